package balie.encode;

import balie.issue.CallException;
import balie.text.Wording;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Translates word by word into English with a dictionary in the format of dictd, such as Debian's dict-freedict-nld-eng. What
 * comes out is no sentence, but an encoder makes of it a vector in the right neighbourhood. The dictionary is read from where it
 * is installed: those of FreeDict are under the GPL and must not come with Balie.
 */
public final class Gloss {

    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    /** Of places in a file of up to a gigabyte. */
    private static final int MOST_DIGITS = 5;

    private static final Pattern NUMBERED = Pattern.compile("^\\d+\\.\\s*");
    private static final Pattern NOTE = Pattern.compile("[(<\\[{][^)>\\]}]*[)>\\]}]");
    /** Entries about the dictionary itself. */
    private static final Pattern FACTS = Pattern.compile("00-?database");

    /** A longer word is no compound but a number, a link or a file. */
    private static final int LONGEST_COMPOUND = 60;

    private static final int SHORTEST_PART = 4;
    private static final int SHORTEST_STEM = 2;
    private static final int LONGEST_ENDING = 3;

    /** From here on more is no reason to prefer a translation: else "the" and "to" would stand for half of all words. */
    private static final int OFTEN = 20;

    /** An ending is taken off, and one of these is put on. */
    private static final List<String> ENDINGS = List.of("", "en", "n", "e");

    /** A stem is spelt otherwise mostly because something follows. */
    private static final List<String> ENDINGS_OF_SHAPES = List.of("en", "e", "n", "");

    private static final List<String> JOINTS = List.of("", "s", "en", "e");

    private final Map<String, String> words;

    private Gloss(Map<String, String> words) {
        this.words = words;
    }

    /** A translated text, and the share of its words that the dictionary knew. */
    public record Glossed(String text, double known) {}

    /**
     * Reads a dictionary.
     *
     * @param index the file {@code *.index}; {@code *.dict.dz} or {@code *.dict} stands beside it
     * @param english sentences of the desk's kind: of several translations the one that they use most is taken
     * @throws CallException if it can not be read
     */
    public static Gloss read(Path index, List<String> english) throws CallException {
        String name = index.getFileName().toString();
        String stem = name.endsWith(".index") ? name.substring(0, name.length() - ".index".length()) : name;
        Path packed = index.resolveSibling(stem + ".dict.dz");
        Path plain = index.resolveSibling(stem + ".dict");
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(Files.exists(packed) ? packed : plain));
                // The format of dictzip is that of gzip, with a table for random access in its header.
                InputStream in = Files.exists(packed) ? new GZIPInputStream(raw) : raw) {
            return parse(Files.readAllLines(index, StandardCharsets.UTF_8), in.readAllBytes(), english);
        } catch (IOException | IllegalArgumentException e) {
            throw new CallException(
                    index.toString(),
                    "not a dictionary of dictd: " + e.getMessage(),
                    "Give the path of its .index file, with .dict.dz beside it, or leave it out of `dictionaries`.");
        }
    }

    static Gloss parse(List<String> index, byte[] entries, List<String> english) {
        Map<String, Integer> used = new HashMap<>();
        for (String sentence : english) {
            for (String word : Wording.normalise(sentence).split(" ")) {
                used.merge(word, 1, Integer::sum);
            }
        }
        Map<String, String> words = new HashMap<>();
        for (String line : index) {
            String[] fields = line.split("\t");
            if (fields.length < 3 || FACTS.matcher(fields[0]).lookingAt()) {
                continue;
            }
            int from = number(fields[1]);
            int length = number(fields[2]);
            if (length > entries.length - from) {
                throw new IllegalArgumentException("an entry of the index lies beyond the end");
            }
            String word = Wording.normalise(fields[0]);
            String meaning = meaning(new String(entries, from, length, StandardCharsets.UTF_8), used);
            if (meaning != null && !word.isEmpty()) {
                // A word may have several entries.
                words.merge(
                        word,
                        meaning,
                        (a, b) -> Math.min(used.getOrDefault(b, 0), OFTEN) > used.getOrDefault(a, 0) ? b : a);
            }
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("there is no word in its index");
        }
        return new Gloss(words);
    }

    /** Of all translations the one used most in the sentences given; of several, or without sentences, the first. */
    private static @Nullable String meaning(String entry, Map<String, Integer> used) {
        String[] lines = entry.split("\n");
        String best = null;
        int most = -1;
        for (int i = 1; i < lines.length; i++) {
            String sense = NOTE.matcher(NUMBERED.matcher(lines[i].strip()).replaceFirst(""))
                    .replaceAll(" ");
            for (String meaning : sense.split("[,;]")) {
                String word = Wording.normalise(meaning);
                int times = Math.min(used.getOrDefault(word, 0), OFTEN);
                if (!word.isEmpty() && times > most) {
                    most = times;
                    best = word;
                }
            }
        }
        return best;
    }

    private static int number(String digits) {
        if (digits.length() > MOST_DIGITS) {
            throw new IllegalArgumentException("'" + digits + "' is too large a number for an index");
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = BASE64.indexOf(digits.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("'" + digits + "' is no number of an index");
            }
            value = value * BASE64.length() + digit;
        }
        return value;
    }

    /** Words it knows. */
    public int size() {
        return words.size();
    }

    /** Translates a text; a word it does not know stays as it is, since names and numbers mean the same everywhere. */
    public Glossed of(String text) {
        String normal = Wording.normalise(text).toLowerCase(Locale.ROOT);
        if (normal.isEmpty()) {
            return new Glossed("", 0);
        }
        List<String> out = new ArrayList<>();
        int known = 0;
        String[] parts = normal.split(" ");
        for (String word : parts) {
            String meaning = word(word);
            known += meaning == null ? 0 : 1;
            out.add(meaning == null ? word : meaning);
        }
        return new Glossed(String.join(" ", out), (double) known / parts.length);
    }

    private @Nullable String word(String word) {
        String exact = stem(word);
        if (exact != null) {
            return exact;
        }
        if (word.length() > LONGEST_COMPOUND) {
            return null;
        }
        // The longest known end of a compound tells most: it names the thing, what is before it the kind.
        for (int at = SHORTEST_PART; at <= word.length() - SHORTEST_PART; at++) {
            String end = stem(word.substring(at));
            String start = end == null ? null : joined(word.substring(0, at));
            if (start != null) {
                return start + " " + end;
            }
        }
        return null;
    }

    private @Nullable String joined(String start) {
        for (String joint : JOINTS) {
            if (start.endsWith(joint) && start.length() - joint.length() >= SHORTEST_STEM) {
                String meaning = stem(start.substring(0, start.length() - joint.length()));
                if (meaning != null) {
                    return meaning;
                }
            }
        }
        return null;
    }

    /** A word, or one it may be a form of. */
    private @Nullable String stem(String word) {
        String meaning = words.get(word);
        if (meaning != null) {
            return meaning;
        }
        String bare = word.startsWith("ge") && word.length() > SHORTEST_PART + 2 ? word.substring(2) : word;
        for (String form : bare.equals(word) ? List.of(word) : List.of(word, bare)) {
            for (int cut = 0; cut <= LONGEST_ENDING && form.length() - cut >= SHORTEST_STEM + 1; cut++) {
                String stem = form.substring(0, form.length() - cut);
                meaning = form(stem, ENDINGS);
                for (String shape : shapes(stem)) {
                    meaning = meaning == null ? form(shape, ENDINGS_OF_SHAPES) : meaning;
                }
                if (meaning != null) {
                    return meaning;
                }
            }
        }
        return null;
    }

    private @Nullable String form(String stem, List<String> endings) {
        for (String ending : endings) {
            String meaning = words.get(stem + ending);
            if (meaning != null) {
                return meaning;
            }
        }
        return null;
    }

    /** A stem as it is spelt with other endings: a doubled consonant single, a single vowel doubled, and the other way. */
    private static List<String> shapes(String stem) {
        int n = stem.length();
        char last = stem.charAt(n - 1);
        char before = stem.charAt(n - 2);
        List<String> shapes = new ArrayList<>();
        if (last == before) {
            shapes.add(stem.substring(0, n - 1));
        } else if ("aeiou".indexOf(before) >= 0 && "aeiou".indexOf(last) < 0) {
            shapes.add(stem.substring(0, n - 1) + before + last);
            if (n > 2 && stem.charAt(n - 3) == before) {
                shapes.add(stem.substring(0, n - 2) + last);
            } else {
                shapes.add(stem + last);
            }
        }
        if (last == 'z') {
            shapes.add(stem.substring(0, n - 1) + 's');
        } else if (last == 'v') {
            shapes.add(stem.substring(0, n - 1) + 'f');
        }
        return shapes;
    }
}
