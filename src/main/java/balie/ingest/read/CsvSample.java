package balie.ingest.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The records that the beginning of a text holds if it is divided in a certain way; blank lines are left out. */
final class CsvSample {

    private final CsvDialect dialect;
    private final List<Sampled> records = new ArrayList<>();
    /** Quotes written twice, and quotes behind an escape, inside of fields. */
    private int doubled;

    /**
     * @param line on which it begins, counted from 0
     * @param broken whether text goes on behind a closing quote, or a quote is not closed
     */
    record Sampled(List<String> cells, int line, boolean broken) {

        int filled() {
            return (int) cells.stream().filter(c -> !c.isBlank()).count();
        }
    }

    /** @param whole whether the text goes on to the end of the file; else its last record is left out */
    CsvSample(String text, CsvDialect dialect, boolean whole) {
        this.dialect = dialect;
        int at = 0;
        int line = 0;
        while (at < text.length()) {
            int begin = at;
            List<String> cells = new ArrayList<>();
            boolean broken = false;
            boolean more = true;
            while (more) {
                int end = cell(text, at, cells);
                broken |= end < 0;
                at = Math.abs(end);
                more = at < text.length() && text.charAt(at) == dialect.delimiter();
                at += more ? 1 : 0;
            }
            boolean ends = at >= text.length();
            at = ends ? at : RawRecord.behindLineEnd(text, at);
            Sampled record = new Sampled(cells, line, broken);
            if (record.filled() + cells.size() > 1 && !(ends && !whole && !records.isEmpty())) {
                records.add(record);
            }
            line += (int) RawRecord.lines(text, begin, at);
        }
    }

    /** Takes the cell that begins at an index; the index behind it, negative if its quotes are wrong. */
    private int cell(String text, int start, List<String> cells) {
        int at = start;
        int length = text.length();
        while (dialect.padded() && at < length && text.charAt(at) == ' ') {
            at++;
        }
        StringBuilder cell = new StringBuilder();
        boolean quoted = at < length && text.charAt(at) == dialect.quote();
        boolean open = quoted;
        for (at += quoted ? 1 : 0; open && at < length; at++) {
            char c = text.charAt(at);
            boolean pair = c == dialect.quote() && at + 1 < length && text.charAt(at + 1) == c;
            if (pair || (c == dialect.escape() && at + 1 < length)) {
                doubled += pair ? 1 : 0;
                cell.append(text.charAt(++at));
            } else if (c == dialect.quote()) {
                int next = at + 1 < length ? text.charAt(at + 1) : -1;
                open = dialect.isLoose() && !LooseQuotes.closes(next, dialect);
                if (open) {
                    cell.append(c);
                }
            } else {
                cell.append(c);
            }
        }
        boolean goesOn = false;
        while (at < length && text.charAt(at) != dialect.delimiter() && !RawRecord.isLineEnd(text.charAt(at))) {
            goesOn |= quoted && !Character.isWhitespace(text.charAt(at));
            at += text.charAt(at) == dialect.escape() && at + 1 < length ? 1 : 0;
            cell.append(text.charAt(at++));
        }
        cells.add(cell.toString());
        return open || goesOn ? -at : at;
    }

    CsvDialect dialect() {
        return dialect;
    }

    List<Sampled> records() {
        return records;
    }

    int doubled() {
        return doubled;
    }

    /** How many columns most records have; more columns weigh more. */
    int width() {
        return widths().entrySet().stream()
                .max(Comparator.comparingDouble(e -> e.getValue() * share(e.getKey())))
                .map(Map.Entry::getKey)
                .orElse(1);
    }

    private Map<Integer, Integer> widths() {
        Map<Integer, Integer> widths = new TreeMap<>();
        records.forEach(r -> widths.merge(r.cells().size(), 1, Integer::sum));
        return widths;
    }

    private static double share(int width) {
        return (width - 1.0) / width;
    }

    /**
     * How well the text is divided so, 0 to 1: by how alike the records are in width, by how many columns there are, and by
     * whether the cells look like such.
     */
    double fit() {
        double alike = 0;
        double all = records.size();
        for (Map.Entry<Integer, Integer> width : widths().entrySet()) {
            double part = width.getValue() / all;
            alike += part * part * share(width.getKey());
        }
        double good = 0;
        double broken = 0;
        for (Sampled record : records) {
            good += record.cells().stream()
                    .mapToDouble(CsvSample::look)
                    .average()
                    .orElse(0);
            broken += record.broken() ? 1 : 0;
        }
        return all == 0 ? 0 : alike * good / all * (1 - broken / all);
    }

    private static double look(String cell) {
        String text = cell.strip();
        if (text.length() > 1 && isQuote(text.charAt(0)) && isQuote(text.charAt(text.length() - 1))) {
            return 0.2;
        }
        return CellKind.of(cell) == CellKind.OTHER ? 0.6 : 1;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
