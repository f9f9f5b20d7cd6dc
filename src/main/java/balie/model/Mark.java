package balie.model;

/** A shorthand beside a figure that says why it is missing or how far it can be trusted. */
public enum Mark {
    SUPPRESSED("[c]", "hidden: fewer people or cases than the privacy minimum"),
    UNRELIABLE("[u]", "too few cases to say much; the interval shows how little"),
    PROVISIONAL("[p]", "the period is not over or too young; the figure will still change"),
    REVISED("[r]", "published before with another value; the table of revisions has the former one"),
    BREAK("[b]", "a source changed its way of counting, or weeks of it are missing: not to be compared across it"),
    NOT_AVAILABLE("[x]", "the source does not record what this figure needs");

    private final String shorthand;
    private final String doc;

    Mark(String shorthand, String doc) {
        this.shorthand = shorthand;
        this.doc = doc;
    }

    public String shorthand() {
        return shorthand;
    }

    /** What the mark means, for the foot of a table. */
    public String doc() {
        return doc;
    }
}
