package balie.report.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The typeface of charts, from the library that carries it: what a text measures then depends on no installed font.
 *
 * <p>It is loaded at its design size, where each advance is a whole number of design units and no hinting is applied;
 * other sizes are scaled from it.
 */
final class LiberationSans {

    /** Design units in an em. */
    static final float UNITS = 2048;

    static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

    static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private LiberationSans() {}

    /** Reads a font. */
    interface Loader {
        Font load() throws IOException, FontFormatException;
    }

    /**
     * The font at its design size.
     *
     * @throws NoFontsException if Java cannot set up fonts on this machine
     */
    static Font load() {
        return load(LiberationSans::read);
    }

    /**
     * Java reports missing fonts in many ways, depending on its version and on what is missing: checked and unchecked
     * exceptions, and errors of native libraries and of class initialisation. All of them mean the same to the reader.
     */
    static Font load(Loader loader) {
        try {
            Font font = loader.load().deriveFont(UNITS);
            font.getStringBounds("x", UNHINTED);
            return font;
        } catch (IOException | FontFormatException | RuntimeException | LinkageError | InternalError e) {
            throw new NoFontsException(e);
        }
    }

    private static Font read() throws IOException, FontFormatException {
        try (InputStream in = LiberationSans.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new FileNotFoundException(RESOURCE);
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        }
    }
}
