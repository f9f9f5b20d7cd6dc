package balie.model;

/** What a contact is, as recorded by the source. */
public enum Kind implements Term {
    QUESTION("The customer asks something."),
    COMPLAINT("An expression of dissatisfaction (ISO 10002)."),
    REQUEST("The customer asks the desk to do something."),
    INCIDENT("Something does not work and is to be repaired."),
    COMPLIMENT("The customer is satisfied and says so.");

    private final String doc;

    Kind(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
