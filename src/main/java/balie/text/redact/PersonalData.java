package balie.text.redact;

/** What is taken out of a text, and the mark that stands there instead. */
public enum PersonalData {
    EMAIL("[e-mail]"),
    LINK("[link]"),
    IBAN("[iban]"),
    CARD("[card]"),
    BSN("[bsn]"),
    PHONE("[phone]"),
    POSTCODE("[postcode]"),
    ADDRESS("[address]"),
    NAME("[name]");

    private final String mark;

    PersonalData(String mark) {
        this.mark = mark;
    }

    /** A word in square brackets. */
    public String mark() {
        return mark;
    }
}
