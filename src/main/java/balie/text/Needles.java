package balie.text;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ids that are looked for in texts and bytes: as words of their own, for K10 is not in K104. */
public final class Needles {

    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z]++");

    /** Those that are one word each, of which there may be thousands: a text is gone through once for all of them. */
    private final Set<String> words;

    private final List<String> others;

    public Needles(Collection<String> ids) {
        this.words = ids.stream()
                .filter(id -> WORD.matcher(id).matches())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.others = ids.stream().filter(id -> !words.contains(id)).toList();
    }

    /** The id that is the whole of a value; null: none. */
    @Nullable
    public String equalTo(String value) {
        return words.contains(value) || others.contains(value) ? value : null;
    }

    /** An id that stands in a text with no letter or digit of ASCII beside it; null: none. */
    @Nullable
    public String in(String text) {
        if (!words.isEmpty()) {
            Matcher word = WORD.matcher(text);
            while (word.find()) {
                if (words.contains(word.group())) {
                    return word.group();
                }
            }
        }
        for (String id : others) {
            for (int at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
                if (!goesOn(text, at - 1) && !goesOn(text, at + id.length())) {
                    return id;
                }
            }
        }
        return null;
    }

    private static boolean goesOn(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** An id whose UTF-8 stands in bytes that are not known to be text; null: none. */
    @Nullable
    public String inBytes(byte[] bytes) {
        return inUtf8(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private @Nullable String inUtf8(String latin) {
        String word = new Needles(words).in(latin);
        if (word != null) {
            return word;
        }
        for (String id : others) {
            String asRead = new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            if (new Needles(List.of(asRead)).in(latin) != null) {
                return id;
            }
        }
        return null;
    }
}
