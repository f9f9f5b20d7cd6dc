package balie.app;

import balie.app.PublishedWeeks.Week;
import balie.issue.Problem;
import balie.model.IsoWeek;
import balie.model.ResultTable;
import balie.privacy.Pseudonyms;
import balie.report.SampleTables;
import balie.report.words.Words;
import balie.testkit.Contexts;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static balie.report.SampleTables.row;
import static org.assertj.core.api.Assertions.assertThat;

/** Pages over all runs of a job, made of folders of runs. */
class ArchivingTest {

    private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");

    @TempDir
    private Path base;

    private Path runs;
    private PublishedWeeks weeks;

    @BeforeEach
    void place() throws IOException {
        runs = Files.createDirectories(base.resolve("reports/runs"));
        weeks = new PublishedWeeks(runs);
    }

    private List<Problem> make() throws IOException {
        Archiving archiving = new Archiving(runs, p -> runs.relativize(p).toString());
        archiving.all();
        return archiving.problems();
    }

    private String page(String name) throws IOException {
        return Files.readString(runs.resolve("archive").resolve(name));
    }

    private static List<String> ids(String page) {
        List<String> ids = new ArrayList<>();
        Matcher matcher =
                Pattern.compile("<section class=\"week\" id=\"([^\"]+)\"").matcher(page);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    /** From its heading to the next week. */
    private static String week(String page, String id) {
        int start = page.indexOf("<section class=\"week\" id=\"" + id + "\"");
        assertThat(start).as(id).isPositive();
        return page.substring(start, page.indexOf("</section>", start));
    }

    private Map<String, String> archive() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(runs.resolve("archive"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(runs.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void newest_first_each_with_an_anchor_its_figures_its_main_points_and_a_link_to_its_report() throws IOException {
        weeks.publish(Week.of(45, 200, 120));
        weeks.publish(Week.of(46, 100, 80));
        weeks.publish(Week.of(44, 150, 60));

        assertThat(make()).isEmpty();

        String page = page("training/index.html");
        assertThat(ids(page)).containsExactly("2026-W46", "2026-W45", "2026-W44");
        assertThat(week(page, "2026-W46"))
                .contains("href=\"../../2026-W46/training/training.html\"")
                .contains("Main point for training of 2026-W46.")
                .contains("<b>80&nbsp;%</b>".replace("&nbsp;", "\u00a0"))
                .contains("80 of 100, ")
                .contains("“Where is my parcel?”");
        assertThat(week(page, "2026-W45")).contains("120 of 200, ").doesNotContain("80 of 100");
        // The chart says in words what it shows.
        assertThat(page).contains("100 in 2026-W46; over 3 weeks from 100 (2026-W46) to 200 (2026-W45).");
    }

    @Test
    void every_link_leads_to_a_file_or_an_entry_that_is_there() throws IOException {
        weeks.publish(Week.of(45, 200, 120));
        weeks.publish(Week.of(46, 100, 80), "weekly", "odd name #1 %41", Words.english());
        make();
        for (String name : List.of("index.html", "training/index.html", "marketing/index.html")) {
            Path file = runs.resolve("archive").resolve(name);
            Matcher links = HREF.matcher(Files.readString(file));
            int found = 0;
            while (links.find()) {
                String href = links.group(1);
                if (href.startsWith("#")) {
                    assertThat(Files.readString(file)).contains("id=\"" + href.substring(1) + "\"");
                } else {
                    assertThat(Path.of(file.toUri().resolve(href)))
                            .as(name + ": " + href)
                            .exists();
                }
                found++;
            }
            assertThat(found).isGreaterThan(4);
        }
    }

    @Test
    void the_page_of_an_audience_says_and_leads_to_nothing_of_another() throws IOException {
        weeks.publish(Week.of(45, 200, 120));
        weeks.publish(Week.of(46, 100, 80));
        make();
        assertThat(page("training/index.html").toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("marketing");
        assertThat(page("marketing/index.html").toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("training")
                .doesNotContain("resolved within");
        // Rows that were read are for those who run the job.
        assertThat(page("training/index.html")).doesNotContain("1,234").doesNotContain("1.2.3");
        assertThat(page("index.html")).contains("1,234", "1.2.3", "../2026-W45/run.json");
    }

    @Test
    void what_is_hidden_stays_hidden_and_is_a_gap_and_what_will_change_is_a_hollow_dot() throws IOException {
        weeks.publish(Week.of(43, 140, 50));
        weeks.publish(Week.of(44, 150, 60));
        weeks.publish(Week.of(45, 77, 41).marked("[c]"));
        weeks.publish(Week.of(46, 100, 80).marked("[p]"));
        make();
        String page = page("training/index.html");
        assertThat(week(page, "2026-W45")).contains("<b>[c]</b>").doesNotContain("77");
        assertThat(week(page, "2026-W46")).contains("[p]</b>");
        assertThat(page).contains("[c] hidden: fewer people", "[p] the period is not over");
        assertThat(page).contains("One week has no value that may be shown, or no report.");
        Matcher svg = Pattern.compile("<svg class=\"spark\".*?</svg>").matcher(page);
        assertThat(svg.find()).isTrue();
        // One line of two weeks, then nothing, then a hollow dot of its own.
        assertThat(svg.group().split("class=\"line\"", -1)).hasSize(2);
        assertThat(svg.group().split("class=\"open\"", -1)).hasSize(2);
        assertThat(svg.group().split("class=\"dot\"", -1)).hasSize(3);
    }

    @Test
    void changes_and_questions_are_told_and_a_revision_on_both_sides() throws IOException {
        ResultTable revisions = SampleTables.table(
                "revisions",
                List.of(row(
                        "table",
                        "resolution_rates",
                        "figure",
                        "resolved_within_7_days",
                        "column",
                        "n",
                        "former",
                        60.0,
                        "revised",
                        63.0,
                        "former_as_of",
                        Contexts.AS_OF,
                        "period_from",
                        new IsoWeek(2026, 44).monday(),
                        "period_to",
                        new IsoWeek(2026, 44).monday().plusDays(6))));
        weeks.publish(Week.of(44, 150, 60));
        weeks.publish(Week.of(46, 100, 80).and(revisions, SampleTables.changes()));
        make();
        String page = page("training/index.html");
        assertThat(week(page, "2026-W46"))
                .contains("What changed since the period before")
                .contains("Complaints: 12\u00a0% (95 of 808), against 7\u00a0% (55 of 790) in the period before")
                .contains("n was 60 as of", "and is 63")
                .contains("href=\"#2026-W44\"")
                // Unlike others, but no change.
                .doesNotContain("Billing");
        assertThat(week(page, "2026-W44"))
                .contains("Figures published here have other values in", "href=\"#2026-W46\"");
    }

    @Test
    void texts_of_customers_are_texts() throws IOException {
        weeks.publish(Week.of(46, 100, 80).asking("<script>alert('x')</script> & \"more\""));
        make();
        assertThat(page("training/index.html"))
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert")
                .contains("Content-Security-Policy");
    }

    @Test
    void the_same_runs_give_the_same_bytes_and_a_run_that_is_gone_leaves_nothing() throws IOException {
        weeks.publish(Week.of(45, 200, 120));
        Path gone = weeks.publish(Week.of(46, 100, 80).asking("Is this the only one?"));
        make();
        Map<String, String> once = archive();
        make();
        assertThat(archive()).isEqualTo(once).hasSize(4);

        FileUtils.deleteDirectory(gone.toFile());
        make();
        assertThat(archive().values()).noneMatch(text -> text.contains("Is this the only one?"));
        FileUtils.deleteDirectory(runs.resolve("2026-W45").toFile());
        make();
        assertThat(runs.resolve("archive")).doesNotExist();
    }

    @Test
    void a_damaged_or_foreign_folder_is_told_and_left_out() throws IOException {
        weeks.publish(Week.of(44, 150, 60));
        Files.writeString(weeks.publish(Week.of(45, 200, 120)).resolve("training/summary.json"), "{\"form\": 1, ");
        Files.writeString(weeks.publish(Week.of(46, 100, 80)).resolve("run.json"), "{");
        Files.createDirectories(runs.resolve("2026-W47"));
        Files.createDirectories(runs.resolve("photos of the desk"));

        assertThat(make())
                .extracting(Problem::found)
                .containsExactlyInAnyOrder(
                        "2026-W45: training/summary.json is damaged: it is no JSON",
                        "2026-W46: its run.json is damaged, of another program or of an earlier version of Balie",
                        "2026-W47: its run.json is missing");

        assertThat(ids(page("training/index.html"))).containsExactly("2026-W44");
        assertThat(ids(page("marketing/index.html"))).containsExactly("2026-W45", "2026-W44");
    }

    @Test
    void a_run_of_an_earlier_version_is_led_to_without_figures() throws IOException {
        Path old = weeks.publish(Week.of(45, 200, 120));
        Files.writeString(
                old.resolve("run.json"),
                Files.readString(old.resolve("run.json")).replaceAll("\"training/summary.json\",?", "\"x\","));
        assertThat(make()).isEmpty();
        assertThat(week(page("training/index.html"), "2026-W45"))
                .contains("kept no figures for this page")
                .contains("../../2026-W45/training/training.html");
    }

    @Test
    void each_job_has_its_own_and_of_two_runs_of_a_week_the_newer_one_counts() throws IOException {
        weeks.publish(Week.of(46, 100, 80));
        weeks.publish(Week.of(46, 300, 80), "shop", "2026-W46-shop", Words.in("nl"));
        weeks.publish(Week.of(46, 300, 80), "weekly", "2026-W46-again", Words.english());
        make();
        assertThat(ids(page("training/index.html"))).containsExactly("2026-W46");
        assertThat(page("index.html")).contains("2026-W46 (in 2026-W46, an earlier one)");
        String shop = Files.readString(runs.resolve("archive-shop/training/index.html"));
        assertThat(shop)
                .contains("lang=\"nl\"")
                .contains("Balie voor training: alle weken van shop")
                .contains("../../2026-W46-shop/training/training.html");
    }

    @Test
    void a_folder_of_that_name_that_is_not_of_balie_is_left_alone() throws IOException {
        weeks.publish(Week.of(46, 100, 80));
        Path mine = Files.createDirectories(runs.resolve("archive/training")).resolve("index.html");
        Files.writeString(mine, "mine");
        assertThat(make())
                .singleElement()
                .satisfies(p ->
                        assertThat(p.found()).contains("archive beside the runs is not the archive of job weekly"));
        assertThat(mine).hasContent("mine");
    }

    @Test
    void after_erasing_the_archive_holds_no_more_than_the_runs() throws IOException {
        weeks.publish(Week.of(46, 100, 80).asking("Where is the parcel of K10002X?"));
        make();
        assertThat(page("training/index.html")).contains("K10002X");
        ReportCleaning cleaning = new ReportCleaning(
                List.of(runs),
                List.of("K10002X"),
                Set.of(),
                List.of(new Pseudonyms("a key for tests only".getBytes(StandardCharsets.UTF_8))));
        cleaning.clean();
        assertThat(page("training/index.html")).contains("Where is the parcel of [erased]?");
        assertThat(cleaning.prove().remains()).isEmpty();
    }

    @Test
    void two_years_stay_small() throws IOException {
        IsoWeek week = new IsoWeek(2025, 1);
        for (int i = 0; i < 104; i++, week = week.next()) {
            ResultTable changes = SampleTables.changes();
            weeks.publish(new Week(week, 500 + i % 17, 300 + i % 13, "How do I send it back?", "", List.of(changes)));
        }
        make();
        assertThat(ids(page("training/index.html"))).hasSize(104);
        assertThat(Files.size(runs.resolve("archive/training/index.html"))).isLessThan(1_000_000);
    }

    @Test
    void the_command_makes_them_and_says_where() throws IOException {
        weeks.publish(Week.of(46, 100, 80));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(base, List.of(base), print, print);
        assertThat(Main.execute(surroundings, "archive")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("reports/runs/archive/index.html   1 run of job weekly");
        assertThat(Main.execute(surroundings, "archive", "nowhere")).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("there is no folder nowhere");
    }
}
