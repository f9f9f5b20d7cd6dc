package balie.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through the parts of a workbook before anything reads them, for what would cost a reader its memory: bombs, entities,
 * cells without end, columns beyond the last, references to texts that are not there.
 */
final class WorkbookParts {

    private static final int BUFFER = 1 << 16;
    /** Of a tag; the rest of a longer one is not looked at. */
    private static final int TAG = 512;

    private static final Pattern COLUMN = Pattern.compile("(?s)c .*?\\br=\"([A-Za-z]{4,}|[^\"]{11,}).*");
    private static final int MOST_DIGITS = 9;

    private final Limits limits;
    private long texts;
    private long highestText = -1;

    private WorkbookParts(Limits limits) {
        this.limits = limits;
    }

    /** @throws UnusableFileException if a part is unsound, by name of the limit */
    static void check(Path file, List<String> entries, Limits limits) throws IOException, UnusableFileException {
        WorkbookParts parts = new WorkbookParts(limits);
        for (String entry : entries) {
            if (entry.endsWith(".xml") || entry.endsWith(".rels")) {
                try (TableBytes bytes = TableBytes.open(file, new Place(Packing.ZIP, entry, null), limits)) {
                    parts.check(entry, bytes);
                    if (bytes.damage() != null) {
                        throw unsound(entry, "is cut off or damaged: " + bytes.damage());
                    }
                }
            }
        }
        if (parts.highestText >= parts.texts) {
            throw unsound("a sheet", "refers to a shared text that is not there");
        }
    }

    private static UnusableFileException unsound(String part, String what) {
        return new UnusableFileException(
                0,
                "the workbook is unsound: " + part + " " + what,
                "Open it in a spreadsheet program and save it again.");
    }

    private void check(String part, InputStream bytes) throws IOException, UnusableFileException {
        boolean shared = part.endsWith("sharedStrings.xml");
        byte[] buffer = new byte[BUFFER];
        byte[] tag = new byte[TAG];
        int tagLength = -1;
        long run = 0;
        long size = 0;
        long number = 0;
        int digits = 0;
        boolean refers = false;
        boolean inValue = false;
        for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
            size += n;
            if (shared && size > limits.sharedTextBytes()) {
                throw new OverLimitException(
                        "shared-text-bytes", "its texts have more than " + limits.sharedTextBytes() + " bytes");
            }
            for (int i = 0; i < n; i++) {
                byte b = buffer[i];
                if (b == 0) {
                    throw unsound(part, "is not written in UTF-8");
                }
                if (++run > limits.recordChars()) {
                    throw new OverLimitException(
                            "record-chars", "a cell has more than " + limits.recordChars() + " characters");
                }
                if (b == '<') {
                    if (inValue && refers && digits > 0) {
                        highestText = Math.max(highestText, digits > MOST_DIGITS ? Long.MAX_VALUE : number);
                    }
                    tagLength = 0;
                    run = 0;
                    inValue = false;
                } else if (b == '>' && tagLength >= 0) {
                    String text = new String(tag, 0, tagLength, StandardCharsets.UTF_8);
                    checkTag(part, text);
                    texts += shared && (text.equals("si") || text.startsWith("si ")) ? 1 : 0;
                    refers = text.startsWith("c ") ? text.contains("t=\"s\"") : refers;
                    inValue = text.equals("v");
                    number = 0;
                    digits = 0;
                    tagLength = -1;
                    run = 0;
                } else if (tagLength >= 0) {
                    if (tagLength < TAG) {
                        tag[tagLength++] = b;
                    }
                } else if (inValue && b >= '0' && b <= '9') {
                    number = number * 10 + b - '0';
                    digits++;
                }
            }
        }
    }

    private static void checkTag(String part, String tag) throws UnusableFileException {
        if (tag.startsWith("!DOCTYPE") || tag.startsWith("!ENTITY")) {
            throw unsound(part, "declares a document type or entities, which no spreadsheet program writes");
        }
        Matcher column = COLUMN.matcher(tag);
        if (tag.startsWith("c ") && column.matches()) {
            throw unsound(part, "has a cell beyond the last column: '" + column.group(1) + "'");
        }
    }
}
