package balie.text.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups of digits on one line with nothing but spaces and signs between them, as numbers of phones, cards and citizens are
 * written.
 */
final class DigitRun {

    /** Between two groups: what "(0)", " / " and " - " need. */
    private static final int LONGEST_GAP = 3;

    static final String SIGNS = " .-/()+\u00A0\u2010\u2011\u2012\u2013\u2014\u2009\u202F";

    private final String text;
    private final List<int[]> groups = new ArrayList<>();

    private DigitRun(String text) {
        this.text = text;
    }

    /** All runs of a text that have at least so many digits, in order. */
    static List<DigitRun> in(String text, int least) {
        List<DigitRun> runs = new ArrayList<>();
        DigitRun run = new DigitRun(text);
        int digits = 0;
        int i = 0;
        while (i < text.length()) {
            if (!isDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < text.length() && isDigit(text.charAt(i))) {
                i++;
            }
            if (!run.groups.isEmpty() && !run.joins(run.end(run.size() - 1), start)) {
                if (digits >= least) {
                    runs.add(run);
                }
                run = new DigitRun(text);
                digits = 0;
            }
            run.groups.add(new int[] {start, i});
            digits += i - start;
        }
        if (digits >= least) {
            runs.add(run);
        }
        return runs;
    }

    private boolean joins(int from, int to) {
        if (to - from > LONGEST_GAP) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (SIGNS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c < 128 ? c >= '0' && c <= '9' : Character.isDigit(c);
    }

    int size() {
        return groups.size();
    }

    int start(int group) {
        return groups.get(group)[0];
    }

    int end(int group) {
        return groups.get(group)[1];
    }

    int length(int group) {
        return end(group) - start(group);
    }

    /** What stands between a group and the next. */
    String gap(int group) {
        return text.substring(end(group), start(group + 1));
    }

    /** The digits of some groups, in ASCII. */
    String digits(int first, int last) {
        StringBuilder digits = new StringBuilder();
        for (int i = start(first); i < end(last); i++) {
            if (isDigit(text.charAt(i))) {
                digits.append((char) ('0' + Character.digit(text.charAt(i), 10)));
            }
        }
        return digits.toString();
    }

    /** Whether the groups are a number by themselves, not a part of a code, a price, a share or a time. */
    boolean standsAlone(int first, int last) {
        int before = start(first) - 1;
        int behind = end(last);
        if (before >= 0) {
            char c = text.charAt(before);
            if (Character.isLetterOrDigit(c)
                    || "#$\u20AC\u00A3_@=%".indexOf(c) >= 0
                    || (",:".indexOf(c) >= 0 && before > 0 && isDigit(text.charAt(before - 1)))) {
                return false;
            }
            if ((c == '-' || c == ' ')
                    && before > 0
                    && (c == '-'
                            ? Character.isLetterOrDigit(text.charAt(before - 1)) && !isDigit(text.charAt(before - 1))
                            : "$\u20AC\u00A3".indexOf(text.charAt(before - 1)) >= 0)) {
                return false;
            }
        }
        if (behind < text.length()) {
            char c = text.charAt(behind);
            boolean digitBehind = behind + 1 < text.length() && isDigit(text.charAt(behind + 1));
            boolean letterBehind = behind + 1 < text.length() && Character.isLetter(text.charAt(behind + 1));
            return !(Character.isLetter(c)
                    || c == '%'
                    || c == '_'
                    || (c == '-' && letterBehind)
                    || (",:".indexOf(c) >= 0 && digitBehind));
        }
        return true;
    }
}
