package balie.text.redact;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;

/** The words of a text: runs of letters and digits. */
final class Words {

    private static final int LONGEST = 40;

    private final String text;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int count;
    /** Made when asked for. */
    private final @Nullable String[] lowers;

    Words(String text) {
        this.text = text;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean in = i < text.length() && isPart(text.charAt(i));
            if (in && start < 0) {
                start = i;
            } else if (!in && start >= 0) {
                add(start, i);
                start = -1;
            }
        }
        lowers = new @Nullable String[count];
    }

    private static boolean isPart(char c) {
        return c < 128
                ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                : Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    int count() {
        return count;
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    int length(int word) {
        return ends[word] - starts[word];
    }

    /** As it stands there; empty where there is no such word. */
    String get(int word) {
        return has(word) && length(word) <= LONGEST ? text.substring(starts[word], ends[word]) : "";
    }

    /** Whether it may be the last part of a date, or of a path. */
    boolean isBehindSlash(int word) {
        return starts[word] > 0 && "/-".indexOf(text.charAt(starts[word] - 1)) >= 0;
    }

    /** In lower case; empty where there is no such word. */
    String lower(int word) {
        if (!has(word)) {
            return "";
        }
        String lower = lowers[word];
        if (lower == null) {
            lower = get(word).toLowerCase(Locale.ROOT);
            lowers[word] = lower;
        }
        return lower;
    }

    boolean has(int word) {
        return word >= 0 && word < count;
    }

    /** What stands between a word and the next; all that is left behind the last, all before the first for -1. */
    String gap(int word) {
        int from = word < 0 ? 0 : ends[word];
        int to = word + 1 < count ? starts[word + 1] : text.length();
        return to - from == 1 && text.charAt(from) == ' ' ? " " : text.substring(from, Math.min(to, from + LONGEST));
    }

    /** Whether nothing but one or two spaces is between a word and the next. */
    boolean isNext(int word) {
        return has(word) && has(word + 1) && gap(word).isBlank() && gap(word).length() <= 2 && !breaksAfter(word);
    }

    /** Whether a line ends between a word and the next, or the text does. */
    boolean breaksAfter(int word) {
        if (word + 1 >= count) {
            return true;
        }
        int to = word < 0 ? starts[0] : Math.min(starts[word + 1], ends[word] + LONGEST);
        for (int i = word < 0 ? 0 : ends[word]; i < to; i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return true;
            }
        }
        return false;
    }

    boolean isCapital(int word) {
        return has(word) && Character.isUpperCase(text.charAt(starts[word])) && isLetters(word);
    }

    boolean isLetters(int word) {
        for (int i = starts[word]; i < ends[word]; i++) {
            if (Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    boolean isDigits(int word) {
        for (int i = starts[word]; i < ends[word]; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    boolean isUpperLetters(int word) {
        for (int i = starts[word]; i < ends[word]; i++) {
            char c = text.charAt(i);
            if (c < 'A' || c > 'Z') {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a house number: up to four digits, maybe a letter behind. */
    boolean isHouseNumber(int word) {
        if (!has(word) || length(word) > 5 || text.charAt(starts[word]) == '0') {
            return false;
        }
        int digits = 0;
        while (digits < length(word) && isDigit(text.charAt(starts[word] + digits))) {
            digits++;
        }
        int rest = length(word) - digits;
        return digits >= 1 && digits <= 4 && (rest == 0 || (rest == 1 && digits <= 4));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
