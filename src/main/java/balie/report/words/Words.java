package balie.report.words;

import com.ibm.icu.text.MessageFormat;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is said in one language, from the file of that language beside this class.
 *
 * <p>A message is looked up by its English words, as gettext does: they stand where they are used, so that the code can be read, and
 * English needs no translation. Where the same English words need different ones in another language, what they are about follows
 * them behind {@code ##}; it is never shown. Messages are patterns of <a
 * href="https://unicode-org.github.io/icu/userguide/format_parse/messages/">ICU</a> with numbered places: {@code {0, plural, one {# case}
 * other {# cases}}}. Without a translation the English words are shown; a test holds that none is missing.
 *
 * <p>Instances can be shared between threads.
 */
public final class Words {

    /** The language of a report of which none is named. */
    public static final String ENGLISH = "en";

    private static final String ENDING = ".yaml";
    private static final String CONTEXT = "##";
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final String ANY_NUMBER = "#";

    private final Locale locale;
    private final Map<String, String> messages;
    private final Map<String, String> terms;
    private final Map<String, String> texts;

    private Words(Locale locale, Map<String, Map<String, String>> parts) {
        this.locale = locale;
        messages = parts.getOrDefault("messages", Map.of());
        terms = parts.getOrDefault("terms", Map.of());
        texts = parts.getOrDefault("texts", Map.of());
    }

    /**
     * @param language code of ISO 639, such as {@code nl}
     * @throws IllegalArgumentException if there is no file of that language
     */
    public static Words in(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return new Words(locale, read(language));
    }

    public static Words english() {
        return in(ENGLISH);
    }

    /** Codes of all languages there is a file of, in order. */
    public static List<String> languages() {
        try {
            URI here = Objects.requireNonNull(Words.class.getResource(ENGLISH + ENDING))
                    .toURI();
            if (!here.getScheme().equals("jar")) {
                return languages(Path.of(here));
            }
            try (FileSystem jar = FileSystems.newFileSystem(here, Map.of())) {
                return languages(jar.provider().getPath(here));
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("a part of the program is missing", e);
        }
    }

    private static List<String> languages(Path english) throws IOException {
        try (Stream<Path> files = Files.list(Objects.requireNonNull(english.getParent()))) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    /** Where the language of these words sets groups, points and names of months. */
    public Locale locale() {
        return locale;
    }

    /** What stands before decimals. */
    public String point() {
        return String.valueOf(DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }

    /**
     * A message in this language.
     *
     * @param message in English
     * @param values for its places: numbers for plurals and what is written by the language's habits, texts as they are
     * @throws IllegalArgumentException if it is no pattern
     */
    public String say(String message, Object... values) {
        String pattern = messages.getOrDefault(message, withoutContext(message));
        return values.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0
                ? pattern
                : new MessageFormat(pattern, locale).format(values);
    }

    private static String withoutContext(String message) {
        int context = message.indexOf(CONTEXT);
        return context < 0 ? message : message.substring(0, context);
    }

    /** A code, such as {@code in_person}, as words; what is no code of Balie's stays as it is but for its low lines. */
    public String term(String code) {
        String term = terms.get(code);
        return term != null ? term : numbered(terms, code).orElse(code).replace('_', ' ');
    }

    /** A text that stands in a table in English, such as a definition; numbers in it stay. English if it is not known. */
    public String text(String english) {
        String text = texts.get(english);
        return text != null ? text : numbered(texts, english).orElse(english);
    }

    /** Whether a text is known as {@link #text} takes it. */
    boolean knows(String english) {
        return texts.containsKey(english)
                || texts.containsKey(NUMBER.matcher(english).replaceAll(ANY_NUMBER));
    }

    /** Of a text with numbers, known with a # for each, its translation with the numbers where it has {0}, {1} and so on. */
    private static Optional<String> numbered(Map<String, String> known, String text) {
        Matcher numbers = NUMBER.matcher(text);
        String pattern = known.get(numbers.replaceAll(ANY_NUMBER));
        if (pattern == null) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        numbers.reset();
        while (numbers.find()) {
            found.add(numbers.group());
        }
        String filled = pattern;
        for (int i = 0; i < found.size(); i++) {
            filled = filled.replace("{" + i + "}", found.get(i));
        }
        return Optional.of(filled);
    }

    static Map<String, Map<String, String>> read(String language) {
        String name = language + ENDING;
        try (InputStream in = Words.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("there are no words in the language '" + language + "'");
            }
            Object root = new Load(LoadSettings.builder().setLabel(name).build()).loadFromInputStream(in);
            Map<String, Map<String, String>> parts = new TreeMap<>();
            ((Map<?, ?>) root).forEach((part, entries) -> {
                Map<String, String> of = new LinkedHashMap<>();
                if (entries instanceof Map<?, ?> pairs) {
                    pairs.forEach((english, other) -> of.put(String.valueOf(english), String.valueOf(other)));
                }
                parts.put(String.valueOf(part), of);
            });
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException("a part of the program is missing", e);
        }
    }
}
