package balie.app;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.model.IsoWeek;
import balie.model.Period;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import static org.apache.spark.sql.functions.coalesce;
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
 */
record DataFacts(
        long interactions, Optional<Instant> firstOpened, Optional<Instant> lastOpened, Optional<Instant> newest) {

    static DataFacts of(Dataset<Row> interactions) {
        Column opened = Interactions.OPENED_AT.col();
        Column newest = greatest(Interactions.INSTANTS.stream().map(Field::col).toArray(Column[]::new));
        Row row = interactions
                .agg(count(lit(1)), min(opened), max(opened), coalesce(max(newest), lit(null)))
                .head();
        return new DataFacts(
                row.getLong(0),
                Optional.ofNullable((Instant) row.get(1)),
                Optional.ofNullable((Instant) row.get(2)),
                Optional.ofNullable((Instant) row.get(3)));
    }

    /** The newest week that is over at an instant and in which, or after which, something was opened. */
    Optional<IsoWeek> newestCompleteWeek(Instant asOf, ZoneId zone) {
        if (lastOpened.isEmpty() || firstOpened.isEmpty()) {
            return Optional.empty();
        }
        IsoWeek week = weekOf(lastOpened.get().isBefore(asOf) ? lastOpened.get() : asOf, zone);
        if (!Period.week(week, zone).isOver(asOf)) {
            week = week.previous();
        }
        return week.compareTo(weekOf(firstOpened.get(), zone)) < 0 ? Optional.empty() : Optional.of(week);
    }

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
