package balie.report;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SafeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Waar is mijn factuur?",
                "Één café, 5 € — ‘ja’",
                "12\u202F000\u00A0stuks",
                "שלום",
                "👩\u200D💻 ok",
                "a < b & \"c\"",
                ""
            })
    void leavesOrdinaryTextAsItIs(String text) {
        assertThat(SafeText.of(text)).isEqualTo(text);
    }

    @Test
    void makesOneLineOfWhiteSpace() {
        assertThat(SafeText.of("  a\t\r\n b\u2028c\u0085d \n")).isEqualTo("a b c d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u0007", "\u001B", "\u007F", "\u009B", "\u202A", "\u202E", "\u2066", "\u2069", "\uFFFF"
            })
    void showsThatAHarmfulCharacterWasThere(String harmful) {
        assertThat(SafeText.of("a" + harmful + "b")).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u200E", "\u200F", "\u061C", "\u00AD", "\u2060", "\uFEFF", "\uDB40\uDC41"})
    void dropsInvisibleMarks(String mark) {
        assertThat(SafeText.of("a" + mark + "b")).isEqualTo("ab");
    }

    @Test
    void replacesHalvesOfSurrogatePairs() {
        assertThat(SafeText.of("a\uD83Db\uDE00")).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(SafeText.of("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
    }
}
