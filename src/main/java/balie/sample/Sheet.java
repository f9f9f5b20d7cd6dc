package balie.sample;

import java.util.List;

/** A delimited file in the making, which knows the line each record begins on. */
final class Sheet {

    private final String delimiter;
    private final String lineEnd;
    private final StringBuilder text = new StringBuilder();
    private int lines;
    private int records = -1;

    Sheet(String delimiter, String lineEnd, List<String> header) {
        this.delimiter = delimiter;
        this.lineEnd = lineEnd;
        add(header);
    }

    /** Adds a record; gives the line it begins on. */
    int add(List<String> values) {
        return raw(String.join(delimiter, values.stream().map(this::quoted).toList()));
    }

    /** Adds a record as it is, with whatever is wrong with it. */
    int raw(String record) {
        int line = lines + 1;
        text.append(record).append(lineEnd);
        lines += 1 + (int) record.chars().filter(c -> c == '\n').count();
        records++;
        return line;
    }

    /** Without the header. */
    int records() {
        return records;
    }

    private String quoted(String value) {
        boolean needed = value.contains(delimiter) || value.contains("\"") || value.contains("\n");
        return needed ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
