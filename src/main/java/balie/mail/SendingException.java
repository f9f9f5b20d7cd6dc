package balie.mail;

/** The server can not be spoken with, or does not take mail from us; whoever is still to get a letter got none. */
public final class SendingException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final boolean passing;

    /**
     * @param found what was found, without the server's name
     * @param remedy what to do
     * @param passing whether it may go over by itself
     */
    SendingException(String found, String remedy, boolean passing, Throwable cause) {
        super(found, cause);
        this.remedy = remedy;
        this.passing = passing;
    }

    /** What was found. */
    public String found() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }

    /** Whether the same may succeed later with nothing changed. */
    public boolean isPassing() {
        return passing;
    }
}
