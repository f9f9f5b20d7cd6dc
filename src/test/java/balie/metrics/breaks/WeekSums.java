package balie.metrics.breaks;

import balie.contract.Availability;
import balie.metrics.MetricContext;
import balie.model.IsoWeek;
import balie.model.Period;
import balie.model.ResultTable;
import balie.testkit.Contexts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sums of weeks made up for a test; week 25 is the last of 26, that of the period. */
final class WeekSums {

    static final LocalDate FIRST = LocalDate.of(2026, 5, 18);
    static final LocalDate LAST = FIRST.plusWeeks(25);
    static final Instant OVER = Instant.parse("2026-11-16T05:00:00Z");

    private final List<List<Object>> rows = new ArrayList<>();

    /** {@code counts} stand for the weeks up to the last one; 0 is a week without any contact. */
    WeekSums source(String source, long... counts) {
        for (int i = 0; i < counts.length; i++) {
            week(source, 26 - counts.length + i, Map.of("a", counts[i]));
        }
        return this;
    }

    WeekSums week(String source, int week, Map<String, Long> categories) {
        categories.forEach((category, n) -> {
            if (n > 0) {
                rows.add(List.of(source, monday(week), category, n));
            }
        });
        return this;
    }

    static LocalDate monday(int week) {
        return FIRST.plusWeeks(week);
    }

    /** 26 weeks of so many contacts each. */
    static long[] steady(long count) {
        long[] counts = new long[26];
        java.util.Arrays.fill(counts, count);
        return counts;
    }

    static long[] with(long[] counts, int week, long count) {
        long[] other = counts.clone();
        other[week] = count;
        return other;
    }

    ResultTable breaks(String... sources) {
        return breaks(Contexts.everything(sources), OVER, 0);
    }

    ResultTable breaks(Availability availability, Instant asOf, int minimum) {
        MetricContext context =
                Contexts.of(Period.week(new IsoWeek(2026, 46), Contexts.ZONE), asOf, availability, minimum);
        return breaks(rows, context);
    }

    /** The same from rows in another order. */
    ResultTable shuffled(String... sources) {
        List<List<Object>> other = new ArrayList<>(rows);
        Collections.shuffle(other, new Random(3));
        MetricContext context =
                Contexts.of(Period.week(new IsoWeek(2026, 46), Contexts.ZONE), OVER, Contexts.everything(sources), 0);
        return breaks(other, context);
    }

    private static ResultTable breaks(List<List<Object>> rows, MetricContext context) {
        ResultTable sums = new ResultTable("source_weeks", List.of("source", "monday", "category", "n"), rows);
        return new Breaks().derive(Map.of("source_weeks", sums), context);
    }
}
