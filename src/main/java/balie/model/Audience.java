package balie.model;

/** Whom a figure is for. The outputs of two audiences can not be joined. */
public enum Audience implements Term {
    TRAINING("Who teaches the desk: what is asked, where it fails, what must be taught."),
    MARKETING("Who sells: who the customers are and what they want.");

    private final String doc;

    Audience(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
