package balie.metrics.revision;

import balie.model.IsoWeek;
import balie.model.Period;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.model.Vintage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RevisionsTest {

    private static final List<String> COLUMNS =
            List.of("measure", "channel", "n", "of", "percent", "mark", "source", "period_from", "period_to", "as_of");
    private static final Period WEEK = Period.week(new IsoWeek(2026, 46), ZoneOffset.UTC);
    private static final Period NEXT = Period.week(new IsoWeek(2026, 47), ZoneOffset.UTC);
    private static final Period ALL = Period.all(ZoneOffset.UTC);
    private static final Instant A = Instant.parse("2026-11-16T05:00:00Z");
    private static final Instant B = Instant.parse("2026-11-23T05:00:00Z");
    private static final Instant C = Instant.parse("2026-11-30T05:00:00Z");

    private static List<@Nullable Object> row(
            Period period, String channel, @Nullable Long n, @Nullable Long of, String mark) {
        boolean all = period.kind() == Period.Kind.ALL;
        Double percent = n == null || of == null ? null : Math.round(1e4 * n / of) / 100.0;
        return Arrays.asList(
                "reopened",
                channel,
                n,
                of,
                percent,
                mark,
                "all",
                all ? null : period.firstDay(),
                all ? null : period.lastDay(),
                A);
    }

    private static ResultTable table(String name, List<List<@Nullable Object>> rows) {
        return new ResultTable(name, COLUMNS, rows);
    }

    /** One figure about a week. */
    private static ResultTable rate(@Nullable Long n, @Nullable Long of) {
        return table("rates", List.of(row(WEEK, "email", n, of, n == null ? "[c]" : "[p]")));
    }

    private static Vintage of(Period report, Instant asOf, ResultTable... tables) {
        return Vintages.of(report, asOf, List.of(tables));
    }

    private static Revisions.Outcome mark(Period report, Instant asOf, ResultTable table, Vintage... known) {
        return new Revisions(of(report, asOf, table), List.of(known)).mark(List.of(table));
    }

    /** What was revised, as column: former, value. */
    private static List<String> revised(Revisions.Outcome outcome) {
        return outcome.revisions().lines().stream()
                .map(l -> l.text("column") + ": " + l.text("former") + ", " + l.text("revised"))
                .toList();
    }

    @Test
    void what_is_another_than_before_is_marked_and_its_former_value_told() {
        Revisions.Outcome outcome = mark(WEEK, B, rate(30L, 120L), of(WEEK, A, rate(20L, 100L)));

        assertThat(outcome.tables().get(0).lines().get(0).text("mark")).isEqualTo("[p][r]");
        assertThat(revised(outcome)).containsExactly("n: 20.0, 30.0", "of: 100.0, 120.0", "percent: 20.0, 25.0");
        Line line = outcome.revisions().lines().get(0);
        assertThat(line.text("table")).isEqualTo("rates");
        assertThat(line.text("figure")).isEqualTo("reopened, channel email");
        assertThat(line.get("period_from")).isEqualTo(LocalDate.parse("2026-11-09"));
        assertThat(line.get("period_to")).isEqualTo(LocalDate.parse("2026-11-15"));
        assertThat(line.get("former_as_of")).isEqualTo(A);
        assertThat(line.get("as_of")).isEqualTo(B);
        assertThat(line.text("source")).isEqualTo("all");
    }

    @Test
    void only_the_values_that_changed_are_told() {
        assertThat(revised(mark(WEEK, B, rate(20L, 80L), of(WEEK, A, rate(20L, 100L)))))
                .containsExactly("of: 100.0, 80.0", "percent: 20.0, 25.0");
        assertThat(revised(mark(WEEK, B, rate(20L, 100L), of(WEEK, A, rate(20L, 100L)))))
                .isEmpty();
    }

    @Test
    void what_was_not_or_is_not_shown_is_no_revision() {
        assertThat(revised(mark(WEEK, B, rate(20L, 100L)))).isEmpty();
        assertThat(revised(mark(WEEK, B, rate(20L, 100L), of(WEEK, A, rate(null, 100L)))))
                .isEmpty();
        assertThat(revised(mark(WEEK, B, rate(null, 100L), of(WEEK, A, rate(20L, 100L)))))
                .isEmpty();
        assertThat(revised(mark(WEEK, B, rate(20L, 100L), of(WEEK, A, rate(20L, null)))))
                .isEmpty();
    }

    @Test
    void the_newest_that_shows_the_figure_is_compared_with() {
        Vintage first = of(WEEK, A, rate(20L, 100L));
        Vintage second = of(WEEK, B, rate(25L, 100L));
        Vintage hidden = of(WEEK, B, rate(null, 100L), table("others", List.of(row(WEEK, "email", 1L, 2L, ""))));

        assertThat(revised(mark(WEEK, C, rate(30L, 100L), first, second, hidden)))
                .containsExactly("n: 25.0, 30.0", "percent: 25.0, 30.0");
        assertThat(revised(mark(WEEK, C, rate(25L, 100L), first, second))).isEmpty();
    }

    @Test
    void neither_a_later_instant_nor_what_was_published_afterwards_counts() {
        Vintage first = of(WEEK, A, rate(20L, 100L));
        Vintage second = of(WEEK, B, rate(25L, 100L));
        Vintage late = of(WEEK, A, rate(22L, 100L));

        // The first report made again, long after.
        assertThat(revised(mark(WEEK, A, rate(20L, 100L), first, second, late))).isEmpty();
        // The same instant, when the facts of then became known otherwise.
        assertThat(revised(mark(WEEK, A, rate(22L, 100L), first, second)))
                .containsExactly("n: 20.0, 22.0", "percent: 20.0, 22.0");
        assertThat(revised(mark(WEEK, A, rate(22L, 100L), first, second, late)))
                .containsExactly("n: 20.0, 22.0", "percent: 20.0, 22.0");
    }

    @Test
    void a_figure_about_everything_grows_and_is_compared_as_of_the_same_instant_only() {
        ResultTable before = table("rates", List.of(row(ALL, "email", 20L, 100L, "")));
        ResultTable now = table("rates", List.of(row(ALL, "email", 30L, 100L, "")));

        assertThat(revised(mark(ALL, B, now, of(ALL, A, before)))).isEmpty();
        assertThat(revised(mark(ALL, B, now, of(ALL, B, before)))).hasSize(2);
    }

    @Test
    void in_the_report_on_another_week_only_the_count_of_a_week_that_was_whole_is_the_same_figure() {
        Period toWednesday = Period.days(WEEK.firstDay(), WEEK.firstDay().plusDays(2), ZoneOffset.UTC);

        assertThat(revised(mark(NEXT, B, rate(30L, 300L), of(WEEK, A, rate(20L, 100L)))))
                .containsExactly("n: 20.0, 30.0");
        assertThat(revised(mark(NEXT, B, rate(30L, 300L), of(toWednesday, A, rate(20L, 100L)))))
                .isEmpty();
        assertThat(revised(mark(ALL, B, rate(30L, 300L), of(WEEK, A, rate(20L, 100L)))))
                .isEmpty();
    }

    @Test
    void of_the_weeks_before_only_the_count_is_compared() {
        ResultTable before = table("contacts_by_week", List.of(row(WEEK, "all", 20L, 100L, "")));
        ResultTable more = table("contacts_by_week", List.of(row(WEEK, "all", 20L, 200L, "")));
        ResultTable other = table("contacts_by_week", List.of(row(WEEK, "all", 21L, 200L, "")));

        assertThat(revised(mark(WEEK, B, more, of(WEEK, A, before)))).isEmpty();
        assertThat(revised(mark(WEEK, B, other, of(WEEK, A, before)))).containsExactly("n: 20.0, 21.0");
    }

    @Test
    void two_rows_that_are_one_figure_are_refused() {
        ResultTable twice =
                table("rates", List.of(row(WEEK, "email", 20L, 100L, ""), row(WEEK, "email", 30L, 90L, "")));

        assertThatThrownBy(() -> of(WEEK, A, twice))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two rows are one figure")
                .hasMessageContaining("channel=email");
    }

    @Test
    void a_vintage_is_known_by_its_figures_its_report_and_its_instant_and_not_by_their_order() {
        List<List<@Nullable Object>> rows = List.of(row(WEEK, "email", 20L, 100L, ""), row(WEEK, "chat", 1L, 9L, ""));
        List<List<@Nullable Object>> turned = List.of(rows.get(1), rows.get(0));
        Vintage vintage = of(WEEK, A, table("rates", rows));

        assertThat(of(WEEK, A, table("rates", turned)).id()).isEqualTo(vintage.id());
        assertThat(List.of(
                        of(WEEK, B, table("rates", rows)).id(),
                        of(NEXT, A, table("rates", rows)).id(),
                        of(WEEK, A, table("times", rows)).id(),
                        of(WEEK, A, table("rates", rows.subList(0, 1))).id()))
                .doesNotHaveDuplicates()
                .doesNotContain(vintage.id());
    }

    private static ResultTable random(Random random) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String channel : List.of("all", "email", "chat", "phone", "post")) {
            boolean hidden = random.nextInt(4) == 0;
            long n = random.nextInt(3);
            rows.add(row(
                    WEEK, channel, hidden ? null : n, hidden ? null : n + random.nextInt(2) + 1, hidden ? "[c]" : ""));
        }
        return table("rates", rows);
    }

    @Test
    void a_row_is_marked_if_and_only_if_a_revision_is_told_of_it_and_nothing_else_is_changed() {
        Random random = new Random(20_261_128L);
        int marked = 0;
        for (int trial = 0; trial < 200; trial++) {
            List<Vintage> known = new ArrayList<>();
            for (Instant asOf : List.of(A, B, C)) {
                ResultTable plain = random(random);
                Revisions.Outcome outcome = mark(WEEK, asOf, plain, known.toArray(Vintage[]::new));
                ResultTable told = outcome.tables().get(0);
                for (int i = 0; i < plain.rows().size(); i++) {
                    Line line = told.lines().get(i);
                    boolean revised = line.text("mark").endsWith("[r]");
                    String channel =
                            line.is("channel", "all") ? "reopened" : "reopened, channel " + line.text("channel");
                    assertThat(outcome.revisions()
                                    .lines(l -> l.is("figure", channel))
                                    .isEmpty())
                            .isEqualTo(!revised);
                    List<@Nullable Object> bare = new ArrayList<>(told.rows().get(i));
                    bare.set(5, line.text("mark").replace("[r]", ""));
                    assertThat(bare).isEqualTo(plain.rows().get(i));
                    marked += revised ? 1 : 0;
                }
                // Whatever was published after it, the same gives the same.
                known.add(of(WEEK, asOf, plain));
                assertThat(mark(WEEK, asOf, plain, known.toArray(Vintage[]::new)))
                        .isEqualTo(outcome);
                assertThat(outcome.revisions().lines())
                        .allMatch(l -> !l.get("former").equals(l.get("revised")));
            }
        }
        assertThat(marked).isPositive();
    }
}
