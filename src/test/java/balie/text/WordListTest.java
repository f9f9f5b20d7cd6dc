package balie.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WordListTest {

    private static final Path FOLDER = Path.of("src/main/resources/balie/text");

    private static List<String> lists() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".txt"))
                    .map(f -> FOLDER.relativize(f).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /** Texts are put in small letters before they are held against a list. */
    @ParameterizedTest
    @MethodSource("lists")
    void every_list_says_what_it_is_and_is_in_small_letters(String file) throws IOException {
        assertThat(Files.readString(FOLDER.resolve(file))).startsWith("# ");
        assertThat(WordList.words(file))
                .isNotEmpty()
                .doesNotContain("#")
                .allSatisfy(word -> assertThat(word).isNotBlank().isEqualTo(word.toLowerCase(Locale.ROOT)));
        assertThat(WordList.phrases(file)).doesNotHaveDuplicates();
    }

    @Test
    void lists_are_read_together() {
        assertThat(WordList.words("months.txt", "message/short-months.txt"))
                .containsAll(WordList.words("months.txt"))
                .containsAll(WordList.words("message/short-months.txt"))
                .contains("augustus", "august", "aug");
    }

    @Test
    void phrases_are_whole_lines_in_their_order() {
        assertThat(WordList.phrases("message/greeting-phrases.txt"))
                .startsWith("good morning", "good afternoon")
                .endsWith("to whom it may concern");
    }

    @Test
    void letters_with_marks_are_read() {
        assertThat(WordList.words("redact/street-heads.txt")).contains("chauss\u00E9e");
    }

    @Test
    void a_list_that_is_not_there_is_named() {
        assertThatThrownBy(() -> WordList.words("no-such-list.txt")).hasMessageContaining("no-such-list.txt");
    }
}
