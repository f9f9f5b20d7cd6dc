package balie.app;

import balie.ingest.SourceFile;
import balie.issue.CallException;
import balie.issue.DataRefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A drop folder: each file gets the mapping that its columns prove. */
class MatchedFilesTest {

    private static final String JOB = """
            zone: Europe/Amsterdam
            sources: [{files: "exports/**"}]
            metrics: [channel_mix]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void mappings() throws IOException {
        write("job.yaml", JOB);
        write("sources/alpha.source.yaml", mapping("Alpha no", "[Alpha no, [Toestand, State]]"));
        write("sources/beta.source.yaml", mapping("t.id", "[t.id, t.state]"));
        write("sources/plain.source.yaml", mapping("Plain", "[]").replace("recognised-by: []\n", ""));
        write("exports/a.csv", "ALPHA NO,State,X\n1,open,\n");
        write("exports/deep/b.jsonl", "{\"t\":{\"id\":1}}\n{\"t\":{\"id\":2,\"state\":\"open\"}}\n");
    }

    private static String mapping(String id, String proof) {
        return "describes: " + id + "\n" + "recognised-by: " + proof + "\n"
                + (id.startsWith("t.") ? "format: json-lines\n" : "") + "columns: {interaction_id: {from: [" + id
                + "]}, status: {from: [State, t.state]}}\n";
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private RunPlan plan() throws CallException, DataRefusedException {
        return new RunPlanner(RunRequest.ofJob("job.yaml", null, folder, List.of(folder))).plan();
    }

    @Test
    void each_file_is_read_with_the_mapping_that_its_columns_prove() throws Exception {
        RunPlan plan = plan();

        assertThat(plan.files()).extracting(SourceFile::shown).containsExactly("exports/a.csv", "exports/deep/b.jsonl");
        assertThat(plan.files()).extracting(f -> f.mapping().name()).containsExactly("alpha", "beta");
        assertThat(plan.sources()).containsExactly("alpha", "beta");
        assertThat(plan.remarks()).contains("exports/a.csv: mapping alpha, for it has the columns Alpha no, State.");
    }

    @Test
    void what_of_a_file_is_not_read_is_said() throws Exception {
        write("exports/a.csv", "Team,Leader\nnorth,An\nsouth,Bo\n\nALPHA NO,State,X\n1,open,y\n2,open,z\nTotal,,2\n");

        assertThat(plan().remarks())
                .anySatisfy(r -> assertThat(r)
                        .startsWith("exports/a.csv: 3 records not read: they stand above the names of the columns"))
                .contains("exports/a.csv: 1 line below the table not read: no records.");
    }

    @Test
    void a_name_makes_one_source_of_all_files() throws Exception {
        write("job.yaml", JOB.replace("{files", "{name: desk, mapping: auto, files"));

        assertThat(plan().files()).extracting(SourceFile::source).containsExactly("desk", "desk");
        assertThat(plan().sources()).containsExactly("desk");
    }

    @Test
    void a_file_that_no_mapping_fits_shows_the_nearest_and_what_each_lacks() throws IOException {
        write("exports/c.csv", "Alpha no,Y\n1,2\n");
        write("exports/notes.txt", "Beste allemaal,\nhierbij de bestanden\n");

        assertThatThrownBy(this::plan)
                .isInstanceOf(DataRefusedException.class)
                .hasMessageContaining("exports/c.csv: its columns prove no mapping: alpha lacks Toestand or State")
                .hasMessageContaining("exports/notes.txt: its columns prove no mapping")
                .hasMessageContaining("./balie inspect")
                .hasMessageContaining("./balie map FILE --to");
    }

    @Test
    void a_file_that_two_mappings_fit_is_refused_with_both() throws IOException {
        write("sources/gamma.source.yaml", mapping("X", "[X, State]"));

        assertThatThrownBy(this::plan)
                .hasMessageContaining("exports/a.csv: its columns prove more than one mapping: alpha (by")
                .hasMessageContaining("gamma (by X, State)");
    }

    @Test
    void a_draft_that_is_not_valid_yet_stands_in_nobodys_way_until_a_file_finds_no_mapping() throws Exception {
        write("sources/draft.source.yaml", "describes: x\ncolumns: {}\n");
        assertThat(plan().files()).hasSize(2);

        write("exports/c.csv", "Draft,Y\n1,2\n");
        assertThatThrownBy(this::plan).isInstanceOf(CallException.class).hasMessageContaining("draft.source.yaml");
    }
}
