package balie.app;

/** How a command ends. */
public final class ExitCode {

    /** Done. */
    public static final int DONE = 0;

    /** We failed: a bug, or a machine that would not. */
    public static final int FAILED = 1;

    /** The call or the configuration is wrong. */
    public static final int WRONG_CALL = 2;

    /** A quality gate refused the data; nothing was published. */
    public static final int DATA_REFUSED = 3;

    private ExitCode() {}
}
