package balie.classify;

/** Makes a vector of what a text means, comparable between languages. */
@FunctionalInterface
public interface TextVectors {

    /**
     * The vector of a text, of length 1.
     *
     * @param language code of the language it is written in, such as nl
     */
    float[] of(String text, String language);

    /** Whether texts of a language have a vector of their meaning. */
    default boolean knows(String language) {
        return true;
    }
}
