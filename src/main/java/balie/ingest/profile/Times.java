package balie.ingest.profile;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;

/**
 * The moments of a column.
 *
 * @param written the ways they are written in, the most frequent first
 * @param order which number is the day
 * @param why the evidence for it
 * @param dayExample a text that reads only with the day first; null: there is none
 * @param monthExample a text that reads only with the month first; null: there is none
 * @param first the first text of the column
 * @param offsets whether all say their distance from UTC
 * @param impossibleYears how many are of a year that no help desk has records of
 * @param days how many are of each day
 */
public record Times(
        List<Written> written,
        Order order,
        String why,
        @Nullable String dayExample,
        @Nullable String monthExample,
        String first,
        boolean offsets,
        long impossibleYears,
        NavigableMap<LocalDate, Long> days) {

    /**
     * One way of writing.
     *
     * @param pattern as a mapping names it
     * @param other with day and month the other way round; null: the order is plain
     * @param count texts written so
     * @param dayOnly of those, that are a date only with the day first
     * @param monthOnly of those, that are a date only with the month first
     */
    public record Written(String pattern, @Nullable String other, long count, long dayOnly, long monthOnly) {}

    /** The patterns, the most frequent first. */
    public List<String> patterns() {
        return written.stream().map(Written::pattern).toList();
    }
}
