package balie.store;

import balie.privacy.Pseudonyms;
import balie.testkit.SharedSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** People are erased from a store of which a large input wrote files, in which columns are missing that are the same in all rows. */
class StagedErasureTest {

    private static final Instant ALWAYS = Instant.parse("2999-01-01T00:00:00Z");
    private static final Pseudonyms KEY = Pseudonyms.ephemeral();
    private static final String OF_LARGE_INPUT = "K81";

    @TempDir
    private Path above;

    private Path folder;
    private InteractionStore store;

    @BeforeEach
    void fill() throws Exception {
        folder = Files.createDirectory(above.resolve("map f\u00e9 [1] 100%20"));
        store = SharedSpark.store(folder);
        Rounds.staged(0).compare(store, SharedSpark.session()).apply();
        StagedRound.takeIn(store, Rounds.staged(1));
        assertThat(Rounds.stored(store)).isEqualTo(Rounds.afterStaged(1));
    }

    @Test
    void erased_compacted_and_changed_by_small_inputs_it_holds_what_it_should() throws Exception {
        Erasure erasure = new Erasure(store, List.of(OF_LARGE_INPUT), "desk");
        assertThat(erasure.prove().remains())
                .as("the source of the rows is not in their file")
                .anyMatch(r -> r.endsWith(": a row of " + OF_LARGE_INPUT));

        assertThat(erasure.rows(KEY).rows()).isEqualTo(1);
        erasure.history();
        erasure.leftovers(ALWAYS);
        assertThat(erasure.prove().remains()).isEmpty();
        Compaction compaction = new Compaction(store);
        compaction.rewrite();
        compaction.history();
        compaction.leftovers(ALWAYS);
        assertThat(erasure.prove().remains()).isEmpty();

        // Newer versions of half the rows of the large input, and as many new rows.
        assertThat(Rounds.input(5).compare(store, SharedSpark.session()).apply())
                .isEqualTo(new InteractionStore.Changes(10, 10, 0));
        List<String> rows = Rounds.stored(store).rows();
        assertThat(rows).hasSize(49).noneMatch(r -> r.contains("," + OF_LARGE_INPUT + ","));
        assertThat(rows.stream().filter(r -> r.contains(",of round 4,"))).hasSize(9);
        assertThat(rows.stream().filter(r -> r.contains(",of round 5,"))).hasSize(20);
    }

    @Test
    void an_id_in_what_all_rows_of_a_file_share_is_told() throws Exception {
        Erasure.Proof proof = new Erasure(store, List.of("export-4"), null).prove();

        assertThat(proof.remains()).isEmpty();
        assertThat(proof.mentions()).anyMatch(m -> m.endsWith(": source_file of all its rows"));
    }

    @Test
    void the_proof_is_of_the_whole_folder_of_the_store() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "to do: K999");
        Files.createFile(folder.resolve(StoreLock.FILE));

        assertThat(new Erasure(store, List.of("K999"), null).prove().remains()).containsExactly("notes.txt: its bytes");
    }
}
