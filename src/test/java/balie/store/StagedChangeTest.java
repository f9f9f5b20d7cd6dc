package balie.store;

import balie.app.Sessions;
import balie.config.JobConfig.StoreConfig;
import balie.testkit.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StagedChangeTest {

    @TempDir
    private Path folder;

    private static StoreUpdate compare(InteractionStore store, int round) {
        return Rounds.input(round).compare(store, SharedSpark.session());
    }

    private InteractionStore inAnyCatalog() {
        Map<String, String> memory = Map.of(
                "catalog-impl",
                "org.apache.iceberg.inmemory.InMemoryCatalog",
                "warehouse",
                folder.resolve("elsewhere").toUri().toString(),
                "io-impl",
                "org.apache.iceberg.hadoop.HadoopFileIO");
        return Sessions.connect(SharedSpark.session(), new StoreConfig("", memory), folder);
    }

    @Test
    void of_two_runs_that_read_the_same_state_the_second_is_refused_and_right_when_it_runs_again() {
        InteractionStore store = inAnyCatalog();
        compare(store, 0).apply();
        StoreUpdate first = compare(store, 1);
        StoreUpdate second = compare(store, 1);
        first.apply();

        // Iceberg itself would take both: an append is in conflict with nothing.
        assertThatThrownBy(second::apply).isInstanceOf(StoreConflictException.class);
        assertThat(Rounds.stored(store)).isEqualTo(Rounds.after(1));
        assertThat(store.icebergTable().refs()).containsOnlyKeys("main");
        compare(store, 1).apply();
        assertThat(Rounds.stored(store)).isEqualTo(Rounds.after(1));
    }

    @Test
    void what_another_wrote_while_this_one_was_writing_is_not_overwritten() {
        InteractionStore store = SharedSpark.store(folder);
        compare(store, 0).apply();
        StagedChange slow = new StagedChange(store.icebergTable(), StagedChange.basis(store.icebergTable()));
        compare(store, 1).apply();

        assertThatThrownBy(() -> slow.publish(Map.of("a", "b"))).isInstanceOf(StoreConflictException.class);
        assertThat(Rounds.stored(store)).isEqualTo(Rounds.after(1));
        assertThat(store.icebergTable().properties()).doesNotContainKey("a");
    }

    @Test
    void what_a_killed_run_left_is_not_seen_and_goes_with_the_next_change() {
        InteractionStore store = SharedSpark.store(folder);
        compare(store, 0).apply();
        StagedChange killed = new StagedChange(store.icebergTable(), StagedChange.basis(store.icebergTable()));
        SharedSpark.session().sql("DELETE FROM " + killed.in(store.table()));

        assertThat(Rounds.stored(store)).isEqualTo(Rounds.after(0));
        assertThat(store.icebergTable().refs()).hasSize(2);
        compare(store, 1).apply();
        assertThat(store.icebergTable().refs()).containsOnlyKeys("main");
        assertThat(Rounds.stored(store)).isEqualTo(Rounds.after(1));
    }
}
