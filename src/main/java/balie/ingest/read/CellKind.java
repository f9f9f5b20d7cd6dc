package balie.ingest.read;

import java.util.regex.Pattern;

/** What a cell looks like, to tell names of columns from data and a right way to divide a text from a wrong one. */
enum CellKind {
    EMPTY(""),
    NUMBER("[-+]?\\p{Sc}? ?[-+]?\\d[\\d.,' ]*(?:[eE][-+]?\\d+)? ?[%\\p{Sc}]?"),
    TIME("(?:\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}|\\d{1,2}[-/ .]\\p{L}{3,9}[-/ .]\\d{2,4}|\\d{1,3}:\\d{2}).*"),
    ADDRESS("(?:\\S+@\\S+\\.\\S+|https?://\\S+)"),
    WORDS("[\\p{L}\\p{N}][^,;|\\t\"]*"),
    OTHER(".*");

    private static final int MOST = 200;
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    private final Pattern pattern;

    CellKind(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    }

    static CellKind of(String cell) {
        String text = cell.strip();
        if (text.length() > MOST) {
            return OTHER;
        }
        for (CellKind kind : values()) {
            if (kind.pattern.matcher(text).matches()) {
                return kind;
            }
        }
        return OTHER;
    }

    /** Whether it is data rather than the name of a column; a year may be either. */
    static boolean isData(String cell) {
        CellKind kind = of(cell);
        return (kind == NUMBER || kind == TIME || kind == ADDRESS)
                && !YEAR.matcher(cell.strip()).matches();
    }
}
