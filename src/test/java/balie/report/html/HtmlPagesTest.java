package balie.report.html;

import balie.report.SampleCharts;
import balie.report.SampleReport;
import balie.report.html.HtmlPages.Link;
import balie.report.model.Chart;
import balie.report.model.Chart.Bar;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HtmlPagesTest {

    private static final List<Link> SIBLINGS =
            List.of(new Link("Marketing", "marketing.html", "Who contacts us"), new Link("All", "index.html", ""));

    private final HtmlPages pages = new HtmlPages(Words.english());

    @Test
    void theSameReportGivesTheSamePage() {
        String first = pages.page(SampleReport.training(), SIBLINGS);

        assertThat(pages.page(SampleReport.training(), SIBLINGS)).isEqualTo(first);
        assertThat(new HtmlPages(Words.english()).page(SampleReport.training(), SIBLINGS))
                .isEqualTo(first);
    }

    @Test
    void thePageIsWellFormed() {
        String html = pages.page(SampleReport.training(), SIBLINGS);
        Page page = Page.parse(html);

        assertThat(html).startsWith("<!doctype html>").doesNotContain("<?xml");
        assertThat(page.unbalanced()).isEmpty();
        assertThat(page.named("html")).extracting(t -> t.get("lang")).containsExactly("en");
        assertThat(page.named("main")).hasSize(1);
        assertThat(page.named("header")).hasSize(1);
        assertThat(page.named("h1")).hasSize(1);
    }

    @Test
    void headingsGoDownOneLevelAtATime() {
        List<Integer> levels =
                Page.parse(pages.page(SampleReport.training(), SIBLINGS)).headingLevels();

        assertThat(levels).startsWith(1).hasSizeGreaterThan(6);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
    }

    @Test
    void idsAreUniqueAndReferencesLead() {
        Page page = Page.parse(pages.page(report(section("a"), section("b"), section("c")), SIBLINGS));

        assertThat(page.named("svg")).as("three charts, each in two widths").hasSize(6);
        assertThat(page.values("id")).isNotEmpty().doesNotHaveDuplicates();
        assertThat(page.values("id"))
                .containsAll(page.values("aria-labelledby").stream()
                        .flatMap(ids -> Stream.of(ids.split(" ")))
                        .toList());
        assertThat(page.values("id"))
                .containsAll(page.values("href").stream()
                        .filter(h -> h.startsWith("#"))
                        .map(h -> h.substring(1))
                        .toList());
    }

    @Test
    void chartsHaveTheirAlternativeInWordsAndInTheSvg() {
        String html = pages.page(report(section("a")), List.of());

        assertThat(html).contains("<figcaption>Invoices lead with 74 contacts.");
        assertThat(Page.parse(html).named("svg"))
                .allSatisfy(svg -> assertThat(svg.get("aria-label")).isEqualTo("Invoices lead with 74 contacts."));
    }

    @Test
    void pictureAndDataAreLinked() {
        List<String> links =
                Page.parse(pages.page(report(section("questions")), SIBLINGS)).values("href");

        assertThat(links)
                .contains("charts/training-questions.png", "data/questions_data.csv", "marketing.html", "index.html");
    }

    @Test
    void theFirstScreenHasTitleReaderFactsAndPoints() {
        String html = pages.page(SampleReport.training(), List.of());

        assertThat(html)
                .containsSubsequence(
                        "<h1>What to teach: week 46 of 2025</h1>",
                        "For the training manager",
                        "<dt>Period</dt><dd>10 to 16 November 2025",
                        "Main points",
                        "<ol>",
                        "<li>‘Where is my invoice’ rose to 74",
                        "<section class=\"finding\"");
    }

    @Test
    void tablesSayWhatTheirCellsAre() {
        String html = pages.page(report(section("a")), List.of());
        Page page = Page.parse(html);

        assertThat(html).contains("<caption id=\"a-table\">Table: Contacts, week 46</caption>");
        assertThat(page.named("th").stream().filter(t -> t.get("scope").equals("col")))
                .extracting(t -> t.get("class"))
                .containsExactly("", "number");
        assertThat(html).contains("<th scope=\"row\">Waar?</th><td class=\"number\">74</td>");
        assertThat(html).contains("<li>[c] hidden</li>");
    }

    @Test
    void statementsStandBetweenTheFindingAndItsEvidence() {
        Section plain = section("a");
        Section section = new Section(
                "b",
                plain.heading(),
                plain.subtitle(),
                List.of("Rose by <5>.", "Fell."),
                plain.chart(),
                plain.table(),
                plain.definitions(),
                plain.dataFile());

        String html = pages.page(report(plain, section), List.of());

        assertThat(html)
                .containsOnlyOnce("class=\"statements\"")
                .containsSubsequence(
                        "<h2 id=\"b\">",
                        "<ul class=\"statements\">",
                        "<li>Rose by &lt;5&gt;.</li>",
                        "<li>Fell.</li>",
                        "</ul>",
                        "<figure>");
    }

    @Test
    void customersTextIsDataEverywhere() {
        String hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202Egnp\u0007";
        Section section = new Section(
                "s",
                hostile,
                hostile,
                List.of(hostile),
                Optional.of(new Chart.Bars(
                        hostile, hostile, List.of(new Bar(hostile, OptionalDouble.of(1), "<b>\u202E", false)))),
                new TableView(List.of(new Heading(hostile, false)), List.of(List.of(hostile)), List.of(hostile)),
                List.of(hostile),
                "file");
        Report report = new Report(
                "training",
                hostile,
                hostile,
                List.of(new Report.Fact(hostile, hostile)),
                List.of(new Report.Point(hostile)),
                List.of(section),
                List.of(hostile));
        List<Link> links = List.of(new Link(hostile, "javascript:alert(3)", hostile));

        for (String html : List.of(
                pages.page(report, links),
                pages.index(
                        hostile, report.facts(), links, links, List.of(new Report.Point(hostile)), List.of(hostile)))) {
            Page page = Page.parse(html);
            assertThat(page.unbalanced()).isEmpty();
            assertThat(html).doesNotContain("<script>alert", "<img", "\u202E", "\u0007");
            assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").contains("\uFFFDgnp\uFFFD");
            assertThat(page.values("onerror")).isEmpty();
            assertThat(page.values("href")).noneMatch(h -> h.startsWith("javascript:"));
        }
    }

    @Test
    void nothingIsLoadedAndOnlyThisScriptRuns() throws Exception {
        String html = pages.page(SampleReport.training(), SIBLINGS);
        Page page = Page.parse(html);

        assertThat(page.values("src")).isEmpty();
        assertThat(page.named("link")).isEmpty();
        assertThat(page.values("href")).noneMatch(h -> h.contains("//"));
        assertThat(html).doesNotContain("@import", "url(");
        Matcher script = Pattern.compile("(?s)<script>(.*?)</script>").matcher(html);
        assertThat(script.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(script.find()).as("a second script").isFalse();
        Matcher style = Pattern.compile("(?s)<style>(.*?)</style>").matcher(html);
        assertThat(style.find()).isTrue();
        byte[] ofStyle =
                MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(page.values("style"))
                .as("looks of single elements, which the policy forbids")
                .isEmpty();
        assertThat(html)
                .contains("default-src &#39;none&#39;")
                .doesNotContain("unsafe-")
                .contains("style-src &#39;sha256-" + Base64.getEncoder().encodeToString(ofStyle) + "&#39;")
                .contains("script-src &#39;sha256-" + Base64.getEncoder().encodeToString(digest) + "&#39;");
    }

    @Test
    void emptyPartsLeaveNothingBehind() {
        Section empty = new Section(
                "none",
                "Nothing came in",
                "",
                Optional.empty(),
                new TableView(List.of(), List.of(), List.of()),
                List.of(),
                "none");
        Report report = new Report("quiet", "Quiet", "", List.of(), List.of(), List.of(empty), List.of());

        Page page = Page.parse(pages.page(report, List.of()));

        assertThat(page.unbalanced()).isEmpty();
        for (String name : List.of("figure", "table", "details", "dl", "ol", "ul", "nav", "footer")) {
            assertThat(page.named(name)).as(name).isEmpty();
        }
        assertThat(page.named("h2")).hasSize(1);
        assertThat(Page.parse(pages.index("Quiet", List.of(), List.of(), List.of(), List.of(), List.of()))
                        .unbalanced())
                .isEmpty();
    }

    @Test
    void aTableWithoutRowsSaysSo() {
        Section section = new Section(
                "a",
                "Heading",
                "",
                Optional.of(SampleCharts.bars(new Bar[0])),
                new TableView(List.of(new Heading("Question", false), new Heading("n", true)), List.of(), List.of()),
                List.of(),
                "none");

        String html = pages.page(report(section), List.of());

        assertThat(html).contains("<td class=\"none\" colspan=\"2\">Nothing to show</td>");
        assertThat(Page.parse(html).named("svg")).hasSize(2);
    }

    @Test
    void theIndexLeadsToPagesAndData() {
        String html = pages.index(
                "Week 46",
                List.of(new Report.Fact("Period", "week 46")),
                List.of(new Link("Training", "training.html", "What to teach")),
                List.of(new Link("Questions", "data/questions.csv", "One row a question")),
                List.of(new Report.Point("A quiet week.", "training.html#weeks")),
                List.of("Made so."));
        Page page = Page.parse(html);

        assertThat(page.unbalanced()).isEmpty();
        assertThat(page.values("href"))
                .containsExactly("#main", "training.html#weeks", "training.html", "data/questions.csv");
        assertThat(html)
                .containsSubsequence(
                        "<h1>Week 46</h1>",
                        "<dt>Period</dt><dd>week 46</dd>",
                        "<li><a href=\"training.html#weeks\">A quiet week.</a></li>",
                        "<a href=\"training.html\">Training</a><span>What to teach</span>",
                        "<a href=\"data/questions.csv\">Questions</a><span>One row a question</span>",
                        "<p>Made so.</p>");
    }

    @Test
    void refusesIdsThatCannotBeFileNames() {
        assertThatThrownBy(() -> pages.page(report(section("../x")), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("section id")
                .hasMessageContaining("../x");
        assertThatThrownBy(() -> pages.page(report(section("a"), section("a")), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two sections have the id a");
    }

    private static Report report(Section... sections) {
        return new Report(
                "training",
                "Title",
                "Reader",
                List.of(),
                List.of(new Report.Point("Point", "#" + sections[0].id())),
                List.of(sections),
                List.of());
    }

    private static Section section(String id) {
        return new Section(
                id,
                "Invoices lead",
                "Contacts, week 46",
                Optional.of(SampleCharts.bars()),
                new TableView(
                        List.of(new Heading("Question", false), new Heading("Contacts", true)),
                        List.of(List.of("Waar?", "74")),
                        List.of("[c] hidden")),
                List.of("Contacts: conversations."),
                "questions_data");
    }
}
