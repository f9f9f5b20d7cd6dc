package balie.model;

/** Why an interaction is left out of every figure; it is counted as left out. */
public enum ExcludedReason implements Term {
    MERGED("It was merged into another case that stays."),
    SPAM("It is not from a customer."),
    DELETED("It was deleted in the source."),
    TEST("It was made to try the system.");

    private final String doc;

    ExcludedReason(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
