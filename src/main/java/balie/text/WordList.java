package balie.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists of words and phrases that texts are held against. They come with Balie as text files in UTF-8 beside this class; a line that
 * begins with # says what a list is.
 */
public final class WordList {

    private WordList() {}

    /**
     * The words of some lists together, parted by white space.
     *
     * @param files paths from the folder of this class: {@code months.txt}, {@code redact/titles.txt}
     */
    public static Set<String> words(String... files) {
        return Arrays.stream(files)
                .flatMap(WordList::lines)
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The phrases of a list, one a line, in their order. */
    public static List<String> phrases(String file) {
        return lines(file).toList();
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(WordList.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
