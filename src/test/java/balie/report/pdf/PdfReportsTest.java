package balie.report.pdf;

import balie.model.ResultTable;
import balie.report.Reports;
import balie.report.SampleReport;
import balie.report.SampleTables;
import balie.report.model.Chart;
import balie.report.model.Chart.Bar;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;
import balie.report.words.Words;
import balie.text.PdfText;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class PdfReportsTest {

    private static final Instant AS_OF = Instant.parse("2026-11-16T04:40:46Z");

    private final PdfReports pdfs = new PdfReports(Words.english());

    private static byte[] ofTables(String name, String language, List<ResultTable> tables) {
        Words words = Words.in(language);
        Report report =
                Reports.onPaper(Reports.build(name, SampleTables.facts(), tables, words), SampleTables.facts(), words);
        return new PdfReports(words).write(report, AS_OF);
    }

    private static Report report(String title, Section... sections) {
        return new Report("training", title, "For some", List.of(), List.of(), List.of(sections), List.of());
    }

    private static Section section(String heading, Optional<Chart> chart, TableView table) {
        return new Section("a", heading, "What is drawn", chart, table, List.of("Contacts: all of them."), "data");
    }

    private static TableView table(int columns, int rows, String cell) {
        return new TableView(
                IntStream.range(0, columns)
                        .mapToObj(c -> new Heading("Column" + c, c > 0))
                        .toList(),
                IntStream.range(0, rows)
                        .mapToObj(r -> IntStream.range(0, columns)
                                .mapToObj(c -> cell + r)
                                .toList())
                        .toList(),
                List.of());
    }

    private static String pages(byte[] pdf) throws IOException {
        return PdfText.all(pdf).get(0);
    }

    @ParameterizedTest
    @CsvSource({"training,en", "training,nl", "marketing,en", "marketing,nl"})
    void a_report_is_PDF_UA_1_in_its_language(String name, String language) throws IOException {
        byte[] pdf = ofTables(name, language, SampleTables.all());

        assertThat(PdfUa.errors(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
        }
    }

    @Test
    void what_checks_that_finds_errors() throws IOException {
        assertThat(PdfUa.errors(pdfs.write(SampleReport.training(), AS_OF))).isEmpty();
        try (PDDocument bare = new PDDocument()) {
            bare.addPage(new PDPage());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bare.save(bytes);
            assertThat(PdfUa.errors(bytes.toByteArray())).hasSizeGreaterThan(2);
        }
    }

    @Test
    void the_same_report_gives_the_same_bytes_and_another_one_another_identity() {
        byte[] first = pdfs.write(SampleReport.training(), AS_OF);

        assertThat(new PdfReports(Words.english()).write(SampleReport.training(), AS_OF))
                .isEqualTo(first);
        assertThat(identity(pdfs.write(SampleReport.training(), AS_OF.plusSeconds(1))))
                .isNotEqualTo(identity(first));
        assertThat(identity(pdfs.write(SampleReport.training().titled("Another"), AS_OF)))
                .isNotEqualTo(identity(first));
    }

    private static String identity(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getDocument().getDocumentID().toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_cover_says_what_it_is_about_and_every_section_has_a_bookmark_and_a_line_with_its_page()
            throws IOException {
        Report report = SampleReport.training();
        byte[] pdf = pdfs.write(report, AS_OF);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper one = new PDFTextStripper();
            one.setEndPage(1);
            String cover = one.getText(document).replaceAll("\\s+", " ");
            assertThat(cover).contains(report.title(), report.reader());
            report.facts().forEach(f -> assertThat(cover).contains(f.label() + " " + f.value()));
            report.points().forEach(p -> assertThat(cover).contains(p.sentence()));
            List<String> marks = new ArrayList<>();
            for (PDOutlineItem item :
                    document.getDocumentCatalog().getDocumentOutline().children()) {
                marks.add(item.getTitle());
                String leadsTo = item.getTitle();
                PDFTextStripper page = new PDFTextStripper();
                int number = document.getPages().indexOf(item.findDestinationPage(document)) + 1;
                page.setStartPage(number);
                page.setEndPage(number);
                assertThat(page.getText(document).replaceAll("\\s+", " ")).contains(leadsTo);
                assertThat(pages(pdf).replaceAll("\\s+", " ")).containsPattern("\\Q" + leadsTo + "\\E[ .]*" + number);
            }
            assertThat(marks)
                    .containsSequence(
                            report.sections().stream().map(Section::heading).toList())
                    .startsWith("Main points")
                    .endsWith("How the figures were made");
            int last = document.getNumberOfPages();
            PDFTextStripper asSeen = new PDFTextStripper();
            asSeen.setSortByPosition(true);
            assertThat(asSeen.getText(document).replaceAll("[\\s\u00A0]+", " "))
                    .contains("page 1 of " + last, "page " + last + " of " + last);
        }
        report.sections()
                .forEach(s -> s.definitions().forEach(d -> assertThat(read(pdf)).contains(d)));
        report.notes().forEach(n -> assertThat(read(pdf)).contains(n));
    }

    private static String read(byte[] pdf) {
        try {
            return pages(pdf).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void charts_are_figures_that_state_the_finding_and_their_labels_are_texts() throws IOException {
        Report report = SampleReport.training();
        byte[] pdf = pdfs.write(report, AS_OF);

        List<String> alternatives = new ArrayList<>();
        for (COSDictionary figure : dictionaries(pdf)) {
            if (figure.getCOSName(COSName.S) != null
                    && figure.getCOSName(COSName.S).getName().equals("Figure")) {
                alternatives.add(figure.getString(COSName.ALT));
            }
        }
        assertThat(alternatives)
                .containsExactlyInAnyOrderElementsOf(report.sections().stream()
                        .flatMap(s -> s.chart().stream())
                        .map(Chart::alternative)
                        .toList());
        assertThat(pages(pdf)).contains("Facturering en betaling", "Terugvordering na overlijden");
    }

    @Test
    void a_table_repeats_its_header_on_every_page_and_a_wide_one_lies_across_the_sheet() throws IOException {
        byte[] tall = pdfs.write(report("Tall", section("Many", Optional.empty(), table(3, 120, "cell"))), AS_OF);
        assertThat(pages(tall).split("Column1", -1).length - 1).isGreaterThan(2);
        assertThat(PdfUa.errors(tall)).isEmpty();

        byte[] wide = pdfs.write(report("Wide", section("Many", Optional.empty(), table(16, 50, "1.234.567"))), AS_OF);
        try (PDDocument document = Loader.loadPDF(wide)) {
            assertThat(IntStream.range(0, document.getNumberOfPages())
                            .filter(i -> document.getPage(i).getMediaBox().getWidth()
                                    > document.getPage(i).getMediaBox().getHeight()))
                    .isNotEmpty();
        }
        assertThat(outside(wide)).isEmpty();
        assertThat(outside(pdfs.write(SampleReport.training(), AS_OF))).isEmpty();
    }

    /** Letters that stand in a margin of 10 mm, or beyond. */
    private static List<String> outside(byte[] pdf) throws IOException {
        List<String> outside = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    if (text.getX() < 28 || text.getX() + text.getWidth() > text.getPageWidth() - 28) {
                        outside.add(getCurrentPageNo() + " " + text.getUnicode());
                    }
                }
            };
            stripper.getText(document);
        }
        return outside;
    }

    @Test
    void what_customers_wrote_is_shown_and_does_nothing() throws IOException {
        List<String> hostile = List.of(
                "<script>app.alert(1)</script>",
                "javascript:alert(1)",
                "<a href=\"https://evil.example/x\">here</a>",
                "=HYPERLINK(\"https://evil.example\")",
                "'\"><object data=\"0\" type=\"application/x-balie-chart\"/>",
                "]]><style>* { display: none }</style>",
                "url(file:///etc/passwd)",
                "\u202Egnp.exe",
                "&lt;b&gt; &#x202E; \u0000\u0007\uD800 end",
                "(brackets) Tj ET /JavaScript \\050");
        for (String text : hostile) {
            Section section = new Section(
                    "a",
                    text,
                    text,
                    List.of(text),
                    Optional.of(new Chart.Bars(text, text, List.of(new Bar(text, OptionalDouble.of(1), "1", true)))),
                    new TableView(List.of(new Heading(text, false)), List.of(List.of(text)), List.of(text)),
                    List.of(text),
                    "data");
            byte[] pdf = pdfs.write(
                    new Report(
                            "training",
                            text,
                            text,
                            List.of(new Report.Fact(text, text)),
                            List.of(new Report.Point(text, "#a")),
                            List.of(section),
                            List.of(text)),
                    AS_OF);

            for (COSDictionary dictionary : dictionaries(pdf)) {
                assertThat(dictionary.keySet())
                        .as(text)
                        .extracting(COSName::getName)
                        .doesNotContain(
                                "JS", "JavaScript", "Launch", "URI", "AA", "OpenAction", "EmbeddedFiles", "RichMedia");
                assertThat(dictionary.getCOSName(COSName.S))
                        .as(text)
                        .isNotIn(
                                COSName.getPDFName("JavaScript"),
                                COSName.getPDFName("Launch"),
                                COSName.getPDFName("URI"),
                                COSName.getPDFName("GoToR"),
                                COSName.getPDFName("SubmitForm"));
            }
            String seen = balie.report.SafeText.of(text).replace('\uFFFD', '\u25A1');
            assertThat(read(pdf).replace(" ", "").split(java.util.regex.Pattern.quote(seen.replace(" ", "")), -1))
                    .as(text)
                    .hasSizeGreaterThan(8);
            assertThat(PdfUa.errors(pdf)).as(text).isEmpty();
        }
    }

    private static List<COSDictionary> dictionaries(byte[] pdf) throws IOException {
        List<COSDictionary> all = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (COSObjectKey key : PdfText.keys(document)) {
                collect(document.getDocument().getObjectFromPool(key).getObject(), all);
            }
            assertThat(all).hasSizeGreaterThan(20);
            // Strings are read before the document is closed.
            return all;
        }
    }

    private static void collect(COSBase part, List<COSDictionary> all) {
        if (part instanceof COSDictionary dictionary) {
            all.add(dictionary);
            dictionary.getValues().stream()
                    .filter(v -> !(v instanceof COSObject))
                    .forEach(v -> collect(v, all));
        } else if (part instanceof COSArray array) {
            array.forEach(v -> {
                if (!(v instanceof COSObject)) {
                    collect(v, all);
                }
            });
        }
    }

    @Test
    void what_the_fonts_have_no_glyph_for_is_a_white_square() throws IOException {
        String odd =
                "kapot \uD83D\uDE21\uD83C\uDFFD, \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \u4F60\u597D \u0645 \u05D0 e\u0301 \u2011 \u20AC 5";
        byte[] pdf = pdfs.write(
                report(
                        odd,
                        section(
                                odd,
                                Optional.of(new Chart.Bars(
                                        odd, "n", List.of(new Bar(odd, OptionalDouble.of(1), "1", true)))),
                                table(2, 1, odd))),
                AS_OF);

        assertThat(read(pdf)).contains("kapot \u25A1, \u25A1 \u25A1\u25A1 \u25A1 \u25A1 e\u0301 - \u20AC 5");
        assertThat(PdfUa.errors(pdf)).isEmpty();
    }

    @Test
    void nothing_in_it_is_of_one_person() throws IOException {
        String pseudonym = "0123456789abcdef";
        List<ResultTable> tables = new ArrayList<>(SampleTables.all());
        tables.add(SampleTables.table(
                "customer_profiles", List.of(Map.of("customer", pseudonym, "contacts", 9L, "mark", ""))));

        for (String name : Reports.names()) {
            assertThat(PdfText.all(ofTables(name, "en", tables))).as(name).noneMatch(text -> text.contains(pseudonym));
        }
    }
}
