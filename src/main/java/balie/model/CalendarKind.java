package balie.model;

/** What happened on a day of the calendar of a desk. */
public enum CalendarKind implements Term {
    OFFER("Customers were offered something."),
    CAMPAIGN("Customers were told of something, in an advertisement or a mailing."),
    RELEASE("A product changed: new firmware, a new version, new terms."),
    BRIEFING("The desk was told of something."),
    TRAINING("The desk was trained.");

    private final String doc;

    CalendarKind(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }

    /** Whether customers notice it, so that they may ask. */
    public boolean isForCustomers() {
        return this == OFFER || this == CAMPAIGN || this == RELEASE;
    }
}
