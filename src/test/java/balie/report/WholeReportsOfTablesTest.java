package balie.report;

import balie.model.ResultTable;
import balie.report.html.HtmlPages;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static balie.report.SampleTables.row;
import static balie.report.SampleTables.with;
import static org.assertj.core.api.Assertions.assertThat;

/** Both reports made of the result tables of a run, of all, of some, and of hidden ones. */
class WholeReportsOfTablesTest {

    private static List<String> tables() {
        return SampleTables.all().stream().map(ResultTable::name).toList();
    }

    private static Report training(List<ResultTable> tables) {
        return Reports.build("training", SampleTables.facts(), tables, Words.english());
    }

    private static Set<String> ids(Report report) {
        return new HashSet<>(report.sections().stream().map(Section::id).toList());
    }

    @Test
    void the_training_report_has_a_section_for_everything_in_the_order_it_is_read() {
        assertThat(training(SampleTables.all()).sections())
                .extracting(Section::id)
                .containsExactly(
                        "what-to-teach",
                        "failure-demand",
                        "volume",
                        "changes",
                        "question-changes",
                        "weekly-rates",
                        "resolution-by-category",
                        "resolution-by-channel",
                        "teams-resolved-within-7-days",
                        "resolved-within",
                        "waiting",
                        "backlog",
                        "backlog-weeks",
                        "weeks",
                        "breaks",
                        "revisions")
                .doesNotContain("reconciliation");
    }

    @Test
    void the_marketing_report_has_volume_and_questions() {
        assertThat(ids(Reports.build("marketing", SampleTables.facts(), SampleTables.all(), Words.english())))
                .contains("volume", "question-changes", "complaints-by-product", "weeks", "interest", "rising-interest")
                .contains("complaint-drivers", "channel-shift")
                .doesNotContain("backlog", "reconciliation");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_missing_table_leaves_only_its_own_sections_out(String missing) {
        Report whole = training(SampleTables.all());
        Report without = training(SampleTables.all().stream()
                .filter(t -> !t.name().equals(missing))
                .toList());

        assertThat(without.points()).hasSizeLessThanOrEqualTo(Report.MOST_POINTS);
        Set<String> gone = ids(whole);
        gone.removeAll(ids(without));
        Set<String> own = new HashSet<>(whole.sections().stream()
                .filter(s -> s.dataFile().equals(missing))
                .map(Section::id)
                .toList());
        // A team that is in no funnel is told as a list.
        assertThat(own).containsAll(gone);
    }

    @Test
    void each_main_point_leads_to_the_section_that_tells_it_in_full() {
        for (String name : Reports.names()) {
            Report report = Reports.build(name, SampleTables.facts(), SampleTables.all(), Words.english());
            assertThat(report.points()).hasSize(Report.MOST_POINTS);
            List<String> targets = report.points().stream()
                    .map(Report.Point::target)
                    .filter(target -> !target.isEmpty())
                    .toList();
            assertThat(targets).hasSizeGreaterThan(Report.MOST_POINTS - 2);
            assertThat(targets).allSatisfy(target -> assertThat(ids(report)).contains(target.substring(1)));
            assertThat(report.seenFrom("a.html").points())
                    .extracting(Report.Point::target)
                    .containsSubsequence(targets.stream().map("a.html"::concat).toList());
        }
    }

    @Test
    void what_two_reports_say_stands_once_on_the_first_page() {
        List<Report> reports = Reports.names().stream()
                .map(name -> Reports.build(name, SampleTables.facts(), SampleTables.all(), Words.english())
                        .seenFrom(name + ".html"))
                .toList();
        Report first = Reports.first("A run", SampleTables.facts(), SampleTables.all(), reports, Words.english());

        assertThat(sentences(reports.get(0))).containsAnyElementsOf(sentences(reports.get(1)));
        assertThat(sentences(first)).hasSize(Report.MOST_POINTS).doesNotHaveDuplicates();
    }

    private static List<String> sentences(Report report) {
        return report.points().stream().map(Report.Point::sentence).toList();
    }

    @Test
    void without_any_table_there_is_an_empty_report() {
        for (String name : Reports.names()) {
            Report report = Reports.build(name, SampleTables.facts(), List.of(), Words.english());
            assertThat(report.sections()).isEmpty();
            assertThat(report.points()).isEmpty();
            assertThat(report.notes()).isNotEmpty();
        }
    }

    @Test
    void pages_can_be_made_of_it() {
        for (String name : Reports.names()) {
            Report report = Reports.build(name, SampleTables.facts(), SampleTables.all(), Words.english());
            assertThat(new HtmlPages(Words.english()).page(report, List.of()))
                    .contains("808 contacts", "<ul class=\"statements\">");
            assertThat(report.toString()).doesNotContain("null", "NaN");
        }
    }

    /** Every figure of every table but its keys, as it is where all is hidden. */
    @Test
    void tables_in_which_all_is_hidden_make_a_report() {
        Set<String> hidden = Set.of(
                "n",
                "of",
                "percent",
                "low",
                "high",
                "n_compared",
                "of_compared",
                "change",
                "change_low",
                "change_high",
                "p_value",
                "p_adjusted",
                "centre",
                "limit_low",
                "limit_high",
                "expected",
                "expected_low",
                "expected_high",
                "oldest_days",
                "n_previous",
                "n_last_year",
                "change_percent",
                "within_percent",
                "within_low",
                "within_high",
                "at_risk",
                "median_hours",
                "median_low",
                "median_high",
                "expected_as_rest",
                "lift",
                "lift_low",
                "lift_high",
                "contacts_about",
                "complaint_percent",
                "complaint_low",
                "complaint_high",
                "per_1000_customers",
                "per_1000_customers_low",
                "per_1000_customers_high",
                "rate_ratio",
                "rate_ratio_low",
                "rate_ratio_high",
                "interval");
        List<ResultTable> tables = SampleTables.all().stream()
                .filter(t -> t.has("mark"))
                .map(t -> {
                    List<List<Object>> rows = new ArrayList<>();
                    for (List<Object> row : t.rows()) {
                        List<Object> copy = new ArrayList<>(row);
                        t.columns().stream().filter(hidden::contains).forEach(c -> copy.set(t.index(c), null));
                        copy.set(t.index("mark"), "[c]");
                        rows.add(copy);
                    }
                    return t.withRows(new ArrayList<>(rows));
                })
                .toList();

        for (String name : Reports.names()) {
            Report report = Reports.build(name, SampleTables.facts(), tables, Words.english());
            assertThat(new HtmlPages(Words.english()).page(report, List.of())).contains("[c]");
            assertThat(report.toString()).doesNotContain("null", "NaN");
        }
    }

    @Test
    void a_group_is_weakest_only_if_it_is_flagged() {
        List<ResultTable> unflagged = Arrays.asList(
                SampleRates.resolutionRates(),
                SampleTables.table(
                        "changes",
                        List.of(SampleTables.change(
                                "resolved_within_7_days", "category=Billing", "rest", 60, 140, 480, 668, false))));

        Report report = training(unflagged);

        assertThat(sentences(report)).noneMatch(p -> p.contains("Weakest") || p.contains("more than chance"));
        assertThat(heading(report, "resolution-by-category"))
                .isEqualTo("By category: the one group compared with all others is not flagged as lower.");
        assertThat(sentences(training(SampleTables.all())))
                .contains(
                        "Weakest: Billing, resolved within 7 days: 43\u00a0% (60 of 140), against 72\u00a0% (480 of 668) of all others,"
                                + " more than chance.");
    }

    @Test
    void without_comparisons_a_group_is_told_as_looked_at_alone() {
        Report report = training(List.of(SampleRates.resolutionRates()));

        assertThat(sentences(report))
                .contains(
                        "Weakest: Billing, 43\u00a0% (60 of 140, 35–51\u00a0%), against 67\u00a0% of all; looked at alone: of 3 groups one may"
                                + " lie so by chance.");
        assertThat(heading(report, "resolution-by-category"))
                .isEqualTo(
                        "By category: lowest for Billing, 43\u00a0% resolved within 7 days (60 of 140), looked at alone: of 3 groups"
                                + " one may lie so by chance.");
        assertThat(heading(report, "resolution-by-channel"))
                .isEqualTo("By channel: no group's interval lies wholly under the whole desk's.");
        assertThat(ids(report)).contains("resolution-by-team");
    }

    @Test
    void a_product_draws_complaints_only_if_it_is_flagged() {
        Report flagged = Reports.build("marketing", SampleTables.facts(), SampleTables.all(), Words.english());
        Report alone = Reports.build(
                "marketing", SampleTables.facts(), List.of(SampleRates.complaintShare()), Words.english());

        assertThat(heading(flagged, "complaints-by-product"))
                .isEqualTo(
                        "Contacts about Lumo are complaints more often than others: 25\u00a0% (40 of 160), against 8\u00a0% (55 of 648)"
                                + " of all others, more than chance.");
        assertThat(heading(alone, "complaints-by-product"))
                .contains(
                        "looked at alone, as if each contact were another customer's: of 3 groups one may lie so by chance");
    }

    @Test
    void notes_say_how_many_are_flagged_what_intervals_know_and_what_marks_mean() {
        assertThat(training(SampleTables.all()).notes())
                .anyMatch(n -> n.startsWith("4 of 10 comparisons of periods and groups flagged")
                        && n.contains("1 of 3 comparisons of questions flagged"))
                .anyMatch(n -> n.contains("column interval says by_customer"))
                .anyMatch(n -> n.startsWith("Marks beside figures: [c] ") && n.contains("[u]") && n.contains("[b]"));
        assertThat(training(List.of(SampleStock.volume())).notes())
                .noneMatch(n -> n.contains("flagged") || n.contains("by_customer") || n.contains("Marks beside"));
    }

    @Test
    void volumes_leave_out_columns_nothing_is_known_of() {
        List<Map<String, Object>> rows = List.of(
                with(row("measure", "contacts", "dimension", "all", "value", "all"), "n", 20L, "of", 20L),
                with(row("measure", "customers", "dimension", "all", "value", "all"), "mark", "[c]"));

        Section section =
                training(List.of(SampleTables.table("volume", rows))).sections().get(0);

        assertThat(section.heading()).isEqualTo("20 contacts.");
        assertThat(section.table().rows()).containsExactly(List.of("contacts", "20"), List.of("customers", "[c]"));
    }

    @Test
    void resolution_is_points_of_a_curve_and_the_rest_waits_apart() {
        Report report = training(List.of(SampleRates.times()));

        assertThat(heading(report, "resolved-within"))
                .isEqualTo(
                        "41\u00a0% of cases are resolved within 1 day, 78\u00a0% within 30 days; half of all cases within 44.5 hours.");
        assertThat(heading(report, "waiting"))
                .isEqualTo(
                        "Within 1 day, 88\u00a0% of cases have their first reply; open cases count as what they are, unfinished.");
    }

    private static String heading(Report report, String id) {
        return report.sections().stream()
                .filter(s -> s.id().equals(id))
                .map(Section::heading)
                .findFirst()
                .orElseThrow();
    }
}
