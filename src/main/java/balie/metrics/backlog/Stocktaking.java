package balie.metrics.backlog;

import balie.metrics.MetricContext;
import balie.model.Period;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * When a stock is told.
 *
 * @param day at whose end, or on which
 * @param at the instant
 */
record Stocktaking(LocalDate day, Instant at) {

    /** A quarter before the newest: long enough to see a trend. */
    static final int WEEKS = 12;

    /**
     * At the end of the period, or at the as-of instant where that comes first; then at the ends of the weeks before, the newest first.
     */
    static List<Stocktaking> all(MetricContext context) {
        List<Stocktaking> all = new ArrayList<>(List.of(newest(context)));
        LocalDate sunday = all.get(0).day().with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
        for (int i = 0; i < WEEKS; i++) {
            all.add(atEndOf(sunday.minusWeeks(i), context.period().zone()));
        }
        return all;
    }

    private static Stocktaking newest(MetricContext context) {
        Period period = context.period();
        return period.isOver(context.asOf())
                ? new Stocktaking(period.lastDay(), period.end())
                : new Stocktaking(context.asOf().atZone(period.zone()).toLocalDate(), context.asOf());
    }

    private static Stocktaking atEndOf(LocalDate day, ZoneId zone) {
        return new Stocktaking(day, day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
