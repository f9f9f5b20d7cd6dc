package balie.encode;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

class FeaturesTest {

    @Test
    void are_words_pairs_of_them_and_pieces_of_three_to_five() {
        // _ab_: two pieces of three, one of four.
        assertThat(Features.of("ab")).hasSize(1 + 3);
        assertThat(Features.pieces("ab")).hasSize(3);
        assertThat(Features.of("ab cd")).hasSize(2 + 1 + 2 * 3);
        // _abcd_: four, three and two pieces.
        assertThat(Features.pieces("abcd")).hasSize(4 + 3 + 2);
        assertThat(Features.of("")).isEmpty();
        assertThat(Features.of("?!")).isEmpty();
    }

    @Test
    void are_the_same_whatever_case_and_punctuation_and_come_sorted() {
        long[] features = Features.of("Where is my parcel?");
        assertThat(Features.of("  WHERE is, my parcel")).isEqualTo(features);
        assertThat(features).isSorted();
    }

    @Test
    void pairs_know_the_order_of_words() {
        assertThat(Features.of("close account")).isNotEqualTo(Features.of("account close"));
        assertThat(Features.pieces("close account")).isEqualTo(Features.pieces("account close"));
    }

    @Test
    void the_start_of_a_word_is_another_piece_than_its_middle() {
        long[] start = Features.pieces("abc");
        long[] middle = Features.pieces("xabcx");
        assertThat(Arrays.stream(start).filter(p -> Arrays.binarySearch(middle, p) >= 0))
                .hasSize(1);
    }

    @Test
    void a_long_text_counts_by_its_begin_even_if_it_ends_within_a_character() {
        String begin = "a".repeat(1_999);
        assertThat(Features.of(begin + "\uD83D\uDE00 and more")).isEqualTo(Features.of(begin));
        assertThat(Features.of("word ".repeat(200_000))).isEqualTo(Features.of("word ".repeat(400)));
    }
}
