package balie.classify;

import balie.encode.Vectors;
import balie.text.Wording;

import java.util.Random;

/** Stands in for an encoder: the sum of a random vector a word, the same for the same word. */
final class WordVectors implements TextVectors {

    private static final int DIMENSIONS = 64;

    @Override
    public float[] of(String text, String language) {
        float[] sum = new float[DIMENSIONS];
        for (String word : Wording.normalise(text).split(" ")) {
            Random random = new Random(word.hashCode());
            for (int i = 0; i < DIMENSIONS; i++) {
                sum[i] += (float) random.nextGaussian();
            }
        }
        return Vectors.normalise(sum);
    }
}
