package balie.text.redact;

/** What is taken out of a text, and the mark that stands there instead. */
public enum PersonalData {
    EMAIL("[e-mail]"),
    LINK("[link]"),
    IBAN("[iban]"),
    CARD("[card]"),
    BSN("[bsn]"),
    PHONE("[phone]"),
    /** Of an order, its invoice, its parcel or its case. */
    ORDER_NUMBER("[order-number]"),
    /** Of a customer, a member or a contract. */
    CUSTOMER_NUMBER("[customer-number]"),
    POSTCODE("[postcode]"),
    ADDRESS("[address]"),
    NAME("[name]");

    private final String mark;

    PersonalData(String mark) {
        this.mark = mark;
    }

    /** A word in square brackets, maybe with a hyphen. */
    public String mark() {
        return mark;
    }
}
