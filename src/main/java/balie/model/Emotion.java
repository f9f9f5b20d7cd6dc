package balie.model;

/** The state the customer was in. */
public enum Emotion implements Term {
    CALM("Clear and at ease."),
    UNCLEAR("Could not well say what the matter was."),
    ANXIOUS("Worried."),
    ANGRY("Angry or demanding.");

    private final String doc;

    Emotion(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
