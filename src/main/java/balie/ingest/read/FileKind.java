package balie.ingest.read;

import balie.config.SourceMapping.Format;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells files that hold no table by how they begin, so that a message can say what they are instead of showing them. */
final class FileKind {

    private static final int LOOKED_AT = 4096;
    private static final int MOST_CONTROLS_ONE_IN = 20;
    private static final int SHOWN = 40;

    private static final List<String> PAGES = List.of("<!doctype", "<html", "<?xml");

    private FileKind() {}

    /**
     * Refuses files of known kinds that are no text, by their first bytes.
     *
     * @throws UnusableFileException if it is one
     */
    static void check(byte[] start) throws UnusableFileException {
        if (TextInput.startsWith(start, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
            throw new UnusableFileException(
                    0,
                    "the file is a workbook of the old kind (.xls), or one with a password; such are not read",
                    "Open it in a spreadsheet program and save it as .xlsx, without a password, or as CSV.");
        }
        if (TextInput.startsWith(start, '%', 'P', 'D', 'F')) {
            throw new UnusableFileException(
                    0, "the file is a PDF, which is not read", "Export the table as CSV or as .xlsx.");
        }
    }

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
        // No more of it than says what it is: a name may stand behind.
        String shown = start.substring(0, Math.min(1, start.length()));
        if (text.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            throw new UnusableFileException(
                    1,
                    "the file is a workbook written as XML (.xml, .xls), which is not read",
                    "Open it in a spreadsheet program and save it as .xlsx or as CSV.");
        }
        Optional<String> page = PAGES.stream().filter(folded::startsWith).findFirst();
        if (page.isPresent()) {
            throw new UnusableFileException(
                    1,
                    "the file is a web page, not a table: it begins with '" + page.get() + "'",
                    "A page was saved in place of the export, often the log-in page: log in and export again. If it opens as a table"
                            + " in a spreadsheet program, save it from there as .xlsx or as CSV.");
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
