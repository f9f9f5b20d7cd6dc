package balie.question;

/**
 * How near is near: cosines at which texts count as the same question.
 *
 * @param assign mean cosine to its nearest examples from which a text is taken for their question
 * @param join mean cosine between two sets of texts from which they are one question
 * @param keep cosine to the middle of a group from which a text may change to it
 * @param merge mean cosine between a text or two and the examples of a known question from which they belong to it
 * @param alike likeness from which two sets of texts are one question
 * @param apart mean cosine between two sets of texts below which they are none, however unlike each other those of each are
 * @param own how much of the mean of the desk's own texts is taken away, 0-1: what all its texts have in common tells none apart
 */
public record Limits(double assign, double join, double keep, double merge, double alike, double apart, double own) {

    /** For vectors of meaning; chosen on the intents of CLINC150 alone. */
    public static final Limits MEANING = new Limits(.68, .46, .45, .40, .87, .34, .6);

    /** For vectors of pieces of words, of which equal ones are rare by chance: texts must share most of their words. */
    public static final Limits CHARACTERS = new Limits(.50, .40, .40, .40, .87, .40, 0);
}
