package balie.app;

import balie.browser.Chromium;
import balie.browser.Tab;
import balie.browser.View;
import balie.contract.Interactions;
import balie.testkit.SharedSpark;
import balie.text.PdfText;
import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.csv.CSVRecord;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.spark.sql.Column;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An export with persons in every field goes through the weekly job: nothing of them is in any file for readers, on the console, in
 * the log or in run.json; what can not be read is kept apart.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileExportTest {

    /** Not for readers of reports. */
    private static final List<String> APART = List.of("run.json", "quarantine.csv", "quarantine.remaining.csv");

    /** Shorter is no token. */
    private static final int START = 6;

    private Path folder;
    private HostileExport export;
    private String raw;
    private Log log;
    private CommandLine.Outcome run;
    private CommandLine.Outcome verbose;
    private CommandLine.Outcome refused;
    private CommandLine.Outcome headless;
    private CommandLine.Outcome replayed;

    /** Keeps all that is logged from warnings on, though a run shows none of it. */
    private static final class Log extends AbstractAppender {

        /** Of many threads. */
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        Log() {
            super("hostile", null, null, false, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage());
            if (event.getThrown() != null) {
                StringWriter trace = new StringWriter();
                event.getThrown().printStackTrace(new PrintWriter(trace));
                lines.add(trace.toString());
            }
        }
    }

    @BeforeAll
    void run(@TempDir Path place) throws IOException {
        folder = place;
        export = new HostileExport(folder);
        export.write();
        raw = export.raw();
        SharedSpark.session();
        log = new Log();
        log.start();
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().addAppender(log, Level.WARN, null);
        context.getConfiguration().getRootLogger().setLevel(Level.WARN);
        context.updateLoggers();
        run = CommandLine.in(folder, "run", "job.yaml", "--out", "out");
        verbose = CommandLine.in(folder, "run", "short.yaml", "--out", "short", "--verbose");
        refused = CommandLine.in(folder, "run", "strict.yaml", "--out", "strict", "--verbose");
        headless = CommandLine.in(folder, "run", "no-header.yaml", "--out", "headless", "--verbose");
        replayed = CommandLine.in(folder, "replay", "out/quarantine.csv", "--verbose");
    }

    @AfterAll
    void stopLogging() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().removeAppender(log.getName());
        context.getConfiguration().getRootLogger().setLevel(Level.FATAL);
        context.updateLoggers();
    }

    private Path out() {
        return folder.resolve("out");
    }

    private static String decoded(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".parquet")) {
            StringBuilder rows = new StringBuilder();
            SharedSpark.session()
                    .read()
                    .parquet(file.toString())
                    .toJSON()
                    .collectAsList()
                    .forEach(row -> rows.append(row).append('\n'));
            return rows.toString();
        }
        if (name.endsWith(".xlsx")) {
            StringBuilder parts = new StringBuilder();
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry part : Collections.list(zip.entries())) {
                    String xml = new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
                    parts.append(part.getName()).append('\n').append(xml.replaceAll("<[^>]*>", " "));
                }
            }
            assertThat(parts).contains("xl/worksheets/sheet1.xml");
            return parts.toString();
        }
        if (name.endsWith(".pdf")) {
            return String.join("\n", PdfText.all(Files.readAllBytes(file)));
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        // What a reader sees, besides what stands in the file.
        return name.endsWith(".html")
                ? text + "\n" + org.jsoup.Jsoup.parse(text).text()
                : text;
    }

    /** All files of the run for readers, decoded, whatever folders they lie in. */
    private Map<String, String> shown() throws IOException {
        Map<String, String> shown = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = file.getFileName().toString();
                if (!APART.contains(name) && !name.endsWith(".png")) {
                    shown.put(out().relativize(file).toString(), decoded(file));
                }
            }
        }
        return shown;
    }

    /** The tokens that stand in a text with no letter or digit beside them. */
    static List<String> found(String text, Collection<String> tokens) {
        Map<String, List<String>> byStart = new HashMap<>();
        tokens.forEach(t -> byStart.computeIfAbsent(t.substring(0, START), s -> new ArrayList<>())
                .add(t));
        Map<String, String> found = new TreeMap<>();
        for (int i = 0; i + START <= text.length(); i++) {
            int at = i;
            if (isEdge(text, at - 1)) {
                byStart.getOrDefault(text.substring(at, at + START), List.of()).stream()
                        .filter(t -> text.startsWith(t, at) && isEdge(text, at + t.length()))
                        .forEach(t -> found.putIfAbsent(t, around(text, at, t)));
            }
        }
        return List.copyOf(found.values());
    }

    private static String around(String text, int at, String token) {
        String near = text.substring(Math.max(0, at - 60), Math.min(text.length(), at + token.length() + 30));
        return token + ": " + near.replace('\n', ' ');
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }

    @Test
    void the_runs_end_as_they_should() {
        assertThat(run.exit()).as(run.all()).isEqualTo(ExitCode.DONE);
        assertThat(verbose.exit()).as(verbose.all()).isEqualTo(ExitCode.DONE);
        assertThat(refused.exit()).as(refused.all()).isEqualTo(ExitCode.DATA_REFUSED);
        assertThat(headless.exit()).as(headless.all()).isEqualTo(ExitCode.DATA_REFUSED);
        assertThat(replayed.exit()).as(replayed.all()).isEqualTo(ExitCode.DONE);
    }

    /** Control: what is looked for is there, and is found. */
    @Test
    void the_exports_hold_every_token_and_the_quarantine_those_of_its_rows() throws IOException {
        assertThat(found(raw, export.tokens())).hasSizeGreaterThan(3000);
        // Of each kind: 'Jansen', 06-12345678, a@b.example, NL91INGB.., 4000.., 123456782, 'Kerkstraat 12', 1234 XK,
        // LW104233, KL-55..
        for (String kind : List.of(
                "[A-Z][a-z]+",
                "06-2\\d+",
                "062\\d+",
                "[a-z]+@.+",
                "NL\\d+INGB\\d+",
                "4000\\d+",
                "12\\d{7}",
                "[A-Z][a-z]+straat \\d+",
                "\\d{4} [A-Z]{2}",
                "LW\\d+",
                "KL-\\d+")) {
            List<String> ofKind =
                    export.tokens().stream().filter(t -> t.matches(kind)).toList();
            assertThat(ofKind).as(kind).hasSizeGreaterThan(300);
            if (!kind.startsWith("062")) {
                assertThat(found(raw, ofKind)).as(kind).hasSizeGreaterThan(60);
            }
        }
        assertThat(found(raw, export.placeTokens())).hasSameSizeAs(export.placeTokens());

        String quarantine = Files.readString(out().resolve("quarantine.csv"));
        assertThat(found(quarantine, export.quarantinedTokens())).hasSameSizeAs(export.quarantinedTokens());
        assertThat(CommandLine.json(out().resolve("run.json"))
                        .path("rows")
                        .path("quarantined")
                        .asInt())
                .isGreaterThan(50);
    }

    @Test
    void no_file_for_readers_holds_anything_of_a_person() throws IOException {
        Map<String, String> shown = shown();

        assertThat(shown).hasSizeGreaterThan(60);
        assertThat(shown.keySet()).anyMatch(f -> f.endsWith(".parquet")).anyMatch(f -> f.endsWith(".csv"));
        List<String> all = new ArrayList<>();
        shown.forEach((file, text) -> {
            found(text, export.tokens()).forEach(t -> all.add(file + ": " + t));
            found(text, export.placeTokens()).forEach(t -> all.add(file + ": " + t));
            found(file, export.tokens()).forEach(t -> all.add("name of " + t));
        });
        assertThat(all).isEmpty();
    }

    @Test
    void in_a_browser_no_text_does_anything_and_each_is_shown_as_it_is() throws IOException {
        StringBuilder seen = new StringBuilder();
        try (Chromium chromium = Chromium.start();
                Stream<Path> files = Files.walk(out())) {
            for (Path page : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".html"))::iterator) {
                try (Tab tab = chromium.open(page, View.of(1024))) {
                    assertThat(tab.ask("() => window.pwned === undefined")).isEqualTo(true);
                    assertThat(tab.offences()).as(page.toString()).isEmpty();
                    assertThat(
                                    tab.lines(
                                            "() => [...document.querySelectorAll('img, iframe, svg[onload], [onerror]')].map(e => e.outerHTML)"))
                            .isEmpty();
                    seen.append(tab.ask("() => document.body.textContent"));
                }
            }
        }
        assertThat(seen.toString())
                .contains("<script>window.pwned=1</script>")
                .contains("<img src=x onerror=window.pwned=1>")
                .contains("<svg onload=window.pwned=1>")
                .contains("=cmd|'/c calc'!A1", "@SUM(A1)", "javascript:window.pwned=1")
                .contains("a\uFFFDdesrever\uFFFDb")
                .doesNotContain("\u202E", "\u2066");
    }

    @Test
    void in_a_spreadsheet_no_value_of_a_table_is_a_formula() throws IOException {
        List<String> formulas = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(out())) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".csv"))::iterator) {
                for (CSVRecord row : CommandLine.csv(file)) {
                    row.forEach(cell -> {
                        texts.add(cell);
                        if (cell.matches("(?s)[=+@\t\r-].*") && !cell.matches("-?[0-9.]+(E-?[0-9]+)?")) {
                            formulas.add(out().relativize(file) + ": " + cell);
                        }
                    });
                }
            }
        }
        assertThat(formulas).isEmpty();
        assertThat(texts).anyMatch(t -> t.endsWith("=cmd|'/c calc'!A1")).anyMatch(t -> t.endsWith("@SUM(A1)"));
    }

    /** It would be no proof if nothing of those fields were shown at all. */
    @Test
    void what_is_common_is_shown_with_marks_and_what_is_rare_as_one_value() throws IOException {
        String shown = String.join("\n", shown().values());

        assertThat(shown)
                .contains("Bezorging mevr. [name] [phone]", "Klacht mevr. [name] [phone]", "(rare)")
                .contains("Team van dhr. [name]", "Warmo", "klant [customer-number]", "Actie van mevr. [name] [phone]");
    }

    @Test
    void a_name_that_nothing_proves_is_not_shown_from_one_customer() throws IOException {
        String stored = SharedSpark.store(folder.resolve("store"))
                        .interactions(List.of("phone"))
                        .filter(Interactions.TEXT_.col().contains(export.bareName()))
                        .count()
                + " rows";

        // The limit of redaction, open: the text is stored as it is, and shown to nobody.
        assertThat(stored).isEqualTo("2 rows");
        assertThat(String.join("\n", shown().values())).doesNotContain(export.bareName());
    }

    @Test
    void the_store_holds_no_text_or_value_with_what_redaction_proves() {
        List<String> proved = export.tokens().stream()
                .filter(t -> t.chars().anyMatch(Character::isDigit) || t.contains("@"))
                .toList();
        StringBuilder stored = new StringBuilder();
        List<Column> columns = new ArrayList<>(List.of(Interactions.TEXT_.col(), Interactions.SUBJECT.col()));
        Interactions.FREE_VALUES.forEach(f -> columns.add(f.col()));
        SharedSpark.store(folder.resolve("store"))
                .interactions(List.of("phone", "zendesk"))
                .select(columns.toArray(Column[]::new))
                .collectAsList()
                .forEach(row -> stored.append(row).append('\n'));

        assertThat(stored).hasSizeGreaterThan(10_000);
        assertThat(found(stored.toString(), proved)).isEmpty();
    }

    @Test
    void neither_console_nor_log_nor_run_json_holds_a_value_of_a_row() throws IOException {
        for (CommandLine.Outcome outcome : List.of(run, verbose, refused, headless, replayed)) {
            assertThat(found(outcome.all(), export.tokens())).as(outcome.all()).isEmpty();
        }
        assertThat(found(String.join("\n", log.lines), export.tokens())).isEmpty();
        for (String place : List.of("out/run.json", "strict.refused/run.json")) {
            assertThat(found(Files.readString(folder.resolve(place)), export.tokens()))
                    .as(place)
                    .isEmpty();
        }
    }

    /** Who runs the job must find the files. */
    @Test
    void the_console_and_run_json_may_name_files_and_pages_do_not() throws IOException {
        assertThat(found(Files.readString(out().resolve("run.json")), export.placeTokens()))
                .isNotEmpty();
        assertThat(found(Files.readString(out().resolve("index.html")), export.placeTokens()))
                .isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void the_quarantine_is_its_owners_only_and_says_so() throws IOException {
        for (String file :
                List.of("out/quarantine.csv", "out/quarantine.remaining.csv", "strict.refused/quarantine.csv")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
        JsonNode told = CommandLine.json(out().resolve("run.json")).path("quarantine");
        assertThat(told.path("file").asText()).isEqualTo("quarantine.csv");
        assertThat(told.path("mode").asText()).isEqualTo("600");
        assertThat(CommandLine.json(folder.resolve("strict.refused/run.json"))
                        .path("quarantine")
                        .path("mode")
                        .asText())
                .isEqualTo("600");
        assertThat(run.out())
                .contains("Rows set aside, and why (file mode 600: its owner only):\n  out/quarantine.csv");
        assertThat(refused.err()).contains("(file mode 600: its owner only)");
        assertThat(replayed.out()).contains("quarantine.remaining.csv (file mode 600: its owner only)");
    }
}
