package balie.store;

import balie.testkit.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class CompactionTest {

    private static final Instant ALWAYS = Instant.parse("2999-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void many_small_files_become_few_and_no_row_changes() throws Exception {
        InteractionStore store = SharedSpark.store(folder);
        for (int round = 0; round < 6; round++) {
            Rounds.input(round).compare(store, SharedSpark.session()).apply();
        }
        // As a killed run leaves it: files of a branch that never came into force, and half a file.
        StagedChange killed = new StagedChange(store.icebergTable(), StagedChange.basis(store.icebergTable()));
        SharedSpark.session().sql("DELETE FROM " + killed.in(store.table()) + " WHERE interaction_id = 'i1'");
        Path half = folder.resolve("desk/interactions/data/half.parquet");
        Files.writeString(half, "PAR1");
        Rounds.Contents before = Rounds.stored(store);
        Compaction compaction = new Compaction(store);
        Compaction.Size large = compaction.size();

        assertThat(compaction.rewrite()).isPositive();
        assertThat(compaction.history().snapshots()).isPositive();
        assertThat(compaction.leftovers(ALWAYS)).isPositive();

        Compaction.Size small = compaction.size();
        assertThat(Rounds.stored(store)).isEqualTo(before).isEqualTo(Rounds.after(5));
        // One a month.
        assertThat(small.dataFiles()).isEqualTo(3).isLessThan(large.dataFiles());
        assertThat(small.files()).isLessThan(large.files());
        assertThat(half).doesNotExist();
        assertThat(store.icebergTable().refs()).containsOnlyKeys("main");
        assertThat(compaction.rewrite()).isZero();
        Rounds.input(6).compare(store, SharedSpark.session()).apply();
        assertThat(Rounds.stored(store)).isEqualTo(Rounds.after(6));
    }

    @Test
    void what_was_written_after_an_instant_is_left_alone() throws Exception {
        InteractionStore store = SharedSpark.store(folder);
        Rounds.input(0).compare(store, SharedSpark.session()).apply();
        Path atWork = folder.resolve("desk/interactions/data/at-work.parquet");
        Files.writeString(atWork, "PAR1");

        assertThat(new Compaction(store).leftovers(Instant.EPOCH)).isZero();
        assertThat(atWork).exists();
    }

    @Test
    void what_a_first_large_input_left_that_was_killed_before_its_commit_goes() throws Exception {
        InteractionStore store = SharedSpark.store(folder);
        // As killed: never closed.
        StagedRound.stage((TableStaging) store.staging(), Rounds.staged(0));
        Path data = folder.resolve("desk/interactions/data");
        assertThat(data).isDirectoryRecursivelyContaining("glob:**.parquet");
        Compaction compaction = new Compaction(store);

        assertThat(compaction.rewrite()).isZero();
        compaction.history();
        assertThat(compaction.leftovers(ALWAYS)).isPositive();

        assertThat(data).isDirectoryNotContaining("glob:**.parquet");
        assertThat(compaction.size().dataFiles()).isZero();
        assertThat(Rounds.stored(store).rows()).isEmpty();
        StagedRound.takeIn(store, Rounds.staged(0));
        assertThat(Rounds.stored(store)).isEqualTo(Rounds.afterStaged(0));
        assertThat(compaction.leftovers(ALWAYS)).isZero();
    }
}
