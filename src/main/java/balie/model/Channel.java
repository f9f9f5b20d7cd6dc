package balie.model;

/** By which way a contact reached the desk. */
public enum Channel implements Term {
    PHONE("A telephone call."),
    POST("A letter."),
    FAX("A fax."),
    EMAIL("An e-mail message."),
    IN_PERSON("Somebody at the counter, in the shop or on a visit."),
    CHAT("A typed conversation in real time."),
    WEB("A form or portal on a web site."),
    SOCIAL("A message on a social network."),
    APP("A message from the organisation's own app."),
    REFERRAL("Passed on by another organisation."),
    OTHER("A way that is recorded and is none of the above."),
    UNKNOWN("The source says itself that the way is unknown.");

    private final String doc;

    Channel(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
