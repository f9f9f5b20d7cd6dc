package balie.model;

/** What gave a wording its question. */
public enum DecidedBy implements Term {
    EXAMPLES("It is near examples of the question."),
    GROUP("It is of a group of wordings that became the question."),
    PERSON("A person said so."),
    PENDING("Nothing yet: it waits for more like it.");

    private final String doc;

    DecidedBy(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
