package balie.encode;

import balie.text.Wording;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * What a text is made of on the surface: its words, pairs of words, and the pieces of three to five characters within words.
 * Pieces let a misspelt or inflected word still count for most of itself. Each is a hash of 64 bits; that two of a few hundred
 * thousand meet has a chance of one in a hundred million.
 */
final class Features {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;
    private static final long WORD = 0x9E3779B97F4A7C15L;
    private static final long PAIR = 0xC2B2AE3D27D4EB4FL;
    private static final long PIECE = 0x165667B19E3779F9L;
    private static final long PRIME = 0x100000001B3L;
    private static final long MIX = 0xFF51AFD7ED558CCDL;
    private static final int MIX_SHIFT = 33;

    /** A longer text says no more of its subject, and would cost by its length. */
    private static final int MOST_CHARACTERS = 2_000;

    private Features() {}

    /** Hashes of the features of a text, sorted, with repeats. */
    static long[] of(String text) {
        return of(text, true);
    }

    /** Without words and pairs of them: what texts of a language have in common of which nothing is known. */
    static long[] pieces(String text) {
        return of(text, false);
    }

    private static long[] of(String text, boolean words) {
        String normal = Wording.normalise(text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text);
        Growing found = new Growing();
        int from = 0;
        long before = 0;
        while (from < normal.length()) {
            int to = normal.indexOf(' ', from);
            if (to < 0) {
                to = normal.length();
            }
            long word = hash(WORD, normal, from, to);
            if (words) {
                found.accept(word);
                if (before != 0) {
                    found.accept(mix(PAIR ^ before * PRIME ^ word));
                }
            }
            before = word;
            pieces(normal, from, to, found);
            from = to + 1;
        }
        long[] out = found.values();
        Arrays.sort(out);
        return out;
    }

    /** With a mark at both ends of the word, so that a piece at the start is another than one within. */
    private static void pieces(String text, int from, int to, LongConsumer found) {
        int length = to - from + 2;
        for (int size = SHORTEST; size <= LONGEST && size <= length; size++) {
            for (int at = 0; at + size <= length; at++) {
                long h = PIECE + size;
                for (int i = at; i < at + size; i++) {
                    char c = i == 0 || i == length - 1 ? '_' : text.charAt(from + i - 1);
                    h = (h ^ c) * PRIME;
                }
                found.accept(mix(h));
            }
        }
    }

    private static long hash(long seed, String text, int from, int to) {
        long h = seed;
        for (int i = from; i < to; i++) {
            h = (h ^ text.charAt(i)) * PRIME;
        }
        return mix(h);
    }

    private static long mix(long h) {
        long m = (h ^ h >>> MIX_SHIFT) * MIX;
        return m ^ m >>> MIX_SHIFT;
    }

    private static final class Growing implements LongConsumer {

        private long[] values = new long[128];
        private int size;

        @Override
        public void accept(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        long[] values() {
            return Arrays.copyOf(values, size);
        }
    }
}
