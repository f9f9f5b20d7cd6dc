package balie.app;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class WordingReaderTest {

    private static final List<String> DUTCH = List.of(
            "Waar blijft mijn bestelling van vorige week?",
            "Ik kan niet meer inloggen op mijn account",
            "De factuur klopt niet, er is twee keer afgeschreven");
    private static final List<String> ENGLISH = List.of(
            "Where is the order that I placed last week?",
            "I can no longer log in to my account",
            "The invoice is wrong, I was charged twice");

    private static List<Row> wordings(List<String> often, List<String> seldom) {
        List<Row> rows = new ArrayList<>();
        often.forEach(text -> rows.add(RowFactory.create("k" + rows.size(), text, null, null)));
        rows.add(RowFactory.create("k9", seldom.get(0), null, null));
        return rows;
    }

    /** Most notes of a telephone are too short to tell, and no export records a language for them. */
    @Test
    void the_language_most_wordings_are_in_is_expected_first() {
        List<String> understood = List.of("en", "nl");
        assertThat(WordingReader.expected(wordings(DUTCH, ENGLISH), understood)).containsExactly("nl", "en");
        assertThat(WordingReader.expected(wordings(ENGLISH, DUTCH), understood)).containsExactly("en", "nl");
    }

    @Test
    void only_what_is_understood_is_expected() {
        List<Row> german = List.of(
                RowFactory.create("a", "Wo bleibt meine Bestellung von letzter Woche?", "de", null),
                RowFactory.create("b", "Ich kann mich nicht mehr anmelden", "de", null));
        assertThat(WordingReader.expected(german, List.of("en", "nl"))).containsExactly("en", "nl");
    }
}
