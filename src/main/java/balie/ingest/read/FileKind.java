package balie.ingest.read;

import balie.config.SourceMapping.Format;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Tells files that hold no table by how they begin, so that a message can say what they are instead of showing them. */
final class FileKind {

    private static final int LOOKED_AT = 4096;
    private static final int MOST_CONTROLS_ONE_IN = 20;
    private static final int SHOWN = 40;

    private FileKind() {}

    /**
     * @param text the beginning of the file
     * @param format pinned; null: none
     * @throws UnusableFileException if the file is no text or another text than one with a table
     */
    static void check(String text, @Nullable Format format) throws UnusableFileException {
        // A stray control character happens in a text, and costs a row at most.
        if (controls(text) * MOST_CONTROLS_ONE_IN > Math.min(text.length(), LOOKED_AT)) {
            throw new UnusableFileException(
                    0,
                    "the file is no text: many of its bytes are control characters",
                    "Is this the export? If it is a text in UTF-16, set encoding: in the mapping, such as UTF-16LE.");
        }
        String start = text.strip();
        String folded = start.substring(0, Math.min(SHOWN, start.length())).toLowerCase(Locale.ROOT);
        boolean json = format == Format.JSON_LINES || format == Format.JSON_ARRAY;
        String shown = start.lines().findFirst().orElse("");
        shown = shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…";
        if (folded.startsWith("<!doctype") || folded.startsWith("<html") || folded.startsWith("<?xml")) {
            throw new UnusableFileException(
                    1,
                    "the file is a web page, not a table: it begins with '" + shown + "'",
                    "A page was saved in place of the export, often the log-in page. Log in and export again.");
        }
        if (json && !folded.startsWith("{") && !folded.startsWith("[")) {
            throw new UnusableFileException(
                    1,
                    "the file holds no JSON objects" + (format == Format.JSON_LINES ? ", one a line" : "")
                            + ": it begins with '" + shown + "'",
                    "Is this the file you meant, and its mapping?");
        }
    }

    private static int controls(String text) {
        int controls = 0;
        for (int i = 0; i < Math.min(text.length(), LOOKED_AT); i++) {
            char c = text.charAt(i);
            controls += c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\u0001' && c != '\u001F' ? 1 : 0;
        }
        return controls;
    }
}
