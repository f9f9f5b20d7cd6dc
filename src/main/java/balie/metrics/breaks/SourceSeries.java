package balie.metrics.breaks;

import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.metrics.MetricContext;
import balie.metrics.volume.ContactsByWeek;
import balie.model.Period;
import balie.model.ResultTable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Weeks that are over, one after the other, as a source had them.
 *
 * @param mondays of all weeks, oldest first
 * @param categories contacts by category, for each week
 * @param others contacts of all other sources, for each week
 */
record SourceSeries(String source, List<LocalDate> mondays, List<Map<String, Long>> categories, List<Long> others) {

    /** As many contacts a week a source needs to have usually for a week without one to be strange. */
    static final int FEWEST_USUAL = 5;

    /**
     * @param sums as {@link SourceWeeks} gives them
     * @param sources each gets a series, also one without contacts
     */
    static List<SourceSeries> of(ResultTable sums, Collection<String> sources, MetricContext context) {
        List<LocalDate> mondays = weeksThatAreOver(context);
        Map<String, Map<LocalDate, Map<String, Long>>> bySource = new TreeMap<>();
        Map<LocalDate, Long> all = new HashMap<>();
        sources.forEach(source -> bySource.put(source, new HashMap<>()));
        for (ResultTable.Line line : sums.lines()) {
            LocalDate monday = (LocalDate) line.get(ContactsByWeek.MONDAY.name());
            Long n = line.count(ResultColumns.N.name());
            if (monday != null && n != null) {
                all.merge(monday, n, Long::sum);
                bySource.computeIfAbsent(line.text(Interactions.SOURCE.name()), s -> new HashMap<>())
                        .computeIfAbsent(monday, m -> new TreeMap<>())
                        .merge(line.text(Interactions.CATEGORY.name()), n, Long::sum);
            }
        }
        List<SourceSeries> series = new ArrayList<>();
        bySource.forEach((source, weeks) -> {
            List<Map<String, Long>> categories =
                    mondays.stream().map(m -> weeks.getOrDefault(m, Map.of())).toList();
            List<Long> others = IntStream.range(0, mondays.size())
                    .mapToObj(i -> all.getOrDefault(mondays.get(i), 0L) - sum(categories.get(i)))
                    .toList();
            series.add(new SourceSeries(source, mondays, categories, others));
        });
        return series;
    }

    private static List<LocalDate> weeksThatAreOver(MetricContext context) {
        Period window = ContactsByWeek.window(context);
        List<LocalDate> mondays = new ArrayList<>();
        LocalDate monday = window.firstDay();
        while (!monday.plusWeeks(1).isAfter(window.dayAfter())
                && Period.days(monday, monday.plusDays(6), window.zone()).isOver(context.asOf())) {
            mondays.add(monday);
            monday = monday.plusWeeks(1);
        }
        return mondays;
    }

    private static long sum(Map<String, Long> categories) {
        return categories.values().stream().mapToLong(Long::longValue).sum();
    }

    int weeks() {
        return mondays.size();
    }

    /** Contacts of a week. */
    long count(int week) {
        return sum(categories.get(week));
    }

    /** The first week with a contact; {@link #weeks()} if there is none. */
    int first() {
        return IntStream.range(0, weeks()).filter(i -> count(i) > 0).findFirst().orElse(weeks());
    }

    /** The last week with a contact; -1 if there is none. */
    int last() {
        return IntStream.range(0, weeks()).filter(i -> count(i) > 0).max().orElse(-1);
    }

    /** The median of the weeks that have contacts, 0 if none has: missing ones do not lower it. */
    double usual() {
        long[] counts = IntStream.range(0, weeks())
                .mapToLong(this::count)
                .filter(n -> n > 0)
                .sorted()
                .toArray();
        int middle = counts.length / 2;
        if (counts.length == 0) {
            return 0;
        }
        return counts.length % 2 == 1 ? counts[middle] : (counts[middle - 1] + counts[middle]) / 2.0;
    }

    /** Whether a week without any contact is strange for this source. */
    boolean isSteady() {
        return usual() >= FEWEST_USUAL;
    }
}
