package balie.app;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.model.IsoWeek;
import balie.model.Period;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

/**
 * From when to when the data reach.
 *
 * @param interactions how many there are
 * @param firstOpened empty: none has an opening time
 * @param lastOpened empty: none has an opening time
 * @param newest the newest instant of any kind; empty: there is none
 * @param newestBySource the same for each source that has one
 */
record DataFacts(
        long interactions,
        Optional<Instant> firstOpened,
        Optional<Instant> lastOpened,
        Optional<Instant> newest,
        Map<String, Instant> newestBySource) {

    static DataFacts of(Dataset<Row> interactions) {
        Column opened = Interactions.OPENED_AT.col();
        Column newest = greatest(Interactions.INSTANTS.stream().map(Field::col).toArray(Column[]::new));
        long count = 0;
        List<Instant> first = new ArrayList<>();
        List<Instant> last = new ArrayList<>();
        Map<String, Instant> bySource = new TreeMap<>();
        for (Row row : interactions
                .groupBy(Interactions.SOURCE.col())
                .agg(count(lit(1)), min(opened), max(opened), max(newest))
                .collectAsList()) {
            count += row.getLong(1);
            Optional.ofNullable((Instant) row.get(2)).ifPresent(first::add);
            Optional.ofNullable((Instant) row.get(3)).ifPresent(last::add);
            Optional.ofNullable((Instant) row.get(4)).ifPresent(at -> bySource.put(row.getString(0), at));
        }
        return new DataFacts(
                count,
                first.stream().min(Instant::compareTo),
                last.stream().max(Instant::compareTo),
                bySource.values().stream().max(Instant::compareTo),
                bySource);
    }

    /**
     * The sources that end well before a period does, so that contacts of its last days may be missing. A few days without a
     * contact are ordinary for a small source.
     */
    List<String> endingEarly(Period period, Instant asOf) {
        if (period.kind() == Period.Kind.ALL) {
            return List.of();
        }
        Instant end = period.end().isBefore(asOf) ? period.end() : asOf;
        return newestBySource.entrySet().stream()
                .filter(e -> e.getValue().plus(ORDINARY_GAP).isBefore(end))
                .map(e -> "Source '" + e.getKey() + "' reaches to "
                        + LocalDate.ofInstant(e.getValue(), period.zone())
                        + " only: contacts of the days after may be missing.")
                .toList();
    }

    /** The sources with records of later than an instant. */
    List<String> goingOnBeyond(Instant asOf) {
        return newestBySource.entrySet().stream()
                .filter(e -> e.getValue().isAfter(asOf))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The newest week that is over at an instant and in which, or after which, something was opened. */
    Optional<IsoWeek> newestCompleteWeek(Instant asOf, ZoneId zone) {
        if (lastOpened.isEmpty() || firstOpened.isEmpty()) {
            return Optional.empty();
        }
        IsoWeek week = weekOf(lastOpened.get().isBefore(asOf) ? lastOpened.get() : asOf, zone);
        // The data may end before the instant asked for: a week that they do not reach the end of is not complete.
        Instant known = newest.filter(n -> n.isBefore(asOf)).orElse(asOf);
        if (!Period.week(week, zone).isOver(known)) {
            week = week.previous();
        }
        return week.compareTo(weekOf(firstOpened.get(), zone)) < 0 ? Optional.empty() : Optional.of(week);
    }

    private static final Duration ORDINARY_GAP = Duration.ofDays(3);

    private static IsoWeek weekOf(Instant instant, ZoneId zone) {
        return IsoWeek.of(LocalDate.ofInstant(instant, zone));
    }

    /** Whether anything was opened on or after the first day of a period and on or before its last, or around it. */
    boolean reaches(Period period) {
        if (period.kind() == Period.Kind.ALL) {
            return true;
        }
        return firstOpened.filter(first -> first.isBefore(period.end())).isPresent()
                && lastOpened.filter(last -> !last.isBefore(period.start())).isPresent();
    }
}
