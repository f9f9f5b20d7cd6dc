package balie.ingest.profile;

import balie.contract.Field;
import balie.contract.Interactions;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name of a column tells of its values: which canonical column it may be, and whether it is about a person. */
public final class ColumnNames {

    private static final Pattern SUFFIX = Pattern.compile("\\[[^\\]]*\\]$");
    private static final Pattern SIGNS = Pattern.compile("[_\\-./#:()?]+|(?<=[a-z])(?=[A-Z])");
    private static final Map<String, Meaning> MEANINGS = meanings();
    private static final Properties WORDS = load("column-words.properties");
    private static final Set<String> PERSONAL = words("personal");
    private static final Set<String> IMPERSONAL = words("impersonal");
    private static final Set<String> PERSONAL_ENDS = words("personal-ends");
    private static final Set<String> IDENTIFYING = words("identifying");
    private static final Set<String> CLOCK = words("clock");
    private static final Set<String> SPAN = words("span");
    private static final Set<String> ELSEWHERE = words("elsewhere");

    /**
     * What a name stands for.
     *
     * @param rank how sure: 0 is the surest name of that column
     */
    public record Meaning(Field target, int rank) {}

    private ColumnNames() {}

    /** Lower case, signs as spaces; of a custom field without its kind, {@code [list]}. */
    static String plain(String name) {
        String bare = SUFFIX.matcher(name.strip()).replaceFirst("");
        return SIGNS.matcher(bare)
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll(" +", " ");
    }

    /** The canonical column that a column of this name usually is. Of a path in JSON the last step counts too. */
    public static Optional<Meaning> meaning(String name) {
        Meaning whole = MEANINGS.get(plain(name));
        if (whole != null) {
            return Optional.of(whole);
        }
        int dot = name.lastIndexOf('.');
        String parent = dot < 0 ? "" : name.substring(0, dot);
        String first = parent.substring(parent.lastIndexOf('.') + 1);
        // ticket.status is the status; ticket.requester.name is not a name of the ticket, but requester name may be
        // one.
        Meaning last = dot < 0
                ? null
                : MEANINGS.getOrDefault(
                        plain(first + " " + name.substring(dot + 1)),
                        WRAPPERS.contains(first) ? MEANINGS.get(plain(name.substring(dot + 1))) : null);
        return Optional.ofNullable(last);
    }

    private static final Set<String> WRAPPERS =
            Set.of("ticket", "case", "issue", "conversation", "fields", "properties", "data");

    /** Whether the values say who somebody is. */
    static boolean isPersonal(String name) {
        return (has(name, PERSONAL) || isCompoundOfPerson(name)) && !has(name, IMPERSONAL);
    }

    /** {@code Klantnaam}, {@code Kundenname}, {@code customername}: one word, but not {@code Productnaam}. */
    private static boolean isCompoundOfPerson(String name) {
        return Arrays.stream(plain(name).split(" "))
                .anyMatch(word -> PERSONAL_ENDS.stream()
                        .filter(word::endsWith)
                        .anyMatch(end -> !IMPERSONAL.contains(word.substring(0, word.length() - end.length()))));
    }

    static boolean isIdentifying(String name) {
        return has(name, IDENTIFYING)
                || plain(name).endsWith("nr")
                || plain(name).endsWith("nummer")
                || name.contains("#");
    }

    static boolean isClock(String name) {
        return has(name, CLOCK) && !has(name, SPAN);
    }

    /** Whether its moments are of something else than a contact: a purchase, a birth, a term. */
    public static boolean isOfAnotherEvent(String name) {
        return has(name, ELSEWHERE);
    }

    private static boolean has(String name, Set<String> words) {
        return Arrays.stream(plain(name).split(" ")).anyMatch(words::contains);
    }

    private static Set<String> words(String key) {
        return new HashSet<>(Arrays.asList(WORDS.getProperty(key).strip().split("\\s+")));
    }

    private static Map<String, Meaning> meanings() {
        Properties names = load("column-names.properties");
        Map<String, Meaning> meanings = new HashMap<>();
        for (Field field : Interactions.TABLE.fields()) {
            List<String> known = new ArrayList<>(List.of(field.name().replace('_', ' ')));
            Optional.ofNullable(names.getProperty(field.name()))
                    .ifPresent(all -> known.addAll(Arrays.asList(all.split(","))));
            for (int i = 0; i < known.size(); i++) {
                meanings.putIfAbsent(plain(known.get(i)), new Meaning(field, i));
            }
        }
        return meanings;
    }

    private static Properties load(String resource) {
        try (InputStream bytes = Objects.requireNonNull(ColumnNames.class.getResourceAsStream(resource), resource)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
