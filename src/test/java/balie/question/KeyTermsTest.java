package balie.question;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class KeyTermsTest {

    private final KeyTerms terms =
            new KeyTerms(List.of("where is my order", "my order is late", "where is it", "I want my money", "my cat"));

    @Test
    void words_that_are_rare_elsewhere_and_frequent_here_come_first() {
        assertThat(terms.of(List.of("Where is my parcel?", "My PARCEL, where is it", "order parcel")))
                .startsWith("parcel")
                .doesNotContain("is", "my", "it")
                .hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void a_word_counts_once_a_text_and_ties_go_by_the_alphabet() {
        assertThat(terms.of(List.of("zebra zebra zebra", "apple"))).containsExactly("apple", "zebra");
    }

    @Test
    void a_word_of_few_of_the_texts_is_left_out() {
        List<String> texts = new ArrayList<>(Collections.nCopies(9, "late parcel"));
        texts.add("zebra");
        assertThat(terms.of(texts)).containsExactly("parcel", "late");
    }

    @Test
    void no_texts_have_no_terms() {
        assertThat(terms.of(List.of())).isEmpty();
        assertThat(terms.of(List.of("?!", "ab"))).isEmpty();
        assertThat(new KeyTerms(List.of()).of(List.of("parcel"))).containsExactly("parcel");
    }
}
