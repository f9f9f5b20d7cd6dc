package balie.text;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of columns of files that come in. A file without a header has values of a person there, so not every name may be shown. */
public final class PlainNames {

    /** A few words of letters; a digit or two may stand behind: 'Datum', 'Created at', 'closed_at', 'Custom field (2)'. */
    private static final Pattern WORDS = Pattern.compile(
            "\\p{L}[\\p{L}_.]{0,23}(?:[ _./-](?:\\p{L}[\\p{L}_.]{0,23}|[(\\[]\\p{L}{0,20}\\d{0,2}[)\\]])){0,4}\\d{0,2}");

    private static final int MOST_CHARACTERS = 40;
    private static final int MOST_SHOWN = 12;

    private PlainNames() {}

    /** Whether a text looks like the name of a column and not like a value: no long number, no address, not two names. */
    public static boolean isPlain(String name) {
        return name.length() <= MOST_CHARACTERS && WORDS.matcher(name).matches() && !isPerson(name);
    }

    /** Two words or more that all begin with a capital and go on small, as names of persons do and headers seldom. */
    private static boolean isPerson(String name) {
        List<String> words = List.of(name.split("[ .-]+"));
        return words.size() > 1
                && words.stream()
                        .allMatch(w -> !w.isEmpty()
                                && Character.isUpperCase(w.charAt(0))
                                && w.substring(1).equals(w.substring(1).toLowerCase(java.util.Locale.ROOT))
                                && !w.contains("_"));
    }

    /** Those that look like names of columns, the first few. */
    public static List<String> plain(Collection<String> names) {
        return names.stream()
                .filter(PlainNames::isPlain)
                .distinct()
                .limit(MOST_SHOWN)
                .toList();
    }

    /** The same in words; empty: none does. How many are not shown is told as well. */
    public static Optional<String> shown(Collection<String> names) {
        List<String> plain = plain(names);
        long more = names.stream().distinct().count() - plain.size();
        return plain.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", plain) + (more > 0 ? " and " + more + " more" : ""));
    }
}
