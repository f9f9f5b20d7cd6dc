package balie.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Waar is mijn pakket?          | waar is mijn pakket
              WAAR  is mijn\u00a0pakket!! | waar is mijn pakket
            foto's van m'n lamp           | fotos van mn lamp
            foto\u2019s van m\u2019n lamp | fotos van mn lamp
            e-mail / post                 | e mail post
            cafe\u0301 | caf\u00e9
            \u0130stanbul                 | i\u0307stanbul
            24/7 bereikbaar?              | 24 7 bereikbaar
            """)
    void case_punctuation_and_white_space_do_not_make_another_wording(String text, String wording) {
        assertThat(Wording.normalise(text)).isEqualTo(wording);
    }

    @Test
    void a_text_without_letters_or_digits_has_no_wording() {
        assertThat(Wording.key("?! ...")).isNull();
        assertThat(Wording.key("")).isNull();
        assertThat(Wording.key(null)).isNull();
    }

    @Test
    void normalising_twice_changes_nothing() {
        String once = Wording.normalise("Hé, wáár blijft 'mijn' pakket?!");

        assertThat(Wording.normalise(once)).isEqualTo(once);
    }

    @Test
    void the_key_is_the_same_on_every_machine() {
        // SHA-256 of "waar is mijn pakket", worked out with another program.
        assertThat(Wording.key("Waar is mijn pakket?"))
                .isEqualTo(Wording.sha256("waar is mijn pakket").substring(0, 20));
        assertThat(Wording.sha256("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void keys_are_those_of_the_normalised_wording_whatever_the_text() {
        Random random = new Random(3);
        int[] ranges = {0x80, 0x250, 0x3000, 0x10000, 0x20000};
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int range = ranges[random.nextInt(ranges.length)];
            for (int n = random.nextInt(120); n > 0; n--) {
                text.appendCodePoint(
                        random.nextInt(3) == 0 ? " '-aZ".charAt(random.nextInt(5)) : random.nextInt(range));
            }
            texts.add(text.toString());
        }
        // Each twice: the second time it may be known.
        for (int i = 0; i < 2 * texts.size(); i++) {
            String text = texts.get(i / 2);
            String wording = Wording.normalise(text);
            assertThat(Wording.key(text))
                    .isEqualTo(
                            wording.isEmpty() ? null : Wording.sha256(wording).substring(0, 20));
        }
    }
}
