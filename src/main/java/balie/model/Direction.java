package balie.model;

/** Who took the initiative for a contact. */
public enum Direction implements Term {
    INBOUND("The customer came to the desk."),
    OUTBOUND("The desk went to the customer."),
    INTERNAL("A colleague; no customer is party to it.");

    private final String doc;

    Direction(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
