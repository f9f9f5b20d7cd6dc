package balie.model;

/** By which means a wording was made a vector. */
public enum UnderstoodBy implements Term {
    ENCODER("The sentence encoder."),
    BRIDGE("The encoder, by way of a bridge from another language."),
    STUDENT("A small model that was taught by the encoder."),
    CHARACTERS("The characters of the wording, where no model knows its language."),
    NOTHING("Nothing: it has no vector.");

    private final String doc;

    UnderstoodBy(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
