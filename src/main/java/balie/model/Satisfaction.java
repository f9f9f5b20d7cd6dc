package balie.model;

/** The latest rating a customer gave of how a case was handled. */
public enum Satisfaction implements Term {
    POSITIVE("Rated as good."),
    NEUTRAL("Rated in the middle."),
    NEGATIVE("Rated as bad."),
    OFFERED("Asked for, not given."),
    NOT_OFFERED("Never asked for.");

    private final String doc;

    Satisfaction(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
