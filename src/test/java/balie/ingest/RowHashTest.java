package balie.ingest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class RowHashTest {

    private static String hash(@Nullable Object... values) {
        return new RowHash().of(values);
    }

    @Test
    void equal_rows_have_equal_hashes() {
        assertThat(hash("a", null, 5L, true, Instant.EPOCH))
                .isEqualTo(hash("a", null, 5L, true, Instant.EPOCH))
                .hasSize(16);
    }

    @Test
    void where_a_value_ends_and_of_which_type_it_is_makes_another_row() {
        List<String> hashes = List.of(
                hash("ab", "c"),
                hash("a", "bc"),
                hash("abc", null),
                hash(null, "abc"),
                hash("abc", ""),
                hash("1", null),
                hash(1L, null),
                hash(true, null),
                hash("true", null),
                hash(Instant.EPOCH, null),
                hash(Instant.EPOCH.plusNanos(1), null),
                hash(0L, 0L));

        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void no_two_of_many_rows_that_differ_in_one_letter_share_a_hash() {
        Random random = new Random(5);
        Set<String> rows = new HashSet<>();
        List<String> hashes = new ArrayList<>();
        char[] text = "y".repeat(2_000).toCharArray();
        for (int i = 0; i < 20_000; i++) {
            text[random.nextInt(text.length)] = (char) ('a' + random.nextInt(0x300));
            String row = new String(text);
            if (rows.add(row)) {
                hashes.add(hash(row, "x"));
            }
        }

        assertThat(hashes).doesNotHaveDuplicates();
    }
}
