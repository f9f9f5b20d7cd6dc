package balie.model;

/** How a case ended. */
public enum Outcome implements Term {
    ANSWERED("The customer got an explanation or an answer."),
    REMEDIED("What was wrong was put right."),
    COMPENSATED("The customer got money or its worth."),
    DECLINED("The desk decided not to do what was asked."),
    WITHDRAWN("The customer took it back."),
    DUPLICATE("It repeated another case."),
    AUTO_CLOSED("It was closed by a rule after silence."),
    NO_RESPONSE("The desk let the time to answer pass."),
    OTHER("An outcome that is recorded and is none of the above.");

    private final String doc;

    Outcome(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
