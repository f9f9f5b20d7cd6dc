package balie.model;

/** By what it shows that the counts of a source are not to be compared over a week. */
public enum BreakCheck implements Term {
    MISSING_WEEK("missing-week", "A week without any contact of a source that has some in every week."),
    VOLUME("volume-break", "A week with far more or far fewer contacts than the weeks before let one expect."),
    CATEGORY_MIX("category-break", "A week whose contacts are spread over categories otherwise than before.");

    private final String key;
    private final String doc;

    BreakCheck(String key, String doc) {
        this.key = key;
        this.doc = doc;
    }

    /** What a job calls it by. */
    public String key() {
        return key;
    }

    @Override
    public String doc() {
        return doc;
    }
}
