package balie.ingest.read;

import balie.issue.RowIssue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Watches the records of a table for the beginning of another one below it: behind a blank line, and perhaps a title, names stand
 * where there was data before. Its rows are none of the first table, even if they have as many fields.
 */
final class FurtherTables {

    /** Columns with names where data were. A single one may hold a word now and then, as 'unknown' for a number. */
    private static final int TELLING = 2;

    private static final int LONGEST_NAME = 80;

    private final List<String> names;
    private final char divider;
    private final @Nullable Predicate<Fields> proof;
    /** Whether a blank line was passed, and no record but a title since. */
    private boolean afterBlank;

    private @Nullable Fields previous;
    /** Names of the columns of another table; null: none has begun. */
    private @Nullable List<String> other;

    private long otherLine;
    /** Whether the rows of the other table pass for records of the first. */
    private boolean isAlike;

    /** @param divider of cells, to show a record with */
    FurtherTables(List<String> names, char divider, @Nullable Predicate<Fields> proof) {
        this.names = names;
        this.divider = divider;
        this.proof = proof;
    }

    void passBlank() {
        afterBlank = true;
    }

    /** A good record, where nothing is in doubt. */
    void passGood(Fields fields) {
        previous = fields;
        afterBlank = false;
    }

    /** Whether what comes next may be part of another table, so that it is to be looked at. */
    boolean isInDoubt() {
        return other != null || (afterBlank && previous != null);
    }

    /**
     * The record that was read, or what it is if it belongs to another table.
     *
     * @param record null: there is nothing in it
     */
    @Nullable
    SourceRecord pass(@Nullable SourceRecord record, Supplier<List<String>> values) {
        if (record == null) {
            passBlank();
            return null;
        }
        SourceRecord seen = record;
        boolean isTitle = false;
        if (isInDoubt() && names.size() > 1) {
            List<String> cells = trimmed(values.get());
            isTitle = afterBlank && cells.stream().filter(c -> !c.isBlank()).count() <= 1;
            seen = judged(record, cells);
        }
        previous = seen.fields() == null ? previous : seen.fields();
        afterBlank = isTitle;
        return seen;
    }

    /** A record of which nothing is known, as none of it could be read. */
    void passLost() {
        afterBlank = false;
    }

    private SourceRecord judged(SourceRecord record, List<String> cells) {
        if (cells.equals(trimmed(names))) {
            other = null;
            return record;
        }
        if (afterBlank && begins(record, cells)) {
            other = List.copyOf(cells);
            otherLine = record.line();
            isAlike = record.fields() != null;
            RowIssue known = record.issue();
            return known == null
                    ? issue(
                            record,
                            cells,
                            "other columns are named here, so another table seems to begin. Put each table into a file of its"
                                    + " own")
                    : issue(
                            record,
                            cells,
                            known.reason()
                                    + ". Or does another table begin here? Then put each into a file of its own");
        }
        if (other == null) {
            return record;
        }
        if (!isAlike && record.fields() != null) {
            other = null;
            return record;
        }
        boolean isOfOther =
                isAlike || (cells.size() == other.size() && cells.stream().anyMatch(CellKind::isData));
        return isOfOther
                ? issue(
                        record,
                        cells,
                        "the row stands below line " + otherLine + ", where another table seems to begin ("
                                + String.join(", ", other) + "). Put each table into a file of its own")
                : record;
    }

    private boolean begins(SourceRecord record, List<String> cells) {
        Fields before = previous;
        if (before == null || !areNames(cells)) {
            return false;
        }
        List<String> above = new ArrayList<>();
        before.forEach((name, value) -> above.add(value));
        int telling = 0;
        for (int i = 0; i < above.size(); i++) {
            telling += i < cells.size() && CellKind.isData(above.get(i)) ? 1 : 0;
        }
        if (record.fields() == null) {
            // It is none of the first table anyway: all that hangs on it is what is said of it.
            return telling > 0;
        }
        return telling >= TELLING && (proof == null || !proof.test(record.fields()));
    }

    private static boolean areNames(List<String> cells) {
        return cells.size() > 1
                && new HashSet<>(cells).size() == cells.size()
                && cells.stream().noneMatch(c -> c.isBlank() || c.length() > LONGEST_NAME || CellKind.isData(c));
    }

    private static List<String> trimmed(List<String> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isBlank()) {
            end--;
        }
        return cells.subList(0, end);
    }

    private SourceRecord issue(SourceRecord record, List<String> cells, String reason) {
        RowIssue known = record.issue();
        String value = known == null ? RecordShape.shorten(String.join(String.valueOf(divider), cells)) : known.value();
        return new SourceRecord(record.line(), record.lines(), null, new RowIssue(null, value, reason));
    }
}
