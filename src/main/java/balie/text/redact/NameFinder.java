package balie.text.redact;

import balie.text.WordList;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds names where the words around prove them: "mijn naam is ...", "Mrs ...", "Name: ...", a greeting or "I am" with a usual first
 * name, and what stands below a closing. A name in the middle of a sentence is not found: most first names are words too.
 */
final class NameFinder implements Finder {

    /** After these a name follows, also in small letters; the words before the last, from right to left, have to fit. */
    private static final Map<String, String[][]> PHRASES = new HashMap<>();

    static {
        PHRASES.put("is", new String[][] {{"naam", "mijn"}, {"name", "my"}, {"naam", "m"}, {"naam", "mn"}});
        PHRASES.put("heet", new String[][] {{"ik"}});
        PHRASES.put("met", new String[][] {{"spreekt"}, {"spreek"}});
        PHRASES.put("van", new String[][] {{"naam", "op"}, {"name", "op"}});
        PHRASES.put("of", new String[][] {{"name", "the", "in"}, {"name", "under"}});
        PHRASES.put("v", new String[][] {{"n", "t"}, {"a", "t"}});
        PHRASES.put("called", new String[][] {{"am", "i"}, {"m", "i"}});
    }

    private static final Set<String> LABELS = WordList.words("redact/name-labels.txt");

    private static final Set<String> TITLES = WordList.words("redact/titles.txt");

    private static final Set<String> GREETINGS = WordList.words("greetings.txt");

    /** With a usual first name behind. */
    private static final Set<String> INTRODUCERS = WordList.words("redact/introducers.txt");

    private static final Set<String> CLOSINGS = WordList.words("redact/closings.txt");

    private static final Set<String> WEAK_CLOSINGS = WordList.words("redact/weak-closings.txt");

    private static final Set<String> ARTICLES = Set.of("de", "het", "t", "te", "op", "in", "la", "le");

    private static final Set<String> PARTICLES = WordList.words("redact/name-particles.txt");

    /** Words that may stand where a name could, in small letters or with a capital at the start of a sentence. */
    private static final Set<String> NO_NAMES = WordList.words("redact/no-names.txt");

    /** Words that a name may stand behind, and first names. */
    private static final Set<String> TELLING = new HashSet<>(FirstNames.all());

    static {
        TELLING.addAll(PHRASES.keySet());
        TELLING.addAll(LABELS);
        TELLING.addAll(TITLES);
        TELLING.addAll(CLOSINGS);
        TELLING.addAll(WEAK_CLOSINGS);
    }

    private static final int LONGEST = 5;

    /** All words of which one has to be there for a name to be found, besides first names. */
    static Set<String> words() {
        Set<String> words = new HashSet<>(TITLES);
        words.addAll(CLOSINGS);
        words.addAll(Set.of("naam", "name", "heet", "spreekt", "spreek", "called", "v", "holder"));
        return words;
    }

    /** The same of those that count before the end of a line. */
    static Set<String> wordsBeforeLine() {
        return WEAK_CLOSINGS;
    }

    /** The same of those that count before a colon. */
    static Set<String> wordsBeforeColon() {
        return LABELS;
    }

    @Override
    public void find(Words words, Spans spans) {
        for (int i = 0; i < words.count(); i++) {
            String word = words.lower(i);
            if (!TELLING.contains(word) || spans.isTaken(words.start(i))) {
                continue;
            }
            if (phraseEnds(words, i, word)) {
                boolean small = word.equals("is") || word.equals("heet") || word.equals("met");
                add(words, spans, i + 1, last(words, spans, i + 1, small));
            } else if (LABELS.contains(word) && isLabel(words, i)) {
                add(words, spans, i + 1, last(words, spans, i + 1, true));
            } else if (TITLES.contains(word) && isTitle(words, i, word)) {
                titled(words, spans, i + 1);
            } else if (CLOSINGS.contains(word) || WEAK_CLOSINGS.contains(word)) {
                closed(words, spans, i, CLOSINGS.contains(word));
            }
            if (FirstNames.has(word) && words.isLetters(i)) {
                first(words, spans, i);
            }
        }
    }

    private static void add(Words words, Spans spans, int first, int last) {
        if (last >= first) {
            spans.add(words.start(first), words.end(last), PersonalData.NAME);
        }
    }

    private static boolean phraseEnds(Words words, int i, String word) {
        String[][] phrases = PHRASES.get(word);
        if (phrases == null || words.breaksAfter(i)) {
            return false;
        }
        for (String[] before : phrases) {
            int at = i;
            while (i - at < before.length && words.lower(at - 1).equals(before[i - at])) {
                at--;
            }
            if (i - at == before.length && isNameGap(words.gap(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNameGap(String gap) {
        return gap.equals(" ") || gap.equals("  ") || gap.equals(". ") || gap.equals(": ");
    }

    /** "Name:" where a line or a sentence begins, or behind "account". */
    private static boolean isLabel(Words words, int i) {
        String gap = words.gap(i);
        return (gap.startsWith(":") && !words.breaksAfter(i) && gap.substring(1).isBlank())
                || (words.lower(i).endsWith("holder") && gap.equals(" ") && words.isCapital(i + 1));
    }

    private static boolean isTitle(Words words, int i, String word) {
        String gap = words.gap(i);
        if (!gap.equals(" ") && !gap.equals(". ") && !gap.equals(".")) {
            return false;
        }
        return switch (word) {
            // "I miss Amazon", "20 ms Latency", "3 mw".
            case "miss", "sir" -> words.isCapital(i);
            case "ms", "mw", "ir", "ing" ->
                words.isCapital(i) || gap.startsWith(".") || !words.has(i - 1) || !words.isDigits(i - 1);
            default -> true;
        };
    }

    private static void titled(Words words, Spans spans, int first) {
        int last = last(words, spans, first, false);
        add(words, spans, first, last);
    }

    /**
     * The last word of a name that begins at a word.
     *
     * @param small whether it may be in small letters
     */
    private static int last(Words words, Spans spans, int first, boolean small) {
        if (!words.has(first) || spans.isTaken(words.start(first))) {
            return -1;
        }
        boolean capital = words.isCapital(first) || PARTICLES.contains(words.lower(first));
        int last = -1;
        boolean named = false;
        for (int i = first; words.has(i) && i < first + LONGEST; i++) {
            if (i > first && !isWithinName(words, i - 1)) {
                break;
            }
            String word = words.lower(i);
            if (spans.isTaken(words.start(i)) || !words.isLetters(i)) {
                break;
            }
            boolean cap = words.isCapital(i);
            if (!cap && i == first && ARTICLES.contains(word) && !words.isCapital(i + 1)) {
                break;
            }
            if (PARTICLES.contains(word) && !(i == first && FirstNames.has(word))) {
                // Part of a name only if more follows.
                continue;
            }
            if ((NO_NAMES.contains(word) && words.length(i) > 1)
                    || (word.equals("i") && !words.gap(i).startsWith("."))) {
                break;
            }
            if (cap || (small && (!capital || !named))) {
                if (!cap && named && words.length(i) < 2) {
                    break;
                }
                last = i;
                named = true;
            } else {
                break;
            }
        }
        return last;
    }

    /** Whether a name may go on behind a word. */
    private static boolean isWithinName(Words words, int i) {
        String gap = words.gap(i);
        return gap.equals(" ")
                || gap.equals("  ")
                || gap.equals("-")
                || gap.equals("'")
                || gap.equals("\u2019")
                || gap.equals(" '")
                || ((gap.equals(".") || gap.equals(". ")) && (words.length(i) <= 2 || TITLES.contains(words.lower(i))));
    }

    /** A usual first name: after a greeting or "I am", and as all of the last line or sentence. */
    private static void first(Words words, Spans spans, int i) {
        String before = words.lower(i - 1);
        String gap = words.gap(i - 1);
        boolean beside = gap.equals(" ") || gap.equals(", ");
        boolean greeted = beside && isGreeting(before) && words.isCapital(i);
        boolean introduced = gap.equals(" ") && INTRODUCERS.contains(before) && isIntroduced(words, i, before);
        if (greeted || introduced) {
            add(words, spans, i, last(words, spans, i, false));
            return;
        }
        boolean begins = i > 0 && (gap.indexOf('\n') >= 0 || endsSentence(gap));
        if (begins && words.isCapital(i)) {
            int last = last(words, spans, i, false);
            if (last >= i
                    && last == words.count() - 1
                    && words.gap(last).strip().length() <= 1) {
                add(words, spans, i, last);
            }
        }
    }

    /** "Morning" is the end of "Good morning", and a greeting by itself. */
    private static boolean isGreeting(String word) {
        return GREETINGS.contains(word) || word.equals("morning");
    }

    private static boolean endsSentence(String gap) {
        return gap.indexOf('.') >= 0 || gap.indexOf('!') >= 0 || gap.indexOf('?') >= 0;
    }

    private static boolean isIntroduced(Words words, int i, String introducer) {
        if (!words.isCapital(i)) {
            return false;
        }
        return switch (introducer) {
            case "is" -> words.lower(i - 2).equals("this") || words.lower(i - 2).equals("dit");
            case "m", "am" -> words.lower(i - 2).equals("i");
            case "ben" -> words.lower(i - 2).equals("ik");
            case "met" -> isGreeting(words.lower(i - 2));
            default -> true;
        };
    }

    /** A name behind a closing: the rest of its line, or the line below. */
    private static void closed(Words words, Spans spans, int closing, boolean strong) {
        int first = closing + 1;
        if (!words.has(first)) {
            return;
        }
        String gap = words.gap(closing);
        if (gap.indexOf('[') >= 0 || gap.indexOf('?') >= 0) {
            return;
        }
        if (!words.breaksAfter(closing)) {
            sameLine(words, spans, first, strong, gap);
            return;
        }
        int last = line(words, spans, first, true);
        if (last >= 0) {
            add(words, spans, first, last);
        }
        int second = first;
        while (words.has(second) && second < first + LONGEST && !words.breaksAfter(second)) {
            second++;
        }
        second++;
        if (words.has(second) && FirstNames.has(words.lower(second)) && words.isCapital(second)) {
            add(words, spans, second, line(words, spans, second, false));
        }
    }

    private static void sameLine(Words words, Spans spans, int first, boolean strong, String gap) {
        boolean known = FirstNames.has(words.lower(first));
        if (!gap.isBlank()
                && !gap.strip().equals(",")
                && !gap.strip().equals(".")
                && !gap.strip().equals("!")) {
            return;
        }
        if (known || (strong && words.isCapital(first))) {
            int last = line(words, spans, first, known);
            add(words, spans, first, last);
        }
    }

    /** The last word of a name that is all of the rest of a line; -1: the line says something else. */
    private static int line(Words words, Spans spans, int first, boolean small) {
        int last = last(words, spans, first, small);
        if (last < 0) {
            return -1;
        }
        String gap = words.gap(last);
        boolean ends = words.breaksAfter(last) || gap.indexOf('[') >= 0 || gap.startsWith(",") || gap.startsWith(" -");
        return ends && gap.indexOf('?') < 0 ? last : -1;
    }
}
