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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final String ANY_NAME = "*";
    private static final String NAME = "([^:;()']+)";

    /** What stands between the parts of a definition. Brackets do where they hold its exclusions, just before its clock or end. */
    private static final Pattern BETWEEN_PARTS =
            Pattern.compile(" / | \\((?=[^()]*\\)(?:; [^;()]*)?\\.$)|\\); (?=[^;()]*\\.$)|; |\\)?\\.$");

    private final Locale locale;
    private final Map<String, String> messages;
    private final Map<String, String> terms;
    private final Map<String, String> texts;
    private final Map<String, String> csv;
    private final Map<String, String> names;
    private final Map<String, String> columns;
    private final List<Named> named;

    private Words(Locale locale, Map<String, Map<String, String>> parts) {
        this.locale = locale;
        csv = parts.getOrDefault("csv", Map.of());
        names = parts.getOrDefault("names", Map.of());
        columns = parts.getOrDefault("columns", Map.of());
        messages = parts.getOrDefault("messages", Map.of());
        terms = parts.getOrDefault("terms", Map.of());
        texts = parts.getOrDefault("texts", Map.of());
        // The longest first: it leaves least to the names.
        named = texts.entrySet().stream()
                .filter(e -> e.getKey().contains(ANY_NAME))
                .map(e -> new Named(anyNames(e.getKey()), e.getKey(), e.getValue()))
                .sorted(Comparator.comparing((Named n) -> n.key().length()).reversed())
                .toList();
    }

    /** A text that has names in it. */
    private record Named(Pattern pattern, String key, String entry) {}

    private static Pattern anyNames(String key) {
        return Pattern.compile(Pattern.quote(key).replace(ANY_NAME, "\\E" + NAME + "\\Q"));
    }

    /**
     * @param language code of ISO 639, such as {@code nl}
     * @throws IllegalArgumentException if there is no file of that language
     */
    public static Words in(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return new Words(locale, read(language));
    }

    /**
     * The same with names that the desk has in this language.
     *
     * @param deskNames by what they are called in tables
     */
    public Words with(Map<String, String> deskNames) {
        return new Words(
                locale,
                Map.of(
                        "messages",
                        messages,
                        "terms",
                        terms,
                        "texts",
                        texts,
                        "csv",
                        csv,
                        "columns",
                        columns,
                        "names",
                        Map.copyOf(deskNames)));
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

    /** What spreadsheets of this language want between the values of a CSV file. */
    public char csvDelimiter() {
        return csv.getOrDefault("delimiter", ",").charAt(0);
    }

    /** What they want before decimals. */
    public char csvDecimal() {
        return csv.getOrDefault("decimal", ".").charAt(0);
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

    /**
     * What the desk calls something in this language; as it stands in the table if there is no name for it. What stands in brackets, such
     * as {@code (rare)}, is Balie's and has a term; a customer's words are no term, whatever they are.
     */
    public String name(String inTable) {
        return names.getOrDefault(inTable, inTable.startsWith("(") ? terms.getOrDefault(inTable, inTable) : inTable);
    }

    /** A code, such as {@code in_person}, as words; what is no code of Balie's stays as it is but for its low lines. */
    public String term(String code) {
        return numbered(terms, code).map(Known::told).orElse(code).replace('_', ' ');
    }

    /**
     * A text that stands in a table in English, such as a definition; numbers and names in it stay. What is not known as a whole is told
     * by its parts, as those of definitions recur. It is told in English if any of them is not known.
     */
    public String text(String english) {
        List<Known> parts = parts(english);
        return parts.isEmpty()
                ? english
                : parts.stream().map(part -> part.told() + part.behind()).collect(Collectors.joining());
    }

    /** The keys of the texts that {@link #text} takes something from; none if it is told in English. */
    Set<String> keys(String english) {
        return parts(english).stream().map(Known::key).collect(Collectors.toSet());
    }

    /** What is known of a text or code: its entry, the numbers and names in it, and what stands between it and the next. */
    private record Known(String key, String entry, List<String> places, String behind) {

        String told() {
            String told = entry;
            for (int i = 0; i < places.size(); i++) {
                told = told.replace("{" + i + "}", places.get(i));
            }
            return told;
        }

        Known before(String separator) {
            return new Known(key, entry, places, separator);
        }
    }

    private List<Known> parts(String text) {
        Optional<Known> whole = numbered(texts, text);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        List<Known> parts = new ArrayList<>();
        Matcher between = BETWEEN_PARTS.matcher(text);
        int start = 0;
        while (start < text.length()) {
            boolean more = between.find();
            int end = more ? between.start() : text.length();
            String each = text.substring(start, end);
            Optional<Known> part = numbered(texts, each).or(() -> named(each));
            if (part.isEmpty()) {
                return List.of();
            }
            parts.add(part.get().before(more ? between.group() : ""));
            start = more ? between.end() : end;
        }
        return parts;
    }

    /** Known as it is, or with a # for each number. */
    private Optional<Known> numbered(Map<String, String> entries, String text) {
        String entry = entries.get(text);
        if (entry != null) {
            return Optional.of(new Known(text, entry, List.of(), ""));
        }
        Matcher numbers = NUMBER.matcher(text);
        String key = numbers.replaceAll(ANY_NUMBER);
        String pattern = entries.get(key);
        if (pattern == null) {
            return Optional.empty();
        }
        List<String> found =
                numbers.reset().results().map(number -> number(number.group())).toList();
        return Optional.of(new Known(key, pattern, found, ""));
    }

    /** A number as English writes it, as this language does. */
    private String number(String english) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        char between = '\0';
        return english.replace('.', between)
                .replace(',', symbols.getGroupingSeparator())
                .replace(between, symbols.getDecimalSeparator());
    }

    /** Known with a * for each name that the desk gave. */
    private Optional<Known> named(String text) {
        for (Named each : named) {
            Matcher names = each.pattern().matcher(text);
            if (names.matches()) {
                List<String> found = IntStream.rangeClosed(1, names.groupCount())
                        .mapToObj(i -> isQuoted(text, names.start(i)) ? names.group(i) : columns(names.group(i)))
                        .toList();
                return Optional.of(new Known(each.key(), each.entry(), found, ""));
            }
        }
        return Optional.empty();
    }

    private static boolean isQuoted(String text, int start) {
        return start > 0 && text.charAt(start - 1) == '\'';
    }

    /** Names of columns with a comma between them, in words as far as they are known. */
    private String columns(String names) {
        return Stream.of(names.split(", ")).map(n -> columns.getOrDefault(n, n)).collect(Collectors.joining(", "));
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
