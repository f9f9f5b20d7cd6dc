package balie.model;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.SortedMap;

/**
 * A count in a table of a publication.
 *
 * @param table name of the result table
 * @param column what of the row it is: n, of, or what they are compared with
 * @param about what it counts: columns and their values, those that stand for everything left out
 * @param from first day it is about; null: it has no period
 * @param to last day it is about; null: it has no period
 * @param source as the result table has it; null: it does not say
 * @param shown whether the publication tells it
 */
public record Count(
        String table,
        String column,
        SortedMap<String, String> about,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String source,
        long value,
        boolean shown) {

    private static final String MEASURE = "measure";

    /** Which count it is, in every publication that tells or hides it. */
    public String id() {
        return table + '\u0001' + column + '\u0001' + about + '\u0001' + days();
    }

    /** Whether it is about no group. */
    public boolean isTotal() {
        return about.isEmpty() || (about.size() == 1 && about.containsKey(MEASURE));
    }

    /** Which count with which value. */
    public String valued() {
        return id() + '=' + value;
    }

    /** Of which figure of its table, days and source it is, whatever the group. */
    public String series() {
        return table + '\u0001' + column + '\u0001' + about.get(MEASURE) + '\u0001' + days();
    }

    /** Its days and its source. */
    public String days() {
        return from + "/" + to + "/" + source;
    }

    /** For people: {@code resolution_rates: n of measure reopened, channel email, 2026-11-09 to 2026-11-15}. */
    public String words() {
        StringBuilder words = new StringBuilder(table).append(": ").append(column);
        if (!about.isEmpty()) {
            StringBuilder parts = new StringBuilder();
            about.forEach((name, value) -> parts.append(parts.length() == 0 ? "" : ", ")
                    .append(name)
                    .append(' ')
                    .append(value));
            words.append(" of ").append(parts);
        }
        return words + (from == null ? "" : ", " + from + " to " + to);
    }
}
