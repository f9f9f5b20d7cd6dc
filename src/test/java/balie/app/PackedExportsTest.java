package balie.app;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.ingest.Ingest;
import balie.ingest.read.Archives;
import balie.testkit.SharedSpark;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The same rows in every form that an export comes in. */
class PackedExportsTest {

    private static final String[][] ROWS = {
        {"Nr", "Opened", "Question", "State"},
        {"7", "2026-11-09T14:22:00", "Where is it; and \"why\"?", "open"},
        {"8", "2026-11-10T09:15:00", "Grüße\nin two lines", "closed"},
        {"9", "2026-11-10T10:00:00", "", "closed"},
        {"10", "2026-11-31T10:00:00", "a day that is none", "closed"}
    };

    @TempDir
    private Path folder;

    private static String csv() {
        StringBuilder text = new StringBuilder();
        for (String[] row : ROWS) {
            List<String> cells = new ArrayList<>();
            for (String cell : row) {
                cells.add('"' + cell.replace("\"", "\"\"") + '"');
            }
            text.append(String.join(";", cells)).append("\r\n");
        }
        return text.toString();
    }

    private static Map<String, String> workbook() {
        StringBuilder rows = new StringBuilder();
        for (int r = 0; r < ROWS.length; r++) {
            rows.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < ROWS[r].length; c++) {
                rows.append("<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                        .formatted('A' + c, r + 1, ROWS[r][c].replace("\"", "&quot;")));
            }
            rows.append("</row>");
        }
        return Archives.workbook(Map.of("Export", rows.toString()), "", "", false);
    }

    private List<String> taken(String name) throws Exception {
        Files.writeString(
                folder.resolve("job.yaml"),
                "zone: UTC\nsources: [{mapping: desk, name: desk, files: \"" + name + "\"}]\nmetrics: [channel_mix]\n");
        RunPlan plan = new RunPlanner(RunRequest.ofJob("job.yaml", "store-" + name, folder, List.of(folder))).plan();
        Intake intake = new Intake(plan, SharedSpark.session());
        try (Ingest ingest = intake.read()) {
            assertThat(ingest.total()).as(name).isEqualTo(new balie.ingest.RowCounts(4, 3, 1, 0));
            intake.compare(ingest).update().apply();
        }
        List<Field> columns = new ArrayList<>(Interactions.TABLE.fields());
        columns.addAll(List.of(
                StoredInteractions.SHAPE,
                StoredInteractions.EXPORTED_AT,
                StoredInteractions.VERSION_AT,
                StoredInteractions.ROW_HASH));
        return intake
                .store()
                .standing(List.of("desk"), List.of())
                .orElseThrow()
                .select(columns.stream().map(Field::col).toArray(Column[]::new))
                .orderBy(Interactions.INTERACTION_ID.col())
                .collectAsList()
                .stream()
                .map(Row::toString)
                .toList();
    }

    @Test
    void an_export_gives_the_same_rows_plain_packed_and_as_a_workbook() throws Exception {
        Files.createDirectories(folder.resolve("sources"));
        Files.writeString(folder.resolve("sources/desk.source.yaml"), """
                describes: A desk
                columns:
                  interaction_id: Nr
                  opened_at: {from: Opened, time: iso, required: true}
                  text: Question
                  status: {from: State, required: true}
                """);
        byte[] text = csv().getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("a.csv"), text);
        Files.write(folder.resolve("b.csv.gz"), Archives.gzip(text));
        Files.write(folder.resolve("c.csv.zst"), Archives.zstd(text));
        Archives.zip(folder.resolve("d.zip"), Map.of("export.csv", csv()));
        Archives.zip(folder.resolve("e.xlsx"), workbook());

        List<String> plain = taken("a.csv");

        assertThat(plain).hasSize(3).anyMatch(r -> r.contains("Grüße\nin two lines"));
        for (String packed : List.of("b.csv.gz", "c.csv.zst", "d.zip", "e.xlsx")) {
            assertThat(taken(packed)).as(packed).isEqualTo(plain);
        }
    }
}
