package balie.question;

/**
 * How near is near: cosines at which texts count as the same question, chosen on the intents of CLINC150 alone.
 *
 * @param assign mean cosine to its nearest examples from which a text is taken for their question
 * @param join mean cosine between two sets of texts from which they are one question
 * @param merge mean cosine between new texts and the examples of a known question from which they are no new one
 */
public record Limits(double assign, double join, double merge) {

    /** For vectors of meaning. */
    public static final Limits MEANING = new Limits(.60, .38, .38);
}
