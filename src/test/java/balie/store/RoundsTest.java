package balie.store;

import balie.testkit.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class RoundsTest {

    @TempDir
    private Path folder;

    @Test
    void the_store_does_what_the_model_says() {
        InteractionStore store = SharedSpark.store(folder);
        for (int round = 0; round < 9; round++) {
            Rounds.input(round).compare(store, SharedSpark.session()).apply();

            assertThat(Rounds.stored(store)).as("after round " + round).isEqualTo(Rounds.after(round));
        }
    }
}
