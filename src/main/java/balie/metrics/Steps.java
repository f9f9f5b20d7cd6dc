package balie.metrics;

import balie.contract.Interactions;
import balie.model.Period;
import org.apache.spark.sql.Column;

import java.util.OptionalInt;

import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

/**
 * Periods of one length, counted back from one: step 0 is that period, step 1 the one before it. Everything has the step 0 only.
 *
 * @param period of step 0
 */
public record Steps(Period period) {

    /** A whole number of weeks, so that the same weekdays are compared: the same week last year. */
    public static final int DAYS_OF_YEAR = 52 * 7;

    /** The step in which an interaction was opened; null: that is not known. Below 0: after the period. */
    public Column column() {
        if (isEverything()) {
            return lit(0L);
        }
        Column day = to_date(
                from_utc_timestamp(Interactions.OPENED_AT.col(), period.zone().getId()));
        return floor(datediff(lit(period.lastDay()), day).divide(period.length()))
                .cast("long");
    }

    /** How many steps before step 0 a period of the same length lies. */
    public int of(Period other) {
        return isEverything()
                ? 0
                : Math.toIntExact(
                        (period.firstDay().toEpochDay() - other.firstDay().toEpochDay()) / period.length());
    }

    public Period at(int step) {
        return period.back(step);
    }

    /** How many steps the same weekdays a year ago lie back; empty where they are no step. */
    public OptionalInt year() {
        return isEverything() || DAYS_OF_YEAR % period.length() != 0
                ? OptionalInt.empty()
                : OptionalInt.of(Math.toIntExact(DAYS_OF_YEAR / period.length()));
    }

    private boolean isEverything() {
        return period.kind() == Period.Kind.ALL;
    }
}
