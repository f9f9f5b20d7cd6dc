package balie.classify;

import balie.encode.Vectors;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a text is written, beside what it is about: its length, capitals and marks, and the pieces of two to five characters with
 * the marks and spaces between words. An encoder of meaning hears little of the tone.
 */
final class Surface {

    private static final int PIECES = 2_048;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 5;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long MIX = 0xFF51AFD7ED558CCDL;
    private static final int MIX_SHIFT = 33;

    /** A longer text tells no more of its tone. */
    private static final int MOST_CHARACTERS = 2_000;

    /** Shares of the parts against a vector of length 1, by cross-validation on the examples of states and kinds. */
    private static final float WEIGHT_OF_PIECES = 1;

    private static final float WEIGHT_OF_SHAPE = 0.3f;

    private Surface() {}

    /** The vector of a text's meaning with that of its surface behind it. */
    static float[] with(float[] meaning, String text) {
        String written = text.strip();
        String bounded = written.length() > MOST_CHARACTERS ? written.substring(0, MOST_CHARACTERS) : written;
        float[] pieces = pieces(bounded);
        float[] shape = shape(bounded);
        float[] all = new float[meaning.length + pieces.length + shape.length];
        System.arraycopy(meaning, 0, all, 0, meaning.length);
        for (int i = 0; i < pieces.length; i++) {
            all[meaning.length + i] = WEIGHT_OF_PIECES * pieces[i];
        }
        for (int i = 0; i < shape.length; i++) {
            all[meaning.length + pieces.length + i] = WEIGHT_OF_SHAPE * shape[i];
        }
        return all;
    }

    /** Of length 1. Each piece has its place by a hash, and a sign, so that two at one place do not add up. */
    private static float[] pieces(String text) {
        String framed = " " + text.toLowerCase(Locale.ROOT) + " ";
        Map<String, Integer> counts = new TreeMap<>();
        for (int size = SHORTEST; size <= LONGEST; size++) {
            for (int at = 0; at + size <= framed.length(); at++) {
                // Which digits they are says nothing.
                counts.merge(digitless(framed.substring(at, at + size)), 1, Integer::sum);
            }
        }
        float[] out = new float[PIECES];
        counts.forEach((piece, count) -> {
            long hash = hash(piece);
            float weight = 1 + (float) StrictMath.log(count);
            out[(int) Math.floorMod(hash, (long) PIECES)] += hash < 0 ? -weight : weight;
        });
        return Vectors.normalise(out);
    }

    private static String digitless(String piece) {
        char[] chars = piece.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.isDigit(chars[i]) ? '0' : chars[i];
        }
        return new String(chars);
    }

    private static long hash(String piece) {
        long h = piece.length() * GOLDEN;
        for (int i = 0; i < piece.length(); i++) {
            h = (h ^ piece.charAt(i)) * MIX;
            h ^= h >>> MIX_SHIFT;
        }
        return h * GOLDEN ^ h >>> 1;
    }

    /** Each about 0 to 1. */
    private static float[] shape(String text) {
        String[] words = text.split("\\s+");
        int shouted = 0;
        for (String word : words) {
            boolean letters = !word.toUpperCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT));
            shouted += letters && word.length() > 2 && word.equals(word.toUpperCase(Locale.ROOT)) ? 1 : 0;
        }
        int exclamations = count(text, '!');
        int questions = count(text, '?');
        int stops = count(text, '.');
        boolean trails = text.contains("...") || text.contains("\u2026");
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        return new float[] {
            (float) StrictMath.log(1.0 + words.length) / 4,
            flag(exclamations > 0),
            Math.min(exclamations, 4) / 4f,
            flag(questions > 0),
            Math.min(questions, 3) / 3f,
            flag(trails),
            flag(!text.isEmpty() && Character.isLowerCase(text.charAt(0))),
            flag(last == '.'),
            flag(last == '?'),
            Math.min(shouted, 3) / 3f,
            4f * count(text, ',') / (words.length + 1),
            4f * stops / (words.length + 1),
            Math.min(stops, 5) / 5f
        };
    }

    private static float flag(boolean is) {
        return is ? 1 : 0;
    }

    private static int count(String text, char mark) {
        return (int) text.chars().filter(c -> c == mark).count();
    }
}
