package balie.report.chart;

/** Java could not set up fonts on this machine, so that no chart can be measured or drawn; the message says what to do. */
public final class NoFontsException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NoFontsException(Throwable cause) {
        super(
                "Charts cannot be drawn: Java found no usable fonts on this machine (" + cause
                        + "). Install the Debian package fontconfig with a font: "
                        + "apt-get install fontconfig fonts-liberation",
                cause);
    }
}
