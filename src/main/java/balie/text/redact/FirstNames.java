package balie.text.redact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Usual first names in the Netherlands, Belgium and English-speaking countries, in lower case: first-names.txt. */
final class FirstNames {

    private static final Set<String> ALL = read();

    private FirstNames() {}

    static boolean has(String word) {
        return ALL.contains(word);
    }

    static Set<String> all() {
        return ALL;
    }

    private static Set<String> read() {
        try (InputStream in = Objects.requireNonNull(FirstNames.class.getResourceAsStream("first-names.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> line.strip().isEmpty()
                            ? java.util.stream.Stream.empty()
                            : java.util.Arrays.stream(line.strip().split(" +")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
