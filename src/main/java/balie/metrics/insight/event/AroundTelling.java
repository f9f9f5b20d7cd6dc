package balie.metrics.insight.event;

import balie.contract.ResultColumns;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.ShareInterval;
import balie.metrics.change.Compared;
import balie.model.IntervalKind;
import balie.stats.ClusteredShare.Sums;
import balie.stats.DifferenceInDifferences;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How contacts were resolved before and after the desk was told or trained, beside contacts about everything else. */
final class AroundTelling {

    static final String NOTHING_TO_COMPARE_WITH = "nothing to compare with";

    private final EventIndex index;
    private final MetricContext context;

    AroundTelling(EventIndex index, MetricContext context) {
        this.index = index;
        this.context = context;
    }

    /** The rows about an entry; none if the desk was not told, or before customers were. */
    Stream<Cells> rows(Entry entry) {
        Days after = entry.windows().get(Window.AFTER);
        return after == null
                ? Stream.empty()
                : EventMeasures.resolution(context).stream().flatMap(measure -> rows(entry, after, measure).stream());
    }

    private List<Cells> rows(Entry entry, Days after, Measure measure) {
        String first = entry.product() == null ? EventSums.DESK : EventSums.ABOUT;
        List<Cells> rows = new ArrayList<>();
        for (String group : List.of(first, EventSums.ELSEWHERE)) {
            sums(entry, Window.AFTER, group, measure)
                    .map(now -> row(entry, after, measure, group, now))
                    .ifPresent(rows::add);
        }
        return rows;
    }

    private Optional<Sums> sums(Entry entry, Window window, String group, Measure measure) {
        return index.sums(entry, window, group, measure.id());
    }

    private Cells row(Entry entry, Days after, Measure measure, String group, Sums now) {
        Optional<Compared> compared =
                sums(entry, Window.BEFORE, group, measure).map(before -> Compared.periods(now, before));
        Optional<DifferenceInDifferences.Result> beyond =
                group.equals(EventSums.ABOUT) ? beyond(entry, measure, now) : Optional.empty();
        Cells cells = compared.map(Compared::cells).orElseGet(() -> alone(now));
        ZoneId zone = context.period().zone();
        boolean few = compared.map(c -> c.isUnreliable(context.reliableFrom()))
                .orElse(now.n() < context.reliableFrom()
                        || ShareInterval.of(now).kind() == IntervalKind.TOO_FEW_CUSTOMERS);
        boolean young = after.dayAfter()
                .atStartOfDay(zone)
                .toInstant()
                .plus(EventMeasures.age(measure, context))
                .isAfter(context.asOf());
        boolean untold = group.equals(EventSums.ABOUT) && beyond.isEmpty();
        String mark = PlainTable.marks(young, few || untold);
        cells.set(ResultColumns.MEASURE, measure.id())
                .set(Briefings.GROUP, group)
                .set(Briefings.BRIEFED_ON, entry.briefing().orElse(null))
                .set(ResultColumns.MARK, mark)
                .set(ResultColumns.DEFINITION, words(entry.isTraining(), measure, group))
                .days(after.period(zone));
        before(entry, compared).ifPresent(days -> cells.comparedDays(days.period(zone)));
        beyond.ifPresent(d -> {
            cells.rounded(Briefings.DIFFERENCE, d.points().difference())
                    .rounded(Briefings.DIFFERENCE_LOW, d.points().low())
                    .rounded(Briefings.DIFFERENCE_HIGH, d.points().high());
            if (mark.isEmpty()) {
                cells.set(ResultColumns.P_VALUE, d.pValue());
            }
        });
        return cells;
    }

    private static Cells alone(Sums now) {
        return new Cells()
                .set(ResultColumns.N, now.x())
                .set(ResultColumns.OF, now.n())
                .share(ShareInterval.of(now));
    }

    /** The days compared with, as far as there is data of them. */
    private Optional<Days> before(Entry entry, Optional<Compared> compared) {
        Map<Window, Days> windows = entry.windows();
        LocalDate from = index.dataFrom(context.period().zone()).orElse(Days.LAST);
        return compared.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(windows.get(Window.BEFORE)).flatMap(days -> days.within(from, Days.LAST));
    }

    /** The change less that elsewhere; empty: too few to say, or one of the counts elsewhere is hidden and could be had from it. */
    private Optional<DifferenceInDifferences.Result> beyond(Entry entry, Measure measure, Sums now) {
        Optional<Sums> before = sums(entry, Window.BEFORE, EventSums.ABOUT, measure);
        Optional<Sums> otherNow = sums(entry, Window.AFTER, EventSums.ELSEWHERE, measure);
        Optional<Sums> otherBefore = sums(entry, Window.BEFORE, EventSums.ELSEWHERE, measure);
        if (before.isEmpty() || otherNow.isEmpty() || otherBefore.isEmpty()) {
            return Optional.empty();
        }
        boolean enough = Stream.of(otherNow.get(), otherBefore.get())
                .allMatch(s -> s.x() >= context.privacyMinimum() && s.n() >= context.reliableFrom());
        return enough
                ? DifferenceInDifferences.of(now, before.get(), otherNow.get(), otherBefore.get())
                : Optional.empty();
    }

    /** What rows can say, about whatever entry. */
    static List<String> sentences(MetricContext context) {
        List<String> sentences = new ArrayList<>();
        for (Measure measure : EventMeasures.resolution(context)) {
            for (String group : List.of(EventSums.ABOUT, EventSums.ELSEWHERE, EventSums.DESK)) {
                sentences.add(words(false, measure, group));
                sentences.add(words(true, measure, group));
            }
        }
        return sentences;
    }

    private static String words(boolean isTraining, Measure measure, String group) {
        String who = switch (group) {
            case EventSums.ABOUT -> "about the product";
            case EventSums.ELSEWHERE -> "about everything else";
            default -> "of the whole desk, with " + NOTHING_TO_COMPARE_WITH;
        };
        String when = isTraining
                ? "28 days from the training on, beside the 28 days before"
                : "28 days from the briefing on, beside the days from the news to the briefing, 28 at most";
        return measure.definition()
                .narrowed(who + "; " + when)
                .sentence()
                .replace("opened in the period", "opened in these days");
    }
}
