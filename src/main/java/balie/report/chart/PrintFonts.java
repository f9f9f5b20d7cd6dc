package balie.report.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The typefaces of printed reports: Liberation Sans, in which charts are measured, and its bold (SIL Open Font License). Both are
 * embedded in what is printed, so a text may only have what they have glyphs for.
 */
public final class PrintFonts {

    /** The name by which style sheets and charts call both. */
    public static final String FAMILY = "Liberation Sans";

    private static final String BOLD = "/liberation/LiberationSans-Bold.ttf";

    /** Stands where there is no glyph; the replacement character has none itself. */
    private static final String MISSING = "\u25A1";

    private static final int HYPHEN_THAT_DOES_NOT_BREAK = 0x2011;
    private static final int FIRST_JOINER = 0x200C;
    private static final int LAST_JOINER = 0x200D;
    private static final int FIRST_SKIN = 0x1F3FB;
    private static final int LAST_SKIN = 0x1F3FF;

    private final Font regular;
    private final Font bold;

    private PrintFonts(Font regular, Font bold) {
        this.regular = regular;
        this.bold = bold;
    }

    /**
     * Loads both.
     *
     * @throws NoFontsException if Java cannot set up fonts on this machine
     */
    public static PrintFonts load() {
        return new PrintFonts(LiberationSans.load(), LiberationSans.load(PrintFonts::readBold));
    }

    private static Font readBold() throws IOException, FontFormatException {
        try (InputStream in = bold()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        }
    }

    /** The file of the regular face, to be closed by the caller. */
    public static InputStream regular() {
        return resource(LiberationSans.RESOURCE);
    }

    /** The file of the bold face, to be closed by the caller. */
    public static InputStream bold() {
        return resource(BOLD);
    }

    private static InputStream resource(String name) {
        InputStream in = PrintFonts.class.getResourceAsStream(name);
        if (in == null) {
            throw new UncheckedIOException("a part of the program is missing", new FileNotFoundException(name));
        }
        return in;
    }

    /**
     * A text as it can be printed: what has no glyph is a white square, an emoji of many parts a single one. So is a letter of a
     * script that runs from right to left: it would stand in the wrong order.
     */
    public String shown(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean missing = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == HYPHEN_THAT_DOES_NOT_BREAK) {
                out.append('-');
                missing = false;
            } else if (isJoiner(c)) {
                // What is joined to a glyph that is missing is part of it.
                if (missing && c == LAST_JOINER && i < text.length()) {
                    i += Character.charCount(text.codePointAt(i));
                }
            } else if (hasGlyph(c)) {
                out.appendCodePoint(c);
                missing = false;
            } else if (!isPartOfTheOneBefore(c)) {
                out.append(MISSING);
                missing = true;
            }
        }
        return out.toString();
    }

    private boolean hasGlyph(int c) {
        byte direction = Character.getDirectionality(c);
        return direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT
                && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                && regular.canDisplay(c)
                && bold.canDisplay(c);
    }

    private static boolean isJoiner(int c) {
        return c >= FIRST_JOINER && c <= LAST_JOINER;
    }

    private static boolean isPartOfTheOneBefore(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || (c >= FIRST_SKIN && c <= LAST_SKIN);
    }

    /**
     * What a line of text takes, in points.
     *
     * @param size of the letters, in points
     */
    public double width(String text, double size, boolean strong) {
        return text.isEmpty()
                ? 0
                : (strong ? bold : regular)
                                .getStringBounds(text, LiberationSans.UNHINTED)
                                .getWidth()
                        * size
                        / LiberationSans.UNITS;
    }
}
