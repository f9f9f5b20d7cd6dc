package balie.model;

/** How a value was decided. */
public enum ClassifiedBy implements Term {
    RECORDED("The export says so."),
    CLASSIFIED("Balie concluded it from the text."),
    UNCLASSIFIED("The export does not say, and the text leaves doubt.");

    private final String doc;

    ClassifiedBy(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
