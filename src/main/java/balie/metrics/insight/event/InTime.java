package balie.metrics.insight.event;

import balie.contract.ResultColumns;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.ShareInterval;
import balie.model.IntervalKind;
import balie.stats.ClusteredShare.Sums;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the desk was told of news for customers before they asked about it. */
final class InTime {

    private final EventIndex index;
    private final MetricContext context;

    InTime(EventIndex index, MetricContext context) {
        this.index = index;
        this.context = context;
    }

    /** A row about news; none about a training. */
    Stream<Cells> rows(Entry entry) {
        return entry.isForCustomers() ? Stream.of(row(entry)) : Stream.empty();
    }

    private Cells row(Entry entry) {
        Days weeks = Days.from(entry.told().date(), Window.DAYS_FIRST);
        Cells cells = new Cells()
                .set(ResultColumns.MEASURE, Briefings.BEFORE_BRIEFING.id())
                .set(Briefings.GROUP, EventSums.ABOUT)
                .set(Briefings.BRIEFED_ON, entry.briefing().orElse(null))
                .set(ResultColumns.DEFINITION, Briefings.BEFORE_BRIEFING.sentence())
                .days(weeks.period(context.period().zone()));
        Optional<LocalDate> first = index.firstAsked(entry)
                .map(at -> at.atZone(context.period().zone()).toLocalDate());
        cells.set(Briefings.TOLD, told(entry, first));
        long asked = index.asked(entry, Window.FIRST_WEEKS);
        // Of so few the day of the first would be the day of one of them.
        if (asked > 0 && asked >= context.privacyMinimum()) {
            first.ifPresent(day -> cells.set(Briefings.FIRST_ASKED, day)
                    .set(
                            Briefings.DAYS_TO_BRIEFING,
                            entry.briefing()
                                    .map(briefed -> ChronoUnit.DAYS.between(day, briefed))
                                    .orElse(null)));
        }
        long before = index.asked(entry, Window.ASKED_BEFORE);
        cells.set(Briefings.ASKED_BEFORE, before < context.privacyMinimum() ? null : before);
        return share(cells, entry, weeks);
    }

    private static String told(Entry entry, Optional<LocalDate> first) {
        if (entry.briefing().isEmpty()) {
            return "not_told";
        }
        LocalDate briefed = entry.briefing().get();
        return first.filter(day -> day.isBefore(briefed)).isPresent() ? "late" : "in_time";
    }

    private Cells share(Cells cells, Entry entry, Days weeks) {
        Optional<Sums> sums = index.sums(entry, Window.FIRST_WEEKS, EventSums.ABOUT, EventSums.ASKED);
        boolean running = weeks.dayAfter().isAfter(Entries.today(context));
        if (sums.isEmpty()) {
            return cells.set(ResultColumns.N, 0L)
                    .set(ResultColumns.OF, 0L)
                    .set(ResultColumns.MARK, PlainTable.marks(running, true));
        }
        ShareInterval interval = ShareInterval.of(sums.get());
        boolean few = sums.get().n() < context.reliableFrom() || interval.kind() == IntervalKind.TOO_FEW_CUSTOMERS;
        return cells.set(ResultColumns.N, sums.get().x())
                .set(ResultColumns.OF, sums.get().n())
                .share(interval)
                .set(ResultColumns.MARK, PlainTable.marks(running, few));
    }
}
