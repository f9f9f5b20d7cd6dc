package balie.model;

/** The state a case is in. */
public enum Status implements Term {
    NEW("Nobody has looked at it yet."),
    OPEN("Somebody works on it, or it was opened again."),
    PENDING("The desk waits for the customer."),
    ON_HOLD("The desk waits for a third party."),
    RESOLVED("The desk regards it as solved; it can be opened again."),
    CLOSED("It is finished and can not be opened again.");

    private final String doc;

    Status(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
