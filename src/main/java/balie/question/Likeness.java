package balie.question;

import balie.encode.Vectors;

/**
 * How far two sets of texts are one: the mean cosine between them in terms of the mean cosines within them.
 *
 * <p>Texts of one question are as near to those of another sample of it as to each other, so their likeness is about 1 whether
 * the question is put in many ways or in few; of two questions it is the less the farther they lie apart. A cosine alone takes
 * narrow questions that lie near each other for one, and one that is asked in many ways for several.
 */
final class Likeness {

    /** Of a few texts that were found because they are near each other: such are nearer than others of their kind. */
    private static final double FOUND_NEAR = .9;

    /** Texts that have nothing in common say nothing of how near others would be. */
    private static final double LEAST_WITHIN = .05;

    private Likeness() {}

    /**
     * Whether two sets of vectors of length 1 are one question; of few texts less is asked.
     *
     * @param mean of the first ones, not brought to length 1
     * @param size how many they are
     */
    static boolean isOne(float[] mean, int size, Group group, Limits limits) {
        return isOne(mean, size, within(mean, size), group, limits);
    }

    static boolean isOne(Group one, Group other, Limits limits) {
        return isOne(one.mean(), one.examples().size(), one.within(), other, limits);
    }

    private static boolean isOne(float[] mean, int size, double within, Group group, Limits limits) {
        double between = Vectors.dot(mean, group.mean());
        double enough = Math.min(
                limits.alike(), 1 - FOUND_NEAR / Math.min(size, group.examples().size()));
        return between >= limits.apart() && between / Math.sqrt(within * group.within()) >= enough;
    }

    /** Mean cosine of pairs of different vectors: the square of their mean holds each with itself too. */
    static double within(float[] mean, int size) {
        return size < 2 ? 1 : Math.max(LEAST_WITHIN, (Vectors.dot(mean, mean) * size - 1) / (size - 1));
    }
}
