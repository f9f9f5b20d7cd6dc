package balie.config.time;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads texts by a pattern of plain numbers, names of months, half days, offsets and text between, without making anything.
 * It reads what {@link java.time.format.DateTimeFormatter} reads, strictly, and more: names of months in English, Dutch and
 * German, and any space that is not a line break where the pattern has one.
 */
final class PatternReader {

    /** What came of a text. */
    enum Result {
        FITS,
        DIFFERS,
        /** It is written in a way that only the general formatter can judge. */
        UNSURE
    }

    /** Digits of a number without fixed width that are surely within an int. */
    private static final int MOST_DIGITS = 9;

    private static final int VARIABLE = 0;

    /** @param width digits of a number, {@link #VARIABLE}: one or more; of anything else unused */
    private record Element(char letter, int width, char literal) {}

    private static final char LITERAL = '\'';

    private final Element[] elements;
    private final boolean zoned;
    private final boolean timed;

    private PatternReader(List<Element> elements) {
        this.elements = elements.toArray(Element[]::new);
        this.zoned = elements.stream().anyMatch(e -> "xX".indexOf(e.letter()) >= 0);
        this.timed = elements.stream().anyMatch(e -> "Hh".indexOf(e.letter()) >= 0);
    }

    /** A reader for a pattern; null: the pattern has something that this class does not know. */
    static @Nullable PatternReader compile(String pattern) {
        List<Element> elements = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        for (int at = 0; at < pattern.length(); ) {
            char c = pattern.charAt(at);
            int end = at + 1;
            if (c == '\'') {
                end = quoted(pattern, at, elements);
                if (end < 0) {
                    return null;
                }
            } else if (Character.isLetter(c)) {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                Element element = element(c == 'u' ? 'y' : c, end - at);
                if (element == null || letters.indexOf(String.valueOf(element.letter())) >= 0) {
                    return null;
                }
                letters.append(element.letter());
                elements.add(element);
            } else if ("[]{}#".indexOf(c) >= 0 || Character.isDigit(c)) {
                return null;
            } else {
                elements.add(new Element(LITERAL, 0, c));
            }
            at = end;
        }
        return isWhole(letters.toString()) && isDecided(elements) ? new PatternReader(elements) : null;
    }

    /** Adds a text in quotes; the index behind it, or below 0 if it is not for this class. */
    private static int quoted(String pattern, int start, List<Element> elements) {
        int at = start + 1;
        if (at < pattern.length() && pattern.charAt(at) == '\'') {
            elements.add(new Element(LITERAL, 0, '\''));
            return at + 1;
        }
        for (; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c == '\'') {
                if (at + 1 == pattern.length() || pattern.charAt(at + 1) != '\'') {
                    return at + 1;
                }
                at++;
            }
            if (Character.isDigit(c)) {
                return -1;
            }
            elements.add(new Element(LITERAL, 0, c));
        }
        return -1;
    }

    private static @Nullable Element element(char letter, int count) {
        return switch (letter) {
            case 'y' -> count == 4 || count == 2 ? new Element('y', count, ' ') : null;
            case 'M' -> count <= 4 ? new Element(count <= 2 ? 'M' : 'N', count == 1 ? VARIABLE : count, ' ') : null;
            case 'd', 'H', 'h', 'm', 's' -> count <= 2 ? new Element(letter, count == 1 ? VARIABLE : count, ' ') : null;
            case 'S' -> count <= MOST_DIGITS ? new Element('S', count, ' ') : null;
            case 'a' -> count == 1 ? new Element('a', 0, ' ') : null;
            // xx: +0100; xxx: +01:00; with X also Z.
            case 'x', 'X' -> count == 2 || count == 3 ? new Element(letter, count, ' ') : null;
            default -> null;
        };
    }

    /** Whether the letters make a day, or a day and a time. */
    private static boolean isWhole(String letters) {
        boolean date = has(letters, 'y') && has(letters, 'd') && has(letters, 'M') != has(letters, 'N');
        boolean clock24 = has(letters, 'H') && !has(letters, 'h') && !has(letters, 'a');
        boolean clock12 = has(letters, 'h') && has(letters, 'a') && !has(letters, 'H');
        boolean time = clock24 || clock12;
        boolean none = letters.chars().noneMatch(c -> "HhamsSxX".indexOf(c) >= 0);
        boolean nested = (!has(letters, 'm') || time)
                && (!has(letters, 's') || has(letters, 'm'))
                && (!has(letters, 'S') || has(letters, 's'));
        return date && (none || time) && nested && !(has(letters, 'x') && has(letters, 'X'));
    }

    private static boolean has(String letters, char letter) {
        return letters.indexOf(letter) >= 0;
    }

    /** Whether no number without fixed width stands at another, so that each ends where its digits do. */
    private static boolean isDecided(List<Element> elements) {
        for (int i = 1; i < elements.size(); i++) {
            Element one = elements.get(i - 1);
            Element other = elements.get(i);
            if (isNumber(one) && isNumber(other) && (one.width() == VARIABLE || other.width() == VARIABLE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(Element element) {
        return "yMdHhmsS".indexOf(element.letter()) >= 0;
    }

    Result read(String text, TimeFields into) {
        into.clear();
        into.timed = timed;
        boolean afternoon = false;
        boolean halves = false;
        int at = 0;
        int length = text.length();
        for (Element element : elements) {
            if (at >= length) {
                return Result.DIFFERS;
            }
            char c = text.charAt(at);
            switch (element.letter()) {
                case LITERAL -> {
                    if (c != element.literal() && !isSame(element.literal(), c)) {
                        return Result.DIFFERS;
                    }
                    at++;
                }
                case 'N' -> {
                    long found = MonthNames.read(text, at, element.width() == 4);
                    if (found < 0) {
                        return Result.DIFFERS;
                    }
                    into.month = (int) (found >>> 32);
                    at = (int) found;
                }
                case 'a' -> {
                    if (at + 2 > length
                            || (text.charAt(at + 1) | 0x20) != 'm'
                            || ((c | 0x20) != 'a' && (c | 0x20) != 'p')) {
                        return Result.DIFFERS;
                    }
                    halves = true;
                    afternoon = (c | 0x20) == 'p';
                    at += 2;
                }
                case 'x', 'X' -> {
                    int end = Offsets.read(text, at, element.letter() == 'X', element.width() == 3, false, into);
                    if (end < 0) {
                        return end == Offsets.UNSURE ? Result.UNSURE : Result.DIFFERS;
                    }
                    at = end;
                }
                default -> {
                    int end = number(element, text, at, into);
                    if (end < 0) {
                        return end == Offsets.UNSURE ? Result.UNSURE : Result.DIFFERS;
                    }
                    at = end;
                }
            }
        }
        if (at != length) {
            return Result.DIFFERS;
        }
        if (halves) {
            if (into.hour < 1 || into.hour > 12) {
                return Result.DIFFERS;
            }
            into.hour = into.hour % 12 + (afternoon ? 12 : 0);
        }
        return into.exist() && !(zoned && into.offset == TimeFields.NO_OFFSET) ? Result.FITS : Result.DIFFERS;
    }

    private static boolean isSame(char pattern, char text) {
        if (pattern == ' ') {
            return text == '\u00A0' || text == '\u202F';
        }
        return Character.toUpperCase(pattern) == Character.toUpperCase(text)
                || Character.toLowerCase(pattern) == Character.toLowerCase(text);
    }

    /** The index behind a number; below 0: it is not there. */
    private static int number(Element element, String text, int start, TimeFields into) {
        int most = element.width() == VARIABLE ? text.length() : Math.min(text.length(), start + element.width());
        int value = 0;
        int at = start;
        while (at < most) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            if (at - start >= MOST_DIGITS) {
                return Offsets.UNSURE;
            }
            value = value * 10 + digit;
            at++;
        }
        int digits = at - start;
        if (digits == 0 || digits < element.width()) {
            boolean signed = element.letter() == 'y' && (text.charAt(start) == '+' || text.charAt(start) == '-');
            return signed ? Offsets.UNSURE : Offsets.DIFFERS;
        }
        switch (element.letter()) {
            case 'y' -> into.year = digits == 2 ? 2000 + value : value;
            case 'M' -> into.month = value;
            case 'd' -> into.day = value;
            case 'H', 'h' -> into.hour = value;
            case 'm' -> into.minute = value;
            case 's' -> into.second = value;
            default -> into.nano = nanos(value, digits);
        }
        return at;
    }

    static int nanos(int fraction, int digits) {
        int nanos = fraction;
        for (int i = digits; i < MOST_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }
}
