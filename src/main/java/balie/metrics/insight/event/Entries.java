package balie.metrics.insight.event;

import balie.metrics.MetricContext;
import balie.model.CalendarEntry;
import balie.model.CalendarKind;
import balie.model.Period;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which entries of the calendar are looked at: those of the half year up to the end of the period, and up to the instant. */
final class Entries {

    static final int WEEKS = 26;

    private static final int LONGEST_BEFORE = 30;
    private static final int LONGEST_AFTER = 90;
    private static final int DAYS_OF_WEEK = 7;

    private Entries() {}

    /** News for customers with a product, and trainings, in the order of days. */
    static List<Entry> of(MetricContext context) {
        LocalDate until = until(context);
        LocalDate from = until.minusDays((long) WEEKS * DAYS_OF_WEEK);
        List<CalendarEntry> calendar = context.desk().calendar().stream()
                .filter(e -> e.date().isBefore(today(context).plusDays(1)))
                .distinct()
                .sorted(Comparator.comparing(CalendarEntry::date)
                        .thenComparing(CalendarEntry::kind)
                        .thenComparing(CalendarEntry::name))
                .toList();
        List<Entry> entries = new ArrayList<>();
        for (CalendarEntry each : calendar) {
            boolean isNews = each.kind().isForCustomers() && Entry.key(each.product()) != null;
            boolean inTime = !each.date().isBefore(from) && each.date().isBefore(until);
            if (inTime && (isNews || each.kind() == CalendarKind.TRAINING)) {
                entries.add(new Entry(entries.size(), each, isNews ? briefing(each, calendar) : Optional.empty()));
            }
        }
        return entries;
    }

    /** The day after the last one that is looked at. */
    private static LocalDate until(MetricContext context) {
        LocalDate tomorrow = today(context).plusDays(1);
        LocalDate end = context.period().dayAfter();
        return context.period().kind() == Period.Kind.ALL || end.isAfter(tomorrow) ? tomorrow : end;
    }

    /** The day of the instant. */
    static LocalDate today(MetricContext context) {
        return context.asOf().atZone(context.period().zone()).toLocalDate();
    }

    /**
     * When the desk was told of it: the briefing on the same product by the same name, else the nearest one on the product that is by no
     * other news' name.
     */
    private static Optional<LocalDate> briefing(CalendarEntry news, List<CalendarEntry> calendar) {
        List<CalendarEntry> briefings = calendar.stream()
                .filter(e -> e.kind() == CalendarKind.BRIEFING && isSameProduct(e, news))
                .filter(e -> !e.date().isBefore(news.date().minusDays(LONGEST_BEFORE))
                        && !e.date().isAfter(news.date().plusDays(LONGEST_AFTER)))
                .toList();
        return nearest(news, briefings.stream().filter(e -> isSameName(e, news)).toList())
                .or(() -> nearest(
                        news,
                        briefings.stream()
                                .filter(e -> calendar.stream()
                                        .noneMatch(other -> other.kind().isForCustomers()
                                                && isSameProduct(other, news)
                                                && isSameName(other, e)))
                                .toList()));
    }

    private static Optional<LocalDate> nearest(CalendarEntry news, List<CalendarEntry> briefings) {
        return briefings.stream()
                .map(CalendarEntry::date)
                .min(Comparator.comparing((LocalDate day) -> Math.abs(ChronoUnit.DAYS.between(news.date(), day)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isSameProduct(CalendarEntry one, CalendarEntry other) {
        return Objects.equals(Entry.key(one.product()), Entry.key(other.product()));
    }

    private static boolean isSameName(CalendarEntry one, CalendarEntry other) {
        return one.name().strip().equalsIgnoreCase(other.name().strip());
    }
}
