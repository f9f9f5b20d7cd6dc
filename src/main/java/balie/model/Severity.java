package balie.model;

/** How much a complaint weighs, as the taxonomy says of its category. */
public enum Severity implements Term {
    LOW(1, "A nuisance."),
    MEDIUM(2, "Costs the customer money, time or the use of something."),
    HIGH(3, "Danger, great cost or broken rules.");

    private final int level;
    private final String doc;

    Severity(int level, String doc) {
        this.level = level;
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }

    /** 1 for the lightest to 3. */
    public int level() {
        return level;
    }
}
