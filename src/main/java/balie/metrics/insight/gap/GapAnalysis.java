package balie.metrics.insight.gap;

import balie.metrics.MetricContext;
import balie.metrics.insight.InsightPeriod;
import balie.model.Period;
import balie.model.ResultTable;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the three tables of knowledge gaps are made of. */
final class GapAnalysis {

    private static final double DAYS_OF_WEEK = 7;

    private final GapIndex index;
    private final MetricContext context;
    private final Period window;
    private final List<Asked> questions;
    private final Map<GapOutcome, OutcomeGaps> outcomes = new EnumMap<>(GapOutcome.class);
    private final Map<GapOutcome, Double> weeks = new EnumMap<>(GapOutcome.class);
    private final Map<GapOutcome, Double> weights = new EnumMap<>(GapOutcome.class);

    /** @param sums the table of {@link GapSums} */
    GapAnalysis(@Nullable ResultTable sums, MetricContext context) {
        this.index = new GapIndex(sums, context.privacyMinimum());
        this.context = context;
        this.window = InsightPeriod.of(context);
        this.questions = index.questions();
        for (GapOutcome outcome : GapOutcome.values()) {
            outcomes.put(
                    outcome,
                    new OutcomeGaps(
                            outcome, questions, index.cells(outcome), index.total(outcome), context.reliableFrom()));
            weeks(outcome.age(context)).ifPresent(w -> weeks.put(outcome, w));
            weights.put(outcome, outcome.weight(context.gapWeights()));
        }
    }

    Period window() {
        return window;
    }

    GapIndex index() {
        return index;
    }

    /** All questions, in the order of their ids. */
    List<Asked> questions() {
        return questions;
    }

    OutcomeGaps of(GapOutcome outcome) {
        return Objects.requireNonNull(outcomes.get(outcome));
    }

    /** Over how many weeks contacts of an age were seen, from the first contact there is; empty: none was. */
    Optional<Double> weeks(Duration age) {
        Optional<LocalDate> first = index.firstDay();
        Optional<LocalDate> last = index.lastDay();
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        boolean all = window.kind() == Period.Kind.ALL;
        LocalDate begin = first.get().isAfter(window.firstDay()) ? first.get() : window.firstDay();
        LocalDate dayAfter = (all ? last.get() : window.lastDay()).plusDays(1);
        Instant end = dayAfter.atStartOfDay(window.zone()).toInstant();
        Instant seen = context.asOf().minus(age);
        Duration length =
                Duration.between(begin.atStartOfDay(window.zone()).toInstant(), seen.isBefore(end) ? seen : end);
        return length.compareTo(Duration.ZERO) > 0
                ? Optional.of(
                        length.toSeconds() / (DAYS_OF_WEEK * Duration.ofDays(1).toSeconds()))
                : Optional.empty();
    }

    /** Over how many weeks an outcome was seen; empty: it is too early to tell. */
    Optional<Double> weeks(GapOutcome outcome) {
        return Optional.ofNullable(weeks.get(outcome));
    }

    GapScore score(Asked question) {
        return new GapScore(question, gaps(question), Collections.unmodifiableMap(weights), weeks);
    }

    /** The gaps of a question, in the order of the outcomes. */
    List<Gap> gaps(Asked question) {
        return outcomes.values().stream().flatMap(o -> o.of(question).stream()).toList();
    }
}
