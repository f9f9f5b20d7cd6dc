package balie.metrics.insight.gap;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.model.DeskFacts;
import balie.model.FailureDemand;
import balie.model.FailureDemand.Cause;
import balie.model.FailureDemand.Rule;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.testkit.Contexts;
import balie.testkit.Rows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The two inputs that are computed by Spark. */
class InsightSumsTest {

    private static ResultTable computed(Metric metric, Dataset<Row> interactions, MetricContext context) {
        List<List<Object>> rows = new ArrayList<>();
        for (Row row : metric.compute(interactions, context).collectAsList()) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(row.get(i));
            }
            rows.add(values);
        }
        return new ResultTable(metric.output().name(), metric.output().names(), new ArrayList<>(rows));
    }

    private static Object[] asked(String question, String customer, long escalations, String status, Object... more) {
        List<Object> pairs = new ArrayList<>(List.of(
                EnrichedInteractions.QUESTION_ID,
                question,
                EnrichedInteractions.QUESTION,
                "About " + question,
                Interactions.CUSTOMER_ID,
                customer,
                Interactions.ESCALATION_COUNT,
                escalations,
                Interactions.STATUS,
                status));
        pairs.addAll(List.of(more));
        return pairs.toArray();
    }

    @Test
    void sums_are_by_question_and_stratum_and_hold_what_the_variance_of_a_score_needs() {
        Rows rows = new Rows()
                .row(asked("Q1", "A", 1, "resolved", Interactions.CHANNEL, "phone", Interactions.PRODUCT, "Lumo"))
                .row(asked("Q1", "A", 0, "open", Interactions.CHANNEL, "phone", Interactions.PRODUCT, "Lumo"))
                .row(asked("Q1", "B", 0, "resolved", Interactions.CHANNEL, "chat", Interactions.RESEARCH_NEEDED, true))
                .row(asked("Q2", "B", 0, "resolved", Interactions.CHANNEL, "phone"))
                // Neither is in the weeks that are looked at.
                .row(asked("Q2", "C", 5, "open", Interactions.OPENED_AT, Rows.day(-100)))
                .row(asked("Q2", "C", 5, "open", Interactions.OPENED_AT, Rows.day(9)))
                .row(Interactions.CUSTOMER_ID, "D");

        ResultTable table = computed(GapSums.INSTANCE, rows.enriched(), Contexts.week());
        GapIndex index = new GapIndex(table, 2);

        assertThat(index.contacts()).isEqualTo(5);
        assertThat(index.withoutQuestion()).isEqualTo(Map.of("(none)", 1L));
        Asked first = index.questions().get(0);
        assertThat(first.id()).isEqualTo("Q1");
        assertThat(first.label()).isEqualTo("About Q1");
        assertThat(first.product()).contains("Lumo");
        assertThat(first.contacts().n()).isEqualTo(3);
        assertThat(first.outcomes().get(GapOutcome.ESCALATED).x()).isEqualTo(1);
        assertThat(first.outcomes().get(GapOutcome.ESCALATED).nn()).isEqualTo(4 + 1);
        // One is escalated, one is still open.
        assertThat(first.outcomes().get(GapOutcome.NOT_FIRST_LEVEL).x()).isEqualTo(2);
        assertThat(first.outcomes().get(GapOutcome.RESEARCHED).n()).isEqualTo(1);
        assertThat(first.outcomes()).doesNotContainKey(GapOutcome.REPEATED);
        // Customer A: an escalation and two that the first level did not settle, each of weight 1; B: one looked up, of
        // weight 0.5.
        assertThat(first.scores().squares()).isEqualTo(9 + 0.25);
        assertThat(first.scores().withContacts().get(GapOutcome.ESCALATED)).isEqualTo(3 * 2 + 0.5);
        assertThat(first.scores().pairs().get(GapOutcome.ESCALATED).get(GapOutcome.RESEARCHED))
                .isEqualTo(1);
        assertThat(index.cells(GapOutcome.ESCALATED))
                .extracting(c -> c.group() + " " + c.wider() + " " + c.x() + "/" + c.n())
                .containsExactlyInAnyOrder("Q1 phone 1/2", "Q1 chat 0/1", "Q2 phone 0/1");
        assertThat(index.firstDay()).contains(java.time.LocalDate.of(2026, 11, 2));
    }

    private static Rule rule(Set<String> kinds, Set<String> categories, boolean repeat) {
        return new Rule(kinds, categories, Set.of(), Set.of(), Set.of(), repeat, false);
    }

    private static MetricContext withCauses(FailureDemand demand) {
        MetricContext context = Contexts.week();
        return context.with(DeskFacts.NONE.with(demand));
    }

    private static Optional<Line> line(ResultTable table, String cause, String dimension, String value) {
        return table.lines().stream()
                .filter(l ->
                        l.is(DemandSums.CAUSE.name(), cause) && l.is("dimension", dimension) && l.is("value", value))
                .findFirst();
    }

    private static String nOf(Optional<Line> line) {
        return line.map(l -> l.get(ResultColumns.N.name()) + "/" + l.get(ResultColumns.OF.name()) + ", "
                        + l.get(DemandSums.SECONDS.name()) + " s of " + l.get(DemandSums.TIMED.name()))
                .orElse("none");
    }

    @Test
    void the_first_cause_that_fits_wins_and_what_nothing_is_known_of_is_told_apart() {
        FailureDemand demand = new FailureDemand(
                List.of(
                        new Cause("late", Map.of(), List.of(rule(Set.of("complaint"), Set.of("Levering"), false))),
                        new Cause("cross", Map.of(), List.of(rule(Set.of("complaint"), Set.of(), false))),
                        new Cause("again", Map.of(), List.of(rule(Set.of(), Set.of(), true)))),
                Map.of("phone", 5.0));
        Rows rows = new Rows()
                .row(
                        Interactions.KIND,
                        "complaint",
                        Interactions.CATEGORY,
                        "levering",
                        Interactions.CHANNEL,
                        "phone",
                        Interactions.HANDLING_SECONDS,
                        90)
                .row(Interactions.KIND, "complaint", Interactions.CATEGORY, "order", Interactions.CHANNEL, "chat")
                .row(
                        Interactions.KIND,
                        "question",
                        Interactions.CHANNEL,
                        "phone",
                        EnrichedInteractions.PREVIOUS_CONTACT_AT,
                        Rows.day(-7))
                .row(
                        Interactions.KIND,
                        "question",
                        Interactions.CHANNEL,
                        "phone",
                        EnrichedInteractions.PREVIOUS_CONTACT_AT,
                        Rows.day(-7.1))
                .row(Interactions.CATEGORY, "levering", Interactions.CHANNEL, "chat")
                .row(Interactions.CHANNEL, "phone");
        MetricContext context = withCauses(demand);

        ResultTable table = computed(DemandSums.INSTANCE, rows.enriched(), context);

        assertThat(nOf(line(table, "late", "all", "all"))).isEqualTo("1/5, 90 s of 1");
        assertThat(nOf(line(table, "cross", "all", "all"))).isEqualTo("1/5, 0 s of 0");
        assertThat(nOf(line(table, "again", "all", "all"))).isEqualTo("1/5, 0 s of 0");
        assertThat(nOf(line(table, "(value)", "all", "all"))).isEqualTo("2/5, 0 s of 0");
        assertThat(nOf(line(table, "(unknown)", "all", "all"))).isEqualTo("1/6, 0 s of 0");
        assertThat(nOf(line(table, "(failure)", "all", "all"))).isEqualTo("3/5, 90 s of 1");
        assertThat(nOf(line(table, "(failure)", "channel", "phone"))).isEqualTo("2/3, 90 s of 1");
        assertThat(line(table, "late", "channel", "phone")).isEmpty();

        MetricContext given = Contexts.of(
                        context.period(),
                        context.asOf(),
                        Contexts.without(context.availability(), "desk", Interactions.HANDLING_SECONDS),
                        0)
                .with(context.desk());
        ResultTable byFile = computed(DemandSums.INSTANCE, rows.enriched(), given);
        assertThat(nOf(line(byFile, "(failure)", "all", "all"))).isEqualTo("3/5, 600 s of 2");

        ResultTable published = new FailureDemandTable().derive(Map.of(byFile.name(), byFile), given);
        assertThat(published.lines().stream()
                        .map(l -> l.text("measure") + " " + l.text("demand_cause") + " " + l.text("dimension") + " "
                                + l.text("minutes") + " " + l.text("minutes_from"))
                        .limit(5))
                .containsExactly(
                        "failure_demand all all 10.0 given",
                        "failure_demand all channel 10.0 given",
                        "failure_demand all channel  ",
                        "failure_demand all product 10.0 given",
                        "failure_demand all question_id 10.0 given");
        assertThat(computed(DemandSums.INSTANCE, rows.enriched(), Contexts.week())
                        .rows())
                .isEmpty();
    }
}
