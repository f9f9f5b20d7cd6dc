package balie.metrics.volume;

import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.metrics.volume.Reconciliation.Taken;
import balie.model.ExcludedReason;
import balie.model.IsoWeek;
import balie.model.Period;
import balie.model.ResultTable;
import balie.model.Term;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class SourceCountsTest {

    private static final Period WEEK = Period.week(new IsoWeek(2026, 45), Contexts.ZONE);
    private static final Instant BY_UTC_ONLY = Instant.parse("2026-11-08T23:30:00Z");
    private static final Instant BY_THE_DESK_ONLY = Instant.parse("2026-11-01T23:30:00Z");

    private static Map<ReconciliationStep, Long> counts(Rows rows, MetricContext context) {
        return SourceCounts.bySource(
                        SourceCounts.of(rows.interactions(), context).collectAsList())
                .get("desk");
    }

    @Test
    void each_interaction_is_taken_away_by_the_first_step_that_it_meets() {
        Rows rows = new Rows()
                .times(7, Interactions.AGENT, "a", Interactions.STATUS, "closed")
                .row(Interactions.TEAM, "t", Interactions.STATUS, "pending")
                .row()
                .row(Interactions.OPENED_AT, Contexts.AS_OF)
                .row(Interactions.OPENED_AT, Contexts.AS_OF.plusMillis(1), Interactions.EXCLUDED_REASON, "spam")
                .times(2, Interactions.OPENED_AT, null, Interactions.EXCLUDED_REASON, "test")
                .row(Interactions.OPENED_AT, Rows.day(-9), Interactions.EXCLUDED_REASON, "merged")
                .row(Interactions.OPENED_AT, BY_UTC_ONLY, Interactions.EXCLUDED_REASON, "deleted")
                .row(
                        Interactions.OPENED_AT,
                        BY_THE_DESK_ONLY,
                        Interactions.STATUS,
                        "resolved",
                        Interactions.RESOLVED_AT,
                        Contexts.AS_OF.plusSeconds(1),
                        Interactions.AGENT,
                        "a")
                .row(Interactions.OPENED_AT, BY_THE_DESK_ONLY, Interactions.DIRECTION, "outbound")
                .row(Interactions.EXCLUDED_REASON, "merged", Interactions.DIRECTION, "outbound")
                .row(Interactions.EXCLUDED_REASON, "spam")
                .row(Interactions.EXCLUDED_REASON, "deleted")
                .row(Interactions.EXCLUDED_REASON, "test")
                .row(Interactions.DIRECTION, "internal")
                .row(Interactions.DIRECTION, "inbound", Interactions.AGENT, "a");

        assertThat(counts(rows, Contexts.week()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(ReconciliationStep.INTERACTIONS_STORED, 23L),
                        Map.entry(ReconciliationStep.LATER_THAN_AS_OF, 1L),
                        Map.entry(ReconciliationStep.UNDATED, 2L),
                        Map.entry(ReconciliationStep.OUTSIDE_PERIOD, 4L),
                        Map.entry(ReconciliationStep.OWN_TOTAL, 16L),
                        Map.entry(ReconciliationStep.UTC_DAYS_ONLY, 1L),
                        Map.entry(ReconciliationStep.DESK_DAYS_ONLY, 2L),
                        Map.entry(ReconciliationStep.MERGED, 1L),
                        Map.entry(ReconciliationStep.SPAM, 1L),
                        Map.entry(ReconciliationStep.DELETED, 1L),
                        Map.entry(ReconciliationStep.TEST, 1L),
                        Map.entry(ReconciliationStep.OUTBOUND, 1L),
                        Map.entry(ReconciliationStep.INTERNAL, 1L),
                        Map.entry(ReconciliationStep.COUNTED, 11L),
                        Map.entry(ReconciliationStep.UNASSIGNED, 1L),
                        Map.entry(ReconciliationStep.STILL_OPEN, 2L)));
    }

    @Test
    void an_undated_source_lies_in_a_range_that_was_asked_for_and_in_no_week() {
        Rows rows = new Rows().times(3, Interactions.OPENED_AT, null);
        MetricContext week = Contexts.of(
                WEEK, Contexts.AS_OF, Contexts.without(Contexts.everything(), "desk", Interactions.OPENED_AT), 0);
        Period days = Period.days(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 9), Contexts.ZONE);

        assertThat(counts(rows, week))
                .containsEntry(ReconciliationStep.UNDATED, 3L)
                .containsEntry(ReconciliationStep.COUNTED, 0L);
        assertThat(counts(rows, week.over(days)))
                .containsEntry(ReconciliationStep.UNDATED, 0L)
                .containsEntry(ReconciliationStep.OWN_TOTAL, 3L)
                .containsEntry(ReconciliationStep.COUNTED, 3L);
    }

    @Test
    void every_reason_to_leave_one_out_has_a_step() {
        assertThat(Term.codes(ReconciliationStep.values())).containsAll(Term.codes(ExcludedReason.values()));
    }

    @Test
    void whatever_the_rows_are_the_steps_explain_what_is_counted() {
        Random random = new Random(20261128);
        Rows rows = new Rows();
        Map<String, Long> of = new TreeMap<>();
        for (int i = 0; i < 400; i++) {
            String source = "desk" + random.nextInt(3);
            of.merge(source, 1L, Long::sum);
            rows.row(
                    Interactions.SOURCE,
                    source,
                    Interactions.OPENED_AT,
                    random.nextInt(9) == 0 ? null : Rows.START.plus(Duration.ofHours(random.nextInt(1200) - 400)),
                    Interactions.EXCLUDED_REASON,
                    one(random, null, null, null, "merged", "spam", "deleted", "test"),
                    Interactions.DIRECTION,
                    one(random, null, "inbound", "outbound", "internal"),
                    Interactions.STATUS,
                    one(random, null, "open", "closed"),
                    Interactions.AGENT,
                    one(random, null, "a"));
        }
        MetricContext context = Contexts.of(
                WEEK,
                Rows.START.plus(Duration.ofDays(20)),
                Contexts.without(Contexts.everything("desk0", "desk1"), "desk2", Interactions.OPENED_AT),
                0);
        Map<String, Taken> taken = new TreeMap<>();
        of.forEach((source, n) -> taken.put(source, new Taken(n + 9, 4, 3, n, 0, 0)));
        List<Period> periods = new ArrayList<>(List.of(WEEK, Period.all(Contexts.ZONE)));
        for (int i = 0; i < 4; i++) {
            LocalDate first = WEEK.firstDay().plusDays(random.nextInt(40) - 20);
            periods.add(Period.days(first, first.plusDays(random.nextInt(15)), Contexts.ZONE));
        }

        for (Period period : periods) {
            ResultTable table = Reconciliation.table(
                    taken,
                    SourceCounts.bySource(SourceCounts.of(rows.interactions(), context.over(period))
                            .collectAsList()),
                    Contexts.AS_OF);
            assertThat(table.lines(l -> l.is("step", "difference")))
                    .as(period.label())
                    .hasSize(3)
                    .allSatisfy(l -> assertThat(l.count("rows")).isZero());
            assertThat(Reconciliation.warnings(table)).as(period.label()).isEmpty();
            if (period.kind() != Period.Kind.RANGE) {
                assertThat(Results.line(table, "source", "desk0", "step", "counted")
                                .count("rows"))
                        .as(period.label())
                        .isPositive();
            }
        }
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    @Test
    void a_reason_that_is_no_part_of_the_vocabulary_is_a_difference_and_not_silently_lost() {
        Rows rows = new Rows().times(2).row(Interactions.EXCLUDED_REASON, "duplicate");

        ResultTable table = Reconciliation.table(
                Map.of("desk", new Taken(3, 0, 0, 3, 0, 0)),
                Map.of("desk", counts(rows, Contexts.week())),
                Contexts.AS_OF);

        assertThat(Results.line(table, "step", "difference").count("rows")).isEqualTo(1);
    }
}
