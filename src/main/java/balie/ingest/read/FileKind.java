package balie.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tells files that are no text by their first bytes, so that a message can say what they are instead of showing them. */
final class FileKind {

    private static final int LOOKED_AT = 4096;
    private static final int MOST_CONTROLS_ONE_IN = 20;

    private FileKind() {}

    /**
     * @param encoding of the file as its mapping says; in UTF-16 and UTF-32 zero bytes are part of a text
     * @throws UnusableFileException if the file is an archive or other binary
     */
    static void check(Path file, String encoding) throws IOException, UnusableFileException {
        byte[] start;
        try (InputStream bytes = Files.newInputStream(file)) {
            start = bytes.readNBytes(LOOKED_AT);
        }
        if (TextInput.startsWith(start, 'P', 'K', 3, 4) || TextInput.startsWith(start, 'P', 'K', 5, 6)) {
            throw new UnusableFileException(
                    0,
                    "the file is a zip archive or a spreadsheet (.xlsx, .ods), not a text",
                    "Unpack it; or save the spreadsheet as CSV.");
        }
        if (TextInput.startsWith(start, 0x1F, 0x8B)) {
            throw new UnusableFileException(0, "the file is packed with gzip", "Unpack it first: gunzip FILE.");
        }
        boolean wide = encoding.toUpperCase(Locale.ROOT).startsWith("UTF-16")
                || encoding.toUpperCase(Locale.ROOT).startsWith("UTF-32")
                || TextInput.startsWith(start, 0xFF, 0xFE)
                || TextInput.startsWith(start, 0xFE, 0xFF);
        // A stray control character happens in a text, and costs a row at most.
        if (!wide && controls(start) * MOST_CONTROLS_ONE_IN > start.length) {
            throw new UnusableFileException(
                    0,
                    "the file is no text: many of its bytes are control characters",
                    "Is this the export? If it is a text in UTF-16, set encoding: in the mapping, such as UTF-16LE.");
        }
    }

    private static int controls(byte[] bytes) {
        int controls = 0;
        for (byte b : bytes) {
            controls += b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' ? 1 : 0;
        }
        return controls;
    }
}
