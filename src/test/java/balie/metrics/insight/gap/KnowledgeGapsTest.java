package balie.metrics.insight.gap;

import balie.contract.Field;
import balie.contract.ResultColumns;
import balie.contract.Wordings;
import balie.metrics.MetricContext;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.testkit.Contexts;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class KnowledgeGapsTest {

    private static final int WEIGHT = 1000;

    private final List<Map<String, Object>> rows = new ArrayList<>();
    private long contacts;

    /** Each contact is another customer's, over one channel. */
    private void question(String id, long n, long escalated) {
        question(id, "phone", n, escalated);
        contacts += n;
    }

    private void question(String id, String channel, long n, long escalated) {
        row(id, "all", "all", "contacts", n, n, escalated);
        row(id, "all", "all", "escalated", n, escalated, escalated);
        row(id, channel, "consumer", "escalated", n, escalated, escalated);
        row(id, "all", "Lumo", "contacts", n, n, escalated);
    }

    private void row(String id, String channel, String third, String measure, long of, long n, long escalated) {
        boolean stratum = !channel.equals("all");
        Map<String, Object> row = new HashMap<>(Map.of(
                "question_id", id,
                "question", "About " + id,
                "channel", channel,
                "customer_type", stratum ? third : "all",
                "product", stratum ? "all" : third,
                "measure", measure,
                "customers", of,
                "of", of,
                "n", n,
                "nn", of));
        row.put("nx", n);
        row.put("xx", n);
        row.put("ww", escalated * WEIGHT * WEIGHT);
        row.put("wn", escalated * WEIGHT);
        GapSums.PAIRS.forEach(p -> row.put(p.name(), p.name().equals("with_escalated") ? of : 0L));
        row.put("first", LocalDate.of(2026, 9, 1));
        row.put("last", LocalDate.of(2026, 11, 8));
        rows.add(row);
    }

    private Map<String, ResultTable> sums() {
        row("all", "all", "all", "contacts", contacts, contacts, 0);
        List<String> columns = GapSums.INSTANCE.output().names();
        List<List<Object>> cells = new ArrayList<>();
        rows.forEach(r -> cells.add(new ArrayList<>(columns.stream().map(r::get).toList())));
        return Map.of("gap_sums", new ResultTable("gap_sums", columns, new ArrayList<>(cells)));
    }

    private static MetricContext context(int minimum, int reliableFrom) {
        MetricContext week = Contexts.week();
        return new MetricContext(
                week.period(),
                week.asOf(),
                week.availability(),
                7,
                7,
                week.firstContact(),
                "",
                minimum,
                reliableFrom,
                week.pseudonyms(),
                13,
                week.gapWeights(),
                week.desk());
    }

    private void desk() {
        question("Q1", 300, 120);
        for (int i = 2; i < 12; i++) {
            question("Q" + i, 100 + i, 10 + i % 3);
        }
        question("Q90", 12, 6);
        question("Q91", 3, 3);
        row("(pending)", "all", "all", "contacts", 40, 40, 0);
        row("(none)", "all", "all", "contacts", 7, 7, 0);
        contacts += 47;
    }

    @Test
    void the_question_that_fails_more_often_leads_and_the_rows_add_up_to_all_contacts() {
        desk();
        List<Line> lines = new KnowledgeGaps().derive(sums(), context(5, 20)).lines();

        Line first = lines.get(0);
        assertThat(first.text("question_id")).isEqualTo("Q1");
        assertThat(first.count("rank")).isEqualTo(1);
        assertThat(first.text("why")).isEqualTo("escalated 40 % (expected 11 %)");
        assertThat(first.text("main_product")).isEqualTo("Lumo");
        assertThat(first.number("p_value")).isLessThan(1e-6);
        assertThat(first.number("score_low")).isGreaterThan(3);
        assertThat(first.number("contacts_per_week")).isCloseTo(300 / (69 / 7.0), within(0.1));
        assertThat(first.text("definition"))
                .contains("escalated x 1, looked up x 0.5")
                .contains("a rank and no number");
        assertThat(lines.stream().mapToLong(l -> l.count("n")).sum()).isEqualTo(first.count("of"));
        assertThat(lines.stream().filter(l -> l.count("rank") == null).map(l -> l.text("question_id") + l.text("mark")))
                .containsExactly("Q90[u]", "(rare)", "(none)", "(pending)");
        assertThat(lines.toString()).doesNotContain("About Q91");
    }

    @Test
    void a_part_says_what_is_expected_and_what_of_the_excess_is_believed() {
        desk();
        List<Line> lines =
                new KnowledgeGapParts().derive(sums(), context(5, 20)).lines();

        Line first = lines.get(0);
        assertThat(first.text("question_id") + " " + first.text("measure")).isEqualTo("Q1 escalated");
        // Old enough are those of all weeks but none of the last that lies four weeks back.
        double weeks = 69 / 7.0;
        double expected = 300 * first.number("expected_percent") / 100;
        assertThat(first.number("excess_per_week")).isCloseTo((120 - expected) / weeks, within(0.05));
        assertThat(first.number("gain_per_week")).isLessThan(first.number("excess_per_week"));
        assertThat(first.number("gain_low")).isGreaterThan(0);
        assertThat(lines).noneMatch(l -> l.is("question_id", "Q91"));
        assertThat(lines)
                .anyMatch(l -> l.is("question_id", "Q90") && l.get("gain_per_week") == null && l.is("mark", "[u]"));
    }

    @Test
    void the_gain_is_that_of_five_questions_at_most_and_none_that_would_lose() {
        desk();
        List<Line> lines = new KnowledgeGain().derive(sums(), context(5, 20)).lines();

        Line escalated = lines.stream()
                .filter(l -> l.is("measure", "escalated"))
                .findFirst()
                .orElseThrow();
        assertThat(escalated.text("questions")).startsWith("Q1");
        assertThat(escalated.count("taught")).isBetween(1L, 5L);
        assertThat(escalated.number("gain_low")).isGreaterThan(0);
        assertThat(escalated.number("gain_high")).isGreaterThan(escalated.number("gain_per_week"));
    }

    @Test
    void without_contacts_there_are_no_rows_and_without_meaning_a_word_for_each_source() {
        Map<String, ResultTable> none = Map.of(
                "gap_sums",
                new ResultTable("gap_sums", GapSums.INSTANCE.output().names(), List.of()));

        assertThat(new KnowledgeGaps().derive(none, context(5, 20)).rows()).isEmpty();
        assertThat(new KnowledgeGapParts().derive(none, context(5, 20)).rows()).isEmpty();
        assertThat(new KnowledgeGain().derive(none, context(5, 20)).rows()).isEmpty();

        Field since = Wordings.QUESTION_SINCE;
        MetricContext byWording = Contexts.of(
                Contexts.week().period(),
                Contexts.AS_OF,
                Contexts.without(Contexts.everything("desk"), "desk", since),
                5);
        List<Line> lines = new KnowledgeGaps().derive(none, byWording).lines();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).text("mark")).isEqualTo("[x]");
        assertThat(lines.get(0).text(ResultColumns.SOURCE.name())).isEqualTo("desk");
    }

    @Test
    void few_questions_can_not_be_ranked() {
        question("Q1", 300, 120);
        question("Q2", 300, 20);

        List<Line> lines = new KnowledgeGaps().derive(sums(), context(5, 20)).lines();

        assertThat(lines).hasSize(2).allMatch(l -> l.count("rank") == null && l.get("score") == null);
        Line gain = new KnowledgeGain().derive(sums(), context(5, 20)).lines().get(0);
        assertThat(gain.text("mark")).isEqualTo("[u]");
        assertThat(gain.count("taught")).isZero();
        assertThat(gain.get("gain_per_week")).isNull();
    }
}
