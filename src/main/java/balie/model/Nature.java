package balie.model;

/** What a contact is about. */
public enum Nature implements Term {
    GOODS("A thing that is sold."),
    SERVICES("A service that is sold."),
    TECHNICAL("How something works or why it does not."),
    OTHER("None of these.");

    private final String doc;

    Nature(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
