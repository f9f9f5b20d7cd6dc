package balie.text.language;

import balie.testkit.CsvFiles;
import balie.testkit.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LanguagesTest {

    /** Every that many lines of the large sets. */
    private static final int STEP = 7;

    private static final Languages LANGUAGES = new Languages(List.of("nl", "en", "de", "fr"));

    private record Line(String text, String language) {}

    private static List<Line> gold() {
        return Stream.of("/balie/gold/questions-1.csv", "/balie/gold/questions-2.csv")
                .flatMap(name -> CsvFiles.resource(name).stream())
                .map(r -> new Line(r.get("text"), r.get("language")))
                .toList();
    }

    private static List<Line> real(String file, String column, String language) {
        return CsvFiles.file(RealData.file(file)).stream()
                .map(r -> new Line(r.get(column), language))
                .toList();
    }

    private static double accuracy(List<Line> lines, String recorded, String what) {
        long right = lines.stream()
                .filter(l -> LANGUAGES.of(l.text(), recorded).equals(l.language()))
                .count();
        double share = (double) right / lines.size();
        System.out.printf(
                Locale.ROOT, "language of %s, recorded %s: %.1f %% of %d%n", what, recorded, 100 * share, lines.size());
        return share;
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void finds_the_language_of_short_questions_whatever_was_recorded(String language) {
        List<Line> lines =
                gold().stream().filter(l -> l.language().equals(language)).toList();

        double without = accuracy(lines, null, language + " questions");
        double rightly = accuracy(lines, language, language + " questions");
        double wrongly = accuracy(lines, language.equals("nl") ? "en" : "nl", language + " questions");

        assertThat(without).isGreaterThan(0.94);
        assertThat(rightly).isGreaterThanOrEqualTo(without);
        assertThat(wrongly).isGreaterThan(0.92);
    }

    @Test
    void finds_dutch_and_english_in_public_sets() {
        List<Line> dutch = real("massive/massive_nl_train_dev.csv", "utt_nl", "nl");
        List<Line> english = real("banking77/train.csv", "text", "en");

        assertThat(accuracy(everySo(dutch), null, "massive")).isGreaterThan(0.93);
        assertThat(accuracy(everySo(english), null, "banking77")).isGreaterThan(0.95);
    }

    private static List<Line> everySo(List<Line> lines) {
        return Stream.iterate(0, i -> i < lines.size(), i -> i + STEP)
                .map(lines::get)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Wo ist mein Paket? Ich warte seit drei Tagen.,de",
        "Où est ma commande ? Je ne l'ai pas reçue.,fr",
        "¿Dónde está mi pedido? Todavía no lo he recibido.,und",
        "日本語のテキストです,und",
        "Где мой заказ?,und",
        "paket nerede kaldı hâlâ gelmedi,und"
    })
    void tells_other_languages_from_those_of_the_list(String text, String language) {
        assertThat(LANGUAGES.of(text, null)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "😀", "???", "12345", "[phone]", "a@b.nl", "\uD83D"})
    void a_text_without_letters_has_no_language(String text) {
        assertThat(LANGUAGES.of(text, "nl")).isEqualTo("und");
    }

    @Test
    void a_text_that_could_be_either_is_in_the_recorded_language_or_else_the_first() {
        assertThat(LANGUAGES.of("ok", "en")).isEqualTo("en");
        assertThat(LANGUAGES.of("ok", null)).isEqualTo("nl");
        assertThat(LANGUAGES.of("ok", "xx")).isEqualTo("nl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "waar is het ", "\uD83D\uDE00", "日", "[name] "})
    void a_megabyte_has_a_language_or_none_and_always_the_same(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());

        assertThat(LANGUAGES.of(text, null)).isEqualTo(LANGUAGES.of(text, null));
    }

    @Test
    void languages_without_a_profile_are_refused() {
        assertThatThrownBy(() -> new Languages(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Languages(List.of("nl", "xx"))).hasMessageContaining("xx");
    }
}
