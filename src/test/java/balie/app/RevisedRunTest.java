package balie.app;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** A week is reported on, cases of it change, and it is reported on again. */
class RevisedRunTest {

    private static final String JOB = """
            zone: Europe/Amsterdam
            sources:
              - mapping: zendesk-csv
                files: exports/*.csv
            metrics: [channel_mix, resolution_rates]
            reports: [training]
            privacy: {minimum: 0}
            """;
    private static final String HEADER = "Id,Status,Via,Created at,Solved at,Updated at\n";
    private static final String BEFORE = "2026-11-16T05:00:00Z";
    private static final String AFTER = "2026-11-20T05:00:00Z";
    private static final List<String> VALUES = List.of("n", "of", "percent");

    @TempDir
    private static Path folder;

    private static CommandLine.Outcome told;
    private static Map<String, String> first;
    private static Map<String, String> second;
    private static Map<String, String> secondAgain;
    private static Map<String, String> firstAgain;

    /** Twelve cases of one week, of which some are solved. */
    private static void export(String name, int solved, String solvedAt, int opened) throws IOException {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = opened; i < 12; i++) {
            boolean isSolved = i < opened + solved;
            csv.append(i).append(isSolved ? ",Solved," : ",Open,").append(i % 2 == 0 ? "Mail" : "Chat");
            csv.append(",2026-11-03 10:0").append(i % 10).append(',').append(isSolved ? solvedAt : "");
            csv.append(',').append(solvedAt).append('\n');
        }
        Files.writeString(folder.resolve("exports/" + name), csv);
    }

    private static CommandLine.Outcome run(String asOf, String out) {
        CommandLine.Outcome outcome =
                CommandLine.in(folder, "run", "job.yaml", "--week", "2026-W45", "--as-of", asOf, "--out", out);
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        return outcome;
    }

    private static Map<String, String> contents(String out) throws IOException {
        return CommandLine.contents(folder.resolve(out));
    }

    @BeforeAll
    static void runFourTimes() throws IOException {
        Files.createDirectories(folder.resolve("exports"));
        Files.writeString(folder.resolve("job.yaml"), JOB);
        export("1.csv", 5, "2026-11-05 10:00", 0);
        run(BEFORE, "first");
        first = contents("first");
        // Four of the seven that were open are solved since.
        export("2.csv", 4, "2026-11-17 10:00", 5);
        told = run(AFTER, "second");
        second = contents("second");
        // As after a run that was killed when the store knew its figures and nobody else.
        run(AFTER, "again");
        secondAgain = contents("again");
        run(BEFORE, "first");
        firstAgain = contents("first");
    }

    @Test
    void the_first_report_has_a_table_of_revisions_with_no_row() throws IOException {
        assertThat(first.get("training/data/revisions.csv"))
                .isEqualTo(
                        "table,figure,source,period_from,period_to,column,former,revised,former_as_of,as_of,definition\n");
        assertThat(first).containsKey("training/data/revisions.parquet");
        assertThat(CommandLine.json(folder.resolve("second/run.json"))
                        .path("tables")
                        .path("training/revisions")
                        .path("rows")
                        .asInt())
                .isEqualTo(CommandLine.csv(folder.resolve("second/training/data/revisions.csv"))
                        .size())
                .isPositive();
    }

    @Test
    void what_is_another_figure_than_before_is_marked_wherever_it_stands_and_the_former_one_told() throws IOException {
        int differences = 0;
        List<CSVRecord> revisions = CommandLine.csv(folder.resolve("second/training/data/revisions.csv"));
        for (String table : List.of("channel_mix", "resolution_rates", "contacts_by_week", "exclusions")) {
            Map<String, CSVRecord> before = byFigure(folder.resolve("first/training/data/" + table + ".csv"));
            Map<String, CSVRecord> after = byFigure(folder.resolve("second/training/data/" + table + ".csv"));
            for (Map.Entry<String, CSVRecord> each : after.entrySet()) {
                CSVRecord now = each.getValue();
                CSVRecord then = before.get(each.getKey());
                boolean marked = now.get("mark").contains("[r]");
                int different = 0;
                for (String value : VALUES) {
                    // What has no period is about all there is at an instant, and no revision at another.
                    boolean isShown = then != null
                            && !now.get("period_to").isEmpty()
                            && !then.get(value).isEmpty()
                            && !now.get(value).isEmpty();
                    different += isShown && !then.get(value).equals(now.get(value)) ? 1 : 0;
                }
                assertThat(marked).as(table + " " + each.getKey()).isEqualTo(different > 0);
                differences += different;
            }
        }

        assertThat(differences).isPositive();
        assertThat(revisions).hasSize(differences);
        assertThat(told.out()).contains(differences + " values were published before as another");
        assertThat(revisions).allSatisfy(r -> {
            assertThat(r.get("former_as_of")).isEqualTo(BEFORE);
            assertThat(r.get("as_of")).isEqualTo(AFTER);
            assertThat(r.get("definition")).isNotBlank();
        });
    }

    /** Rows by all that says which figure they are. */
    private static Map<String, CSVRecord> byFigure(Path csv) throws IOException {
        Map<String, CSVRecord> rows = new HashMap<>();
        for (CSVRecord row : CommandLine.csv(csv)) {
            Map<String, String> id = new TreeMap<>(row.toMap());
            id.keySet().removeAll(VALUES);
            List.of("low", "high", "mark", "as_of", "interval", "definition").forEach(id::remove);
            assertThat(rows.put(id.toString(), row)).as(csv + " " + id).isNull();
        }
        return rows;
    }

    @Test
    void five_of_twelve_that_were_resolved_became_nine() throws IOException {
        CSVRecord row = CommandLine.row(
                folder.resolve("second/training/data/revisions.csv"),
                "table",
                "resolution_rates",
                "figure",
                "resolved_so_far",
                "column",
                "n");

        assertThat(row.get("former")).isEqualTo("5.0");
        assertThat(row.get("revised")).isEqualTo("9.0");
        assertThat(row.get("period_from")).isEqualTo("2026-11-02");
        assertThat(second.get("training/training.html")).contains("[r]");
        assertThat(first.get("training/training.html")).doesNotContain("[r]");
    }

    @Test
    void the_second_report_made_again_has_the_same_bytes() {
        assertThat(secondAgain).isEqualTo(second);
    }

    @Test
    void the_first_report_made_again_as_of_then_has_the_same_tables() {
        assertThat(tables(firstAgain)).isEqualTo(tables(first));
        assertThat(new TreeSet<>(tables(first).keySet())).contains("training/data/resolution_rates.parquet");
    }

    private static Map<String, String> tables(Map<String, String> contents) {
        Map<String, String> tables = new TreeMap<>(contents);
        // What lies outside the folders of audiences, the reconciliation, is about the files and the store of the day
        // it is made.
        tables.keySet().removeIf(name -> !name.contains("/data/"));
        return tables;
    }
}
