package balie.publish;

import balie.text.Needles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By what a person may be known in published files: pseudonyms, which stand for nobody and nothing else, and ids, of which a short
 * number may as well be a figure.
 */
public final class PersonNames {

    /** What stands in place of an id in a text that stays. */
    public static final String MARK = "[erased]";

    private static final int LEAST_DIGITS = 5;

    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z]++");

    private final List<String> ids;
    private final Needles anyId;
    /** Thousands, so they are looked for by the words of a text. */
    private final Set<String> pseudonyms;

    private final Pattern inTexts;

    /**
     * @param ids as the exports write them
     * @param pseudonyms of all of them, by every key, letters and digits each
     */
    public PersonNames(Collection<String> ids, Collection<String> pseudonyms) {
        this.ids = List.copyOf(ids);
        this.anyId = new Needles(ids);
        this.pseudonyms = new LinkedHashSet<>(pseudonyms);
        this.inTexts = word(ids.stream().filter(PersonNames::isTelling).toList());
    }

    /** Whether an id is known for one where it stands in a text: a number of a few digits is not. */
    private static boolean isTelling(String id) {
        return !isNumber(id) || id.length() >= LEAST_DIGITS;
    }

    private static boolean isNumber(String id) {
        return id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Pattern word(Collection<String> words) {
        // What matches nothing, where there are none.
        return words.isEmpty()
                ? Pattern.compile("(?!)")
                : Pattern.compile("(?<![0-9A-Za-z])(?:"
                        + words.stream()
                                .flatMap(w -> java.util.stream.Stream.of(w, escaped(w)))
                                .distinct()
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|"))
                        + ")(?![0-9A-Za-z])");
    }

    private static String escaped(String id) {
        return id.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;");
    }

    /** Whether a text holds a pseudonym, so that what it stands in is of the person. */
    boolean isPseudonymIn(String text) {
        return WORD.matcher(text).results().anyMatch(word -> pseudonyms.contains(word.group()));
    }

    /** Whether a text holds a pseudonym or any id, short numbers too. */
    boolean isAnyIn(String text) {
        return isPseudonymIn(text) || anyId.in(text) != null;
    }

    /** A text with a mark in place of pseudonyms, and of ids unless it is but a number: that may be a figure. */
    String masked(String text) {
        String without = WORD.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(pseudonyms.contains(word.group()) ? MARK : word.group()));
        return text.chars().anyMatch(Character::isLetter)
                ? inTexts.matcher(without).replaceAll(Matcher.quoteReplacement(MARK))
                : without;
    }

    /** Where a text has what {@link #masked} would mask, from and to, last one first. */
    List<int[]> places(String text) {
        List<int[]> places = new ArrayList<>();
        WORD.matcher(text)
                .results()
                .filter(word -> pseudonyms.contains(word.group()))
                .forEach(r -> places.add(new int[] {r.start(), r.end()}));
        if (text.chars().anyMatch(Character::isLetter)) {
            inTexts.matcher(text).results().forEach(r -> places.add(new int[] {r.start(), r.end()}));
        }
        places.sort(Comparator.comparing((int[] place) -> place[0]).reversed());
        return places;
    }

    /** The names that may not be left anywhere. */
    public List<String> proving() {
        Set<String> names = new LinkedHashSet<>(pseudonyms);
        ids.stream().filter(id -> !isNumber(id)).forEach(names::add);
        return List.copyOf(names);
    }

    /** Ids that are but a number, which a figure may be by chance. */
    public List<String> numbers() {
        return ids.stream().filter(id -> isNumber(id) && isTelling(id)).toList();
    }

    /** Ids that are so short a number that they are looked for in rows that were put aside only. */
    public List<String> tooShort() {
        return ids.stream().filter(id -> !isTelling(id)).toList();
    }
}
