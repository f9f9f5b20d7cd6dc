package balie.report;

import balie.metrics.question.QuestionFrequency;
import balie.model.IsoWeek;
import balie.model.Period;
import balie.model.ResultTable;
import balie.report.model.Chart;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.words.Words;
import balie.testkit.Contexts;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class QuestionsTest {

    private static final List<String> COLUMNS = new QuestionFrequency().output().names();

    private static final RunFacts FACTS = new RunFacts(
            "weekly",
            Period.week(new IsoWeek(2026, 45), Contexts.ZONE),
            Contexts.AS_OF,
            List.of("desk"),
            100,
            100,
            0,
            0,
            0,
            5,
            20,
            7,
            "fcr_recorded",
            Map.of(),
            List.of(),
            List.of());

    /** A row in which everything is null but some. */
    private static List<Object> row(Map<String, Object> values) {
        List<Object> row = new ArrayList<>(Arrays.asList(new Object[COLUMNS.size()]));
        values.forEach((column, value) -> row.set(COLUMNS.indexOf(column), value));
        return row;
    }

    private static List<Object> asked(long rank, String question, Map<String, Object> more) {
        List<Object> row = row(Map.of(
                "rank", rank, "question", question, "n", 16L, "of", 808L, "percent", 1.98, "low", 1.22, "high", 3.19));
        row.set(COLUMNS.indexOf("per_1000"), 19.8);
        more.forEach((column, value) -> row.set(COLUMNS.indexOf(column), value));
        return row;
    }

    private static TableView table(List<List<Object>> rows) {
        ResultTable questions = new ResultTable("question_frequency", COLUMNS, new ArrayList<>(rows));
        for (String report : Reports.names()) {
            Section section = Reports.build(report, FACTS, List.of(questions), Words.english())
                    .sections()
                    .get(0);
            assertThat(section.id()).as(report).isEqualTo("questions");
        }
        return new Questions(FACTS, new Tables(List.of(questions), Words.english()))
                .section()
                .orElseThrow()
                .table();
    }

    private static List<String> headings(TableView table) {
        return table.columns().stream().map(TableView.Heading::text).toList();
    }

    @Test
    void bars_say_what_they_and_those_above_are_together() {
        Map<String, Object> hidden = new java.util.HashMap<>();
        hidden.put("n", null);
        hidden.put("mark", "[c]");
        ResultTable questions = new ResultTable(
                "question_frequency",
                COLUMNS,
                List.of(
                        asked(1, "Where is my invoice?", Map.of("n", 202L)),
                        asked(2, "Which boiler fits?", Map.of("n", 101L)),
                        asked(3, "Lamp flickers", hidden)));

        Section section = new Questions(FACTS, new Tables(List.of(questions), Words.english()))
                .section()
                .orElseThrow();

        assertThat(((Chart.Bars) section.chart().orElseThrow()).bars())
                .extracting(Chart.Bar::text)
                .containsExactly("202 · 25\u00a0%", "101 · 38\u00a0%", "[c]");
        assertThat(section.statements())
                .containsExactly("The 2 most frequent questions together are 38\u00a0% of all contacts (303 of 808).");
    }

    @Test
    void rates_and_changes_stand_with_their_intervals() {
        TableView table = table(List.of(
                asked(
                        1,
                        "Waar is mijn pakket?",
                        Map.of(
                                "n_previous",
                                24L,
                                "of_previous",
                                788L,
                                "change",
                                -1.07,
                                "change_low",
                                -2.65,
                                "change_high",
                                0.04,
                                "products",
                                "Nodo, Lumo")),
                asked(2, "Wordt het koud?", Map.of("of_previous", 788L)),
                row(Map.of("question", "(no wording recorded)", "of", 808L, "of_previous", 788L, "mark", "[c]"))));

        assertThat(headings(table))
                .containsExactly(
                        "question",
                        "contacts",
                        "per 1,000 contacts",
                        "period before",
                        "change in points",
                        "products",
                        "first seen");
        assertThat(table.rows().get(0))
                .containsExactly(
                        "Waar is mijn pakket?", "16", "20 (12–32)", "24", "−1.1 (−2.7 to 0.0)", "Nodo, Lumo", "");
        assertThat(table.rows().get(1)).as("hidden before").contains("<\u00a05");
        assertThat(table.rows().get(2)).containsExactly("(no wording recorded)", "[c]", "", "", "", "", "");
        assertThat(table.remarks()).hasSize(1);
    }

    @Test
    void columns_that_would_be_empty_are_left_out() {
        TableView table = table(List.of(asked(1, "Waar is mijn pakket?", Map.of("mark", "[u]"))));

        assertThat(headings(table)).containsExactly("question", "contacts", "per 1,000 contacts", "first seen", "mark");
    }

    @Test
    void a_change_has_no_more_digits_than_its_interval_allows() {
        TableView table = table(List.of(asked(
                1,
                "Waar is mijn pakket?",
                Map.of(
                        "n_previous",
                        48L,
                        "of_previous",
                        80L,
                        "change",
                        20.0,
                        "change_low",
                        5.24,
                        "change_high",
                        33.39))));

        assertThat(table.rows().get(0)).contains("+20 (+5 to +33)");
    }

    private static Optional<String> risen(long[] now, long[] before) {
        long of = Arrays.stream(now).sum();
        long ofBefore = Arrays.stream(before).sum();
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < now.length; i++) {
            rows.add(asked(
                    i + 1L,
                    "question " + i,
                    Map.of("n", now[i], "of", of, "n_previous", before[i], "of_previous", ofBefore)));
        }
        return new Questions(
                        FACTS,
                        new Tables(List.of(new ResultTable("question_frequency", COLUMNS, rows)), Words.english()))
                .risenPoint();
    }

    private static long poisson(Random random, double mean) {
        double left = Math.exp(-mean);
        long n = -1;
        for (double product = 1; product > left; product *= random.nextDouble()) {
            n++;
        }
        return n;
    }

    @Test
    void a_question_that_rose_beyond_chance_is_named_with_how_many_it_was_compared_to() {
        long[] before = new long[40];
        Arrays.fill(before, 20);
        long[] now = before.clone();
        now[7] = 60;

        assertThat(risen(now, before))
                .contains(
                        "“question 7” rose to 60 contacts from 20 in the period before, more than chance would do to any of 40"
                                + " questions if each contact were another customer's.");
    }

    @Test
    void where_nothing_changes_a_rise_is_named_in_at_most_one_week_of_twenty() {
        Random random = new Random(46);
        int named = 0;
        int weeks = 1_000;
        for (int week = 0; week < weeks; week++) {
            long[] now = new long[40];
            long[] before = new long[40];
            for (int i = 0; i < now.length; i++) {
                now[i] = poisson(random, 20);
                before[i] = poisson(random, 20);
            }
            named += risen(now, before).isPresent() ? 1 : 0;
        }

        assertThat(named).isLessThanOrEqualTo(weeks / 20);
    }
}
