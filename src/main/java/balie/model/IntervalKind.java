package balie.model;

/** How an interval was found. */
public enum IntervalKind implements Term {
    WILSON("Wilson's score interval: no customer has more than one contact in it, or customers are not known."),
    BY_CUSTOMER(
            "Contacts of one customer are taken as alike, so that it is as wide as the number of customers allows."),
    TOO_FEW_CUSTOMERS(
            "Wilson's score interval, which is too narrow here: too few customers make up too much of the contacts."),
    BY_SPECIALIST(
            "Contacts that one specialist handled are taken as alike, so that it is as wide as the number of specialists allows."),
    TOO_FEW_SPECIALISTS(
            "Wilson's score interval, which is too narrow here: too few specialists handled too much of the contacts.");

    private final String doc;

    IntervalKind(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
