package balie.encode;

/** Makes a vector of a sentence, alike for the same sentence whatever came before it. Safe for use by several threads. */
public interface SentenceEncoder extends AutoCloseable {

    /** Which encoder it is, and which version: vectors of different ids must not be compared. */
    String id();

    /** Components of a vector. */
    int dimensions();

    /**
     * The vector of a text, of length 1.
     *
     * @param text not empty; what is beyond the longest input of the encoder is left out
     */
    float[] encode(String text);

    @Override
    void close();
}
