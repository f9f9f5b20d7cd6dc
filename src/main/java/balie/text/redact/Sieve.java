package balie.text.redact;

import java.nio.charset.StandardCharsets;

/**
 * Tells quickly of most texts that hold nothing personal that no finder would find anything: no at sign, no long number, nothing
 * like a postcode, no word for a street or for a number of an order or a customer together with a digit, and no word that a name may stand behind. It may be wrong the other
 * way only.
 */
final class Sieve {

    private static final int CHARS = 256;
    private static final int LETTER = 1;
    private static final int DIGIT = 2;
    private static final int SIGN = 3;

    /** By ISO 8859-1 character. */
    private static final byte[] ROLES = new byte[CHARS];

    private static final byte[] LOWER = new byte[CHARS];

    private static final int LONG_NUMBER = 7;
    private static final int POSTCODE_DIGITS = 4;
    /** Of a code of an order, with a letter before. */
    private static final int CODE_DIGITS = 6;

    /** A word that is enough by itself. */
    private static final int ENOUGH = 1;
    /** A word that is enough with the end of the line behind it. */
    private static final int BEFORE_LINE = 2;
    /** A word that is enough with a colon behind it. */
    private static final int BEFORE_COLON = 4;
    /** A word, or its end, that is enough with a digit anywhere. */
    private static final int WITH_DIGIT = 8;

    private static final int SLOTS = 1 << 12;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** Last letters of words, up to eight, and what they are. */
    private static final long[] KEYS = new long[SLOTS];

    private static final byte[] FLAGS = new byte[SLOTS];

    /** How many last letters of a word are looked up besides the word, as bits of a long. */
    private static final long LAST_THREE = 0xFFFFFFL;

    private static final long LAST_FOUR = 0xFFFFFFFFL;

    /** A bit for each key: small enough to stay at hand, and enough for nearly all words, which are none of the keys. */
    private static final long[] FILTER = new long[SLOTS * 4 / Long.SIZE];

    static {
        for (int c = 0; c < CHARS; c++) {
            ROLES[c] = (byte)
                    (Character.isLetter(c) ? LETTER : Character.isDigit(c) ? DIGIT : isSign((char) c) ? SIGN : 0);
            int lower = Character.toLowerCase(c);
            LOWER[c] = (byte) (lower < CHARS ? lower : c);
        }
        FirstNames.all().forEach(word -> put(word, ENOUGH));
        NameFinder.words().forEach(word -> put(word, ENOUGH));
        NameFinder.wordsBeforeLine().forEach(word -> put(word, BEFORE_LINE));
        NameFinder.wordsBeforeColon().forEach(word -> put(word, BEFORE_COLON));
        AddressFinder.words().forEach(word -> put(word, WITH_DIGIT));
        NumberFinder.words().forEach(word -> put(word, WITH_DIGIT));
        AddressFinder.endings().forEach(word -> put(word.substring(Math.max(0, word.length() - 4)), WITH_DIGIT));
        for (String word : new String[] {"http", "https", "www"}) {
            put(word, ENOUGH);
        }
    }

    private Sieve() {}

    private static boolean isSign(char c) {
        return DigitRun.SIGNS.indexOf(c) >= 0;
    }

    private static void put(String word, int flag) {
        // A word with other letters than ISO 8859-1 has ends to its left and right there, and is found by no table.
        long key = 0;
        for (byte b : word.getBytes(StandardCharsets.ISO_8859_1)) {
            key = (key << 8) | (b & 0xFF);
        }
        int slot = slot(key);
        while (KEYS[slot] != 0 && KEYS[slot] != key) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        KEYS[slot] = key;
        FLAGS[slot] |= (byte) flag;
        int bit = bit(key);
        FILTER[bit / Long.SIZE] |= 1L << bit;
    }

    private static int slot(long key) {
        return (int) ((key * MULTIPLIER) >>> (Long.SIZE - Integer.numberOfTrailingZeros(SLOTS)));
    }

    private static int bit(long key) {
        return (int) ((key * MULTIPLIER) >>> (Long.SIZE - Integer.numberOfTrailingZeros(SLOTS * 4)));
    }

    private static int flags(long key) {
        int bit = bit(key);
        return ((FILTER[bit / Long.SIZE] >>> bit) & 1) == 0 ? 0 : kept(key);
    }

    private static int kept(long key) {
        int slot = slot(key);
        while (KEYS[slot] != key) {
            if (KEYS[slot] == 0) {
                return 0;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return FLAGS[slot];
    }

    static boolean mayHold(String text) {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        return mayHold(latin, 0, latin.length) || (!isLatin(text, latin) && hasOtherDigits(text));
    }

    /** What is not ISO 8859-1 has become a question mark. */
    private static boolean isLatin(String text, byte[] latin) {
        for (int i = 0; i < latin.length; i++) {
            if (latin[i] == '?' && text.charAt(i) != '?') {
                return false;
            }
        }
        return latin.length == text.length();
    }

    private static boolean hasOtherDigits(String text) {
        return text.chars().anyMatch(c -> c >= CHARS && (Character.isDigit(c) || DigitRun.SIGNS.indexOf(c) >= 0));
    }

    /** Whether a letter stands before the digits that end here, or a hyphen behind one. */
    private static boolean isCode(byte[] text, int from, int last) {
        int before = last - CODE_DIGITS;
        if (before > from && text[before] == '-') {
            before--;
        }
        return before >= from && ROLES[text[before] & 0xFF] == LETTER;
    }

    /** The same of a text in ISO 8859-1, of which ASCII is a part. */
    static boolean mayHold(byte[] text, int from, int length) {
        int seen = 0;
        for (int i = from; i < from + length; i++) {
            seen |= 1 << ROLES[text[i] & 0xFF];
        }
        boolean anyDigit = (seen & (1 << DIGIT)) != 0;
        long word = 0;
        int wordLength = 0;
        int number = 0;
        int digits = 0;
        int pending = 0;
        int streets = 0;
        int end = from + length;
        for (int i = from; i <= end; i++) {
            int c = i < end ? text[i] & 0xFF : '\n';
            int role = ROLES[c];
            if (role == LETTER) {
                if (digits >= POSTCODE_DIGITS && digits <= POSTCODE_DIGITS + 1 && wordLength == 0) {
                    return true;
                }
                word = (word << 8) | (LOWER[c] & 0xFF);
                wordLength++;
                number = 0;
                continue;
            }
            if (wordLength > 0) {
                int flags = flags(word);
                if (anyDigit) {
                    flags |= (flags(word & LAST_FOUR) | flags(word & LAST_THREE)) & WITH_DIGIT;
                }
                if ((flags & ENOUGH) != 0 || (wordLength == 2 && i - 3 >= from && ROLES[text[i - 3] & 0xFF] == DIGIT)) {
                    return true;
                }
                streets |= flags & WITH_DIGIT;
                pending = flags;
                word = 0;
                wordLength = 0;
                digits = 0;
            }
            if (role == DIGIT) {
                digits = i > from && ROLES[text[i - 1] & 0xFF] == DIGIT ? digits + 1 : 1;
                if (++number >= LONG_NUMBER || (digits == CODE_DIGITS && isCode(text, from, i))) {
                    return true;
                }
                continue;
            }
            if (role == 0) {
                number = 0;
            }
            if (c != ' ') {
                digits = 0;
            }
            if (c == '@'
                    || (c == ':' && (pending & BEFORE_COLON) != 0)
                    || (c == '\n' && i < end && (pending & BEFORE_LINE) != 0)
                    || (c == '\r' && (pending & BEFORE_LINE) != 0)) {
                return true;
            }
        }
        return streets != 0 && anyDigit;
    }
}
