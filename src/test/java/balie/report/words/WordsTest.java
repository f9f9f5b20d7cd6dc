package balie.report.words;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WordsTest {

    private final Words dutch = Words.in("nl");

    @Test
    void a_message_is_said_in_its_language_and_without_a_translation_in_english() {
        assertThat(dutch.say("{0} of {1}", "3", "7")).isEqualTo("3 van 7");
        assertThat(dutch.say("no such message {0}", "x")).isEqualTo("no such message x");
    }

    @Test
    void what_a_message_is_about_is_never_shown() {
        assertThat(Words.english().say("not known##language")).isEqualTo("not known");
        assertThat(dutch.say("not known##language")).isEqualTo("onbekend");
    }

    @Test
    void numbers_and_plurals_follow_the_language() {
        String message = "{0, plural, one {# case} other {# cases}}";

        assertThat(Words.english().say(message, 1)).isEqualTo("1 case");
        assertThat(Words.english().say(message, 1_200)).isEqualTo("1,200 cases");
        assertThat(dutch.say("{0} of {1}", 1_200, 3_400)).isEqualTo("1.200 van 3.400");
    }

    @Test
    void a_value_is_no_pattern() {
        assertThat(dutch.say("{0} of {1}", "{1} it's {", "'")).isEqualTo("{1} it's { van '");
    }

    @Test
    void codes_are_told_in_words_and_names_of_the_desk_stay() {
        assertThat(Words.english().term("fcr_no_repeat_14_days")).isEqualTo("no repeat within 14 days");
        assertThat(Words.english().term("resolved_within_7_days")).isEqualTo("resolved within 7 days");
        assertThat(dutch.term("resolved_within_30_days")).isEqualTo("opgelost binnen 30 dagen");
        assertThat(dutch.term("Nodo 3")).isEqualTo("Nodo 3");
    }

    @Test
    void a_text_of_a_table_keeps_its_numbers() {
        assertThat(dutch.text("the source does not record what this figure needs"))
                .isEqualTo("de bron legt niet vast wat dit cijfer nodig heeft");
        assertThat(dutch.text("something of 7 days")).isEqualTo("something of 7 days");
    }

    @Test
    void there_is_a_language_for_each_file() {
        assertThat(Words.languages()).contains("en", "nl");
    }

    @Test
    void a_language_without_a_file_is_refused() {
        assertThatThrownBy(() -> Words.in("xx")).hasMessage("there are no words in the language 'xx'");
    }
}
