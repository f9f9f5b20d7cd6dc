package balie.model;

/** How the way to a mail server is protected. */
public enum MailSecurity implements Term {
    STARTTLS("The connection is made safe before anything is said on it; a server that can not do that is refused."),
    TLS("The connection is safe from its first byte on."),
    NONE("Nothing is protected: for a server on the same machine or in a closed network.");

    private final String doc;

    MailSecurity(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
