package balie.encode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings texts of another language into the encoder's space: a linear map fitted to pairs of sentences, and beside it, where
 * there is a dictionary, the encoder's vector of the words translated one by one. The map is good at what the pairs are about, the
 * dictionary knows words of which they say nothing.
 */
public final class Bridge {

    /** How much of the map there is in the vector where there is a dictionary too; chosen on held-out pairs. */
    static final float SHARE = .6f;

    private static final int HELD_OUT = 10;

    private final String language;
    private final LinearEncoder map;
    private final @Nullable Gloss gloss;

    public Bridge(String language, LinearEncoder map, @Nullable Gloss gloss) {
        this.language = language;
        this.map = map;
        this.gloss = gloss;
    }

    /** Fits the map; targets are the centred vectors of the English sides, in the order of the pairs. */
    public static LinearEncoder fit(String id, List<Pair> pairs, float[][] targets) {
        return LinearEncoder.fit(id, pairs.stream().map(Pair::text).toList(), targets, LinearEncoder.Fit.USUAL);
    }

    /**
     * How good a bridge is, on pairs it was not fitted to.
     *
     * @param found share of the held-out sentences whose own translation is the nearest of all held-out ones, 0-1
     * @param cosine mean cosine to the vector of the own translation
     * @param of how many were held out
     */
    public record Quality(double found, double cosine, int of) {}

    /** Fits on nine tenths of the pairs and looks how well the others find their translation. */
    public static Quality quality(List<Pair> pairs, float[][] targets) {
        List<Integer> fitted = new ArrayList<>();
        List<Integer> held = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            (i % HELD_OUT == 0 ? held : fitted).add(i);
        }
        LinearEncoder map = fit(
                "held-out",
                fitted.stream().map(pairs::get).toList(),
                fitted.stream().map(i -> targets[i]).toArray(float[][]::new));
        int found = 0;
        double cosine = 0;
        for (int i : held) {
            float[] vector = map.encode(pairs.get(i).text()).vector();
            float own = Vectors.dot(vector, targets[i]);
            cosine += own;
            if (held.stream().noneMatch(j -> j != i && Vectors.dot(vector, targets[j]) > own)) {
                found++;
            }
        }
        return new Quality((double) found / held.size(), cosine / held.size(), held.size());
    }

    public String language() {
        return language;
    }

    /** Which map and dictionary: vectors of different ones must not be compared. */
    public String id() {
        return map.id() + (gloss == null ? "" : "+" + gloss.size());
    }

    /** The vector of a text, of length 1, among the encoder's centred ones. */
    float[] vector(String text, SentenceEncoder encoder, float[] mean) {
        float[] mapped = map.encode(text).vector();
        if (gloss == null) {
            return mapped;
        }
        Gloss.Glossed glossed = gloss.of(text);
        if (glossed.text().isEmpty() || glossed.known() == 0) {
            return mapped;
        }
        float[] sum = new float[mapped.length];
        Vectors.add(sum, mapped, SHARE);
        Vectors.add(sum, Vectors.centred(encoder.encode(glossed.text()), mean), 1 - SHARE);
        return Vectors.normalise(sum);
    }
}
