package balie.ingest.read;

import balie.ingest.read.CsvSample.Sampled;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what stands behind a table: a count of its rows, totals, and what a blank line divides from it. */
final class FooterDetector {

    private static final int MOST = 12;
    private static final Pattern KNOWN = Pattern.compile(
            "\\(\\d[\\d,. ]* (?:rows?|records?|rijen|zeilen)\\)|\\d+ (?:rows?|records?) (?:selected|in set).*"
                    + "|copyright .*|© .*|confidential.*|generated (?:by|on|at).*|report generated .*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TOTAL = Pattern.compile(
            "(?:(?:grand |sub)?totals?|(?:eind|sub)?totaal|gesamt(?:summe)?|summe|sum|som)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern TOTAL_ALONE = Pattern.compile(
            "(?:(?:grand |sub)?totals?|(?:eind|sub)?tota(?:al|len)|gesamt(?:summe)?|summe|sum|som)\\s*[:.]?",
            Pattern.CASE_INSENSITIVE);

    private FooterDetector() {}

    /** Whether a row of a sheet, the end of which is not known before it is reached, is a line of totals and no case. */
    static boolean isTotals(List<String> cells, int width) {
        List<String> filled = cells.stream().filter(c -> !c.isBlank()).toList();
        return width > 1
                && !filled.isEmpty()
                && filled.size() * 2 <= width
                && TOTAL_ALONE.matcher(filled.get(0).strip()).matches();
    }

    /** Whether a row of a sheet is a note and no case: one cell of a kind that is known, or that an empty row divides off. */
    static boolean isNote(List<String> cells, int width, boolean isBelowBlank) {
        List<String> filled = cells.stream().filter(c -> !c.isBlank()).toList();
        return filled.size() == 1
                && width > 1
                && ((isBelowBlank && width > 2)
                        || KNOWN.matcher(filled.get(0).strip()).matches());
    }

    /**
     * @param tail the end of the text
     * @param width of the table
     * @return each record as its fields joined by the delimiter
     */
    static List<String> detect(String tail, CsvDialect dialect, int width) {
        List<String> lines = lines(tail);
        List<String> footer = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (int i = lines.size() - 1; i > 0 && block.size() + footer.size() <= MOST; i--) {
            String line = lines.get(i);
            if (line.isBlank()) {
                // Narrow lines between a blank one and the end are none of the table.
                footer.addAll(block);
                block.clear();
                continue;
            }
            Sampled record = new CsvSample(line, dialect, true)
                    .records().stream().findFirst().orElse(new Sampled(List.of(), 0, false));
            boolean narrow = record.filled() <= 1 ? width > 1 : record.cells().size() < width;
            boolean odd = line.chars().filter(c -> c == dialect.quote()).count() % 2 == 1;
            if (odd || record.filled() == 0) {
                return footer;
            }
            String joined = String.join(String.valueOf(dialect.delimiter()), record.cells());
            if (isKnown(record, width)) {
                footer.addAll(block);
                block.clear();
                footer.add(joined);
            } else if (narrow && record.cells().size() <= width) {
                block.add(joined);
            } else {
                return footer;
            }
        }
        return footer;
    }

    /** The whole lines; the first may be the end of one. */
    private static List<String> lines(String tail) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < tail.length(); ) {
            int next = RawRecord.nextLine(tail, at);
            lines.add(tail.substring(at, next).strip());
            at = next;
        }
        return lines;
    }

    private static boolean isKnown(Sampled record, int width) {
        String first = record.cells().stream()
                .filter(c -> !c.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        boolean alone = record.filled() == 1;
        boolean total =
                width > 1 && record.filled() < width && TOTAL.matcher(first).matches() && first.length() < 40;
        return (alone && KNOWN.matcher(first).matches()) || total;
    }
}
