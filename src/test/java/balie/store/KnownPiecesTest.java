package balie.store;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KnownPiecesTest {

    @TempDir
    private Path above;

    private Path folder;
    private InteractionStore store;

    @BeforeEach
    void fill() throws IOException {
        folder = above.resolve("store");
        store = StoreOfTwo.in(folder);
    }

    @Test
    void what_was_kept_is_given_back_whole() throws IOException {
        KnownPieces first = KnownPieces.of(store);
        assertThat(first.all()).isEmpty();
        first.add(Map.of("a", "", "b", "0 12"));
        KnownPieces second = KnownPieces.of(store);
        assertThat(second.all()).isEqualTo(Map.of("a", "", "b", "0 12"));
        second.add(Map.of("c", "3"));

        assertThat(KnownPieces.of(store).all()).isEqualTo(Map.of("a", "", "b", "0 12", "c", "3"));
    }

    @Test
    void nothing_makes_no_table() throws IOException {
        KnownPieces pieces = KnownPieces.of(store);
        pieces.all();
        pieces.add(Map.of());

        assertThat(folder.resolve("desk/attacked_pieces")).doesNotExist();
    }

    @Test
    void what_another_process_kept_meanwhile_is_not_lost() throws IOException {
        KnownPieces one = KnownPieces.of(store);
        KnownPieces other = KnownPieces.of(store);
        one.add(Map.of("z", ""));
        one.all();
        other.all();
        one.add(Map.of("a", ""));

        assertThatThrownBy(() -> other.add(Map.of("b", ""))).isInstanceOf(StoreConflictException.class);
        assertThat(KnownPieces.of(store).all()).containsOnlyKeys("a", "z");
    }
}
