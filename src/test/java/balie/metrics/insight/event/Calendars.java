package balie.metrics.insight.event;

import balie.metrics.MetricContext;
import balie.model.CalendarEntry;
import balie.model.CalendarKind;
import balie.model.DeskFacts;
import balie.testkit.Contexts;

import java.time.LocalDate;
import java.util.List;

/** Entries of a calendar made up for a test. */
final class Calendars {

    static final CalendarEntry OFFER = entry(CalendarKind.OFFER, "2026-09-21", "Winterplan", "Winterplan");
    static final CalendarEntry BRIEFING = entry(CalendarKind.BRIEFING, "2026-09-28", "Winterplan", "Winterplan");

    private Calendars() {}

    static CalendarEntry entry(CalendarKind kind, String day, String name, String product) {
        return new CalendarEntry(LocalDate.parse(day), kind, name, product, null);
    }

    /** The week of the tests, seen when it has long been over, at a desk with a calendar. */
    static MetricContext context(CalendarEntry... calendar) {
        return Contexts.week().with(new DeskFacts(List.of(calendar), List.of()));
    }

    static MetricContext hiding(int minimum, CalendarEntry... calendar) {
        MetricContext week = Contexts.week();
        return Contexts.of(week.period(), week.asOf(), week.availability(), minimum)
                .with(new DeskFacts(List.of(calendar), List.of()));
    }
}
