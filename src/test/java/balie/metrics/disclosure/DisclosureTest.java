package balie.metrics.disclosure;

import balie.metrics.disclosure.Disclosure.Outcome;
import balie.metrics.disclosure.Publications.Maker;
import balie.model.Count;
import balie.model.ResultTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static balie.metrics.disclosure.Publications.ALL;
import static balie.metrics.disclosure.Publications.channels;
import static balie.metrics.disclosure.Publications.told;
import static org.assertj.core.api.Assertions.assertThat;

class DisclosureTest {

    private static final Disclosure FULL = new Disclosure(5);

    private static Outcome alone(ResultTable... tables) {
        return FULL.protect(List.of(tables), EarlierCounts.NONE);
    }

    private static Set<String> hidden(Outcome outcome) {
        return outcome.published().stream()
                .filter(c -> !c.shown())
                .map(c -> c.table() + " " + c.column() + " " + c.about() + " " + c.from())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_only_small_group_gets_a_partner() {
        Outcome outcome = alone(channels(0, 2, 6, 32));

        Map<String, @Nullable Object> told = told(outcome.tables().get(0), "channel");
        assertThat(told).containsEntry("mail", null).containsEntry("chat", null);
        assertThat(told).containsEntry("phone", 32L).containsEntry(ALL, 40L);
        assertThat(outcome.small()).isEqualTo(1);
        assertThat(outcome.beside()).isEqualTo(1);
        assertThat(outcome.secrets()).isEqualTo(1);
        assertThat(outcome.workedOut()).isEmpty();
        assertThat(outcome.hiddenPercent()).isEqualTo(50);
    }

    @Test
    void that_nobody_is_in_a_group_is_hidden_and_not_told_by_the_rest() {
        Outcome outcome = alone(channels(0, 0, 0, 40));

        assertThat(told(outcome.tables().get(0), "channel"))
                .as("both others are nobody, so the third tells it")
                .containsEntry("phone", null)
                .containsEntry(ALL, 40L);
        assertThat(outcome.workedOut()).isEmpty();
    }

    @Test
    void without_partners_the_small_group_is_worked_out_and_named_without_its_count() {
        Outcome outcome = new Disclosure(5, false, true).protect(List.of(channels(0, 2, 6, 32)), EarlierCounts.NONE);

        assertThat(outcome.beside()).isZero();
        assertThat(outcome.workedOut())
                .containsExactly("channel_mix: n of channel mail, measure contacts, 2026-11-02 to 2026-11-08");
    }

    @Test
    void what_would_give_a_hidden_count_back_goes_with_it_and_the_row_is_marked() {
        ResultTable raw = new Maker("rates", "channel")
                .row(0, 40, 100L, "resolved", ALL)
                .row(0, 2, 30L, "resolved", "mail")
                .row(0, 6, 30L, "resolved", "chat")
                .row(0, 32, 40L, "resolved", "phone")
                .table();

        ResultTable shown = alone(raw).tables().get(0);

        for (ResultTable.Line line : shown.lines(l -> l.is("channel", "mail") || l.is("channel", "chat"))) {
            assertThat(Arrays.asList(line.get("n"), line.get("percent"), line.get("low"), line.get("high")))
                    .containsOnlyNulls();
            assertThat(line.text("mark")).isEqualTo("[c]");
            assertThat(line.count("of")).isEqualTo(30);
            assertThat(line.text("definition")).isEqualTo("what is counted");
        }
        assertThat(shown.lines(l -> l.is("channel", "phone"))).singleElement().satisfies(line -> {
            assertThat(line.number("percent")).isEqualTo(80);
            assertThat(line.text("mark")).isEmpty();
        });
    }

    @Test
    void nothing_is_hidden_where_nothing_is_small_or_no_minimum_is_set() {
        ResultTable large = channels(0, 5, 6, 32);
        assertThat(alone(large).tables()).containsExactly(large);
        assertThat(alone(large).counts()).isEqualTo(4);
        assertThat(hidden(alone(large))).isEmpty();

        ResultTable small = channels(0, 2, 6, 32);
        Outcome outcome = new Disclosure(0).protect(List.of(small), EarlierCounts.NONE);
        assertThat(outcome.tables()).containsExactly(small);
        assertThat(outcome.published()).allMatch(Count::shown);
    }

    @Test
    void a_count_told_elsewhere_as_another_figure_is_hidden_there_too() {
        ResultTable same = new Maker("asked", "dimension", "value")
                .row(0, 2, null, "questions", "channel", "mail")
                .row(0, 6, null, "questions", "channel", "chat")
                .row(0, 32, null, "questions", "channel", "phone")
                .table();
        ResultTable other = new Maker("other", "channel")
                .row(0, 2, null, "complaints", "mail")
                .row(0, 6, null, "complaints", "chat")
                .row(0, 33, null, "complaints", "phone")
                .table();

        Outcome outcome = alone(channels(0, 2, 6, 32), same, other);

        assertThat(told(outcome.tables().get(1), "value"))
                .containsEntry("mail", null)
                .containsEntry("chat", null)
                .containsEntry("phone", 32L);
        assertThat(told(outcome.tables().get(2), "channel"))
                .as("as no whole is told and its counts are others, only the small one")
                .containsEntry("mail", null)
                .containsEntry("chat", 6L);
        assertThat(outcome.workedOut()).isEmpty();
    }

    private static List<@Nullable Object> week1(String channel, long n, long before) {
        return Arrays.asList(
                "contacts",
                channel,
                n,
                null,
                before,
                (double) (n - before),
                "",
                Publications.MONDAY.plusWeeks(1),
                Publications.MONDAY.plusWeeks(1).plusDays(6),
                "all");
    }

    @Test
    void a_count_hidden_in_its_week_is_hidden_as_that_of_the_week_before() {
        ResultTable next = new ResultTable(
                "channel_mix",
                List.of(
                        "measure",
                        "channel",
                        "n",
                        "of",
                        "n_previous",
                        "change",
                        "mark",
                        "period_from",
                        "period_to",
                        "source"),
                List.of(week1(ALL, 60, 40), week1("mail", 10, 2), week1("chat", 20, 6), week1("phone", 30, 32)));
        Publications publications = new Publications();
        publications.publish(FULL, List.of(channels(0, 2, 6, 32)));

        Outcome outcome = publications.publish(FULL, List.of(next));

        assertThat(outcome.workedOut()).isEmpty();
        for (ResultTable.Line line : outcome.tables().get(0).lines()) {
            boolean hid = line.is("channel", "mail") || line.is("channel", "chat");
            assertThat(line.get("n_previous") == null).as(line.text("channel")).isEqualTo(hid);
            assertThat(line.get("change") == null).as(line.text("channel")).isEqualTo(hid);
            assertThat(line.get("n")).isNotNull();
        }
    }

    private static List<@Nullable Object> besideRest(
            String channel, long n, long of, @Nullable Long rest, @Nullable Long ofRest) {
        return Arrays.asList(
                "about water",
                channel,
                n,
                of,
                rest,
                ofRest,
                "",
                Publications.MONDAY,
                Publications.MONDAY.plusDays(6),
                "all");
    }

    @Test
    void a_count_is_not_told_by_that_of_all_others() {
        ResultTable raw = new ResultTable(
                "lifts",
                List.of(
                        "measure",
                        "channel",
                        "n",
                        "of",
                        "n_compared",
                        "of_compared",
                        "mark",
                        "period_from",
                        "period_to",
                        "source"),
                List.of(
                        besideRest(ALL, 40, 100, null, null),
                        besideRest("mail", 2, 30, 38L, 70L),
                        besideRest("chat", 6, 30, 34L, 70L),
                        besideRest("phone", 32, 40, 8L, 60L)));

        Outcome outcome = alone(raw);

        assertThat(outcome.workedOut()).isEmpty();
        Map<String, @Nullable Object> told = told(outcome.tables().get(0), "channel");
        assertThat(told).containsEntry("mail", null).containsEntry(ALL, 40L);
        assertThat(told.values().stream().filter(n -> n == null)).hasSizeGreaterThan(1);
        assertThat(outcome.tables().get(0).lines(l -> l.get("n") == null))
                .allSatisfy(line -> assertThat(line.get("n_compared")).isNull());
    }

    @Test
    void a_row_whose_count_is_hidden_has_no_rank_and_stands_behind_the_others() {
        List<String> columns = List.of("rank", "question_id", "n", "of", "mark", "period_from", "period_to", "source");
        ResultTable raw = new ResultTable(
                "top",
                columns,
                List.of(
                        Arrays.asList(
                                1L, "a", 30L, null, "", Publications.MONDAY, Publications.MONDAY.plusDays(6), "all"),
                        Arrays.asList(
                                2L, "z", 4L, null, "", Publications.MONDAY, Publications.MONDAY.plusDays(6), "all"),
                        Arrays.asList(
                                3L, "b", 3L, null, "", Publications.MONDAY, Publications.MONDAY.plusDays(6), "all"),
                        Arrays.asList(
                                null,
                                "c",
                                70L,
                                null,
                                "",
                                Publications.MONDAY,
                                Publications.MONDAY.plusDays(6),
                                "all")));

        ResultTable shown = alone(raw).tables().get(0);

        assertThat(shown.lines().stream().map(l -> l.text("question_id"))).containsExactly("a", "c", "b", "z");
        assertThat(shown.lines().stream().map(l -> l.text("rank"))).containsExactly("1", "", "", "");
        assertThat(shown.lines().stream().map(l -> l.text("n"))).containsExactly("30", "70", "", "");
    }

    @Test
    void the_order_of_rows_and_tables_does_not_matter_to_what_is_hidden() {
        Random random = new Random(3);
        for (int i = 0; i < 12; i++) {
            List<ResultTable> tables = Contacts.week(new Contacts(random), 0);
            Set<String> hidden = hidden(FULL.protect(tables, EarlierCounts.NONE));
            assertThat(hidden).isNotEmpty();
            for (int j = 0; j < 2; j++) {
                List<ResultTable> shuffled = new ArrayList<>();
                for (ResultTable table : tables) {
                    List<List<@Nullable Object>> rows = new ArrayList<>(table.rows());
                    Collections.shuffle(rows, random);
                    shuffled.add(table.withRows(rows));
                }
                Collections.shuffle(shuffled, random);

                assertThat(FULL.id(shuffled)).isEqualTo(FULL.id(tables));
                assertThat(hidden(FULL.protect(shuffled, EarlierCounts.NONE))).isEqualTo(hidden);
            }
        }
    }
}
