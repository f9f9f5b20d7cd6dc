package balie.model;

/** To whom a case was passed on. */
public enum EscalationTarget implements Term {
    COLLEAGUE("A better-informed colleague."),
    SUPERVISOR("A supervisor or manager."),
    SPECIALIST_TEAM("Another team or a higher level."),
    SUPPLIER("A supplier or partner outside the organisation.");

    private final String doc;

    EscalationTarget(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
