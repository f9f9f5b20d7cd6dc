package balie.report.words;

import org.junit.jupiter.api.Test;

import java.util.Map;

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
    void the_desk_s_own_names_are_told_as_it_calls_them_and_others_stay() {
        Words named = dutch.with(Map.of("Delivery", "Levering"));

        assertThat(named.name("Delivery")).isEqualTo("Levering");
        assertThat(named.name("snake_case, as written")).isEqualTo("snake_case, as written");
        assertThat(dutch.name("Delivery")).isEqualTo("Delivery");
        assertThat(dutch.name("(rare)")).isEqualTo("(zeldzaam)");
        assertThat(dutch.name("complaint")).as("in a customer's words").isEqualTo("complaint");
        assertThat(named.say("{0} of {1}", "3", "7")).isEqualTo("3 van 7");
    }

    @Test
    void there_is_a_language_for_each_file() {
        assertThat(Words.languages()).contains("en", "nl");
    }

    @Test
    void a_definition_is_told_by_its_parts() {
        assertThat(dutch.text(
                        "Contacts opened in the week / all contacts of the 26 weeks up to the end of the period (a year is 52 weeks;"
                                + " sources without opening times take no part); calendar time."))
                .isEqualTo(
                        "Contacten die in de week begonnen / alle contacten van de 26 weken tot en met het einde van de periode (een"
                                + " jaar is 52 weken; bronnen zonder begintijden doen niet mee); kalendertijd.");
    }

    @Test
    void brackets_and_points_within_a_part_are_no_end_of_it() {
        String weeks =
                "Weeks of a source with so many or so few contacts as chance gives in at most 1 of 2000 weeks by the weeks before"
                        + " (6 at least), and less than half or more than twice as many as expected (a year is 52 weeks).";

        assertThat(dutch.keys(weeks)).hasSize(2);
        assertThat(dutch.text(weeks)).contains("(ten minste 6)").endsWith(" (een jaar is 52 weken).");
        // It is looked up with its brackets, and is not known so.
        assertThat(dutch.text("Contacts (all contacts); Contacts")).isEqualTo("Contacts (all contacts); Contacts");
    }

    @Test
    void a_definition_of_which_a_part_is_not_known_is_told_in_english() {
        String definition = "Contacts / all contacts (a year is 52 weeks; nobody knows this part); calendar time.";

        assertThat(dutch.text(definition)).isEqualTo(definition);
        assertThat(dutch.keys(definition)).isEmpty();
        assertThat(dutch.text("")).isEmpty();
    }

    @Test
    void a_text_keeps_the_names_that_the_desk_gave() {
        assertThat(dutch.text("a year is 52 weeks; phone 2: calendar office-2026"))
                .isEqualTo("een jaar is 52 weken; phone 2: kalender office-2026");
        assertThat(dutch.text("Not available from this source: 'phone 2' records no status, channel."))
                .isEqualTo("Niet beschikbaar: de bron 'phone 2' legt status, kanaal niet vast.");
    }

    @Test
    void fractions_are_written_by_the_habits_of_the_language() {
        assertThat(dutch.text("over the 0.5 weeks up to the end of the period"))
                .isEqualTo("over de 0,5 weken tot en met het einde van de periode");
    }

    @Test
    void numbers_in_a_text_of_a_table_are_written_as_the_language_does() {
        assertThat(dutch.text("No contact in the week of 2026-11-09, where 1,412 contacts are usual."))
                .isEqualTo("Geen contact in de week van 2026-11-09, waar 1.412 contacten gewoon zijn.");
        assertThat(dutch.text("escalated 34.5 % (expected 12 %)"))
                .isEqualTo("doorverwezen 34,5\u00a0% (verwacht 12\u00a0%)");
    }

    @Test
    void a_language_without_a_file_is_refused() {
        assertThatThrownBy(() -> Words.in("xx")).hasMessage("there are no words in the language 'xx'");
    }
}
