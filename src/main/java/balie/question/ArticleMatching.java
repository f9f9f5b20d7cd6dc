package balie.question;

import balie.encode.Vectors;
import balie.model.ArticleMatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the articles of a knowledge base that answer questions, by vectors of meaning.
 *
 * <p>An article is as near to a text as the nearest of its passages. It is as near to a question as it is to the question's examples in the
 * mean, less what it is to sentences of desks at large: an article of many or of general sentences is near to everything (such hubs are
 * corrected in this way by Conneau and others, Word translation without parallel data, ICLR 2018). How near is near was chosen on one half
 * of the sample's intents and measured on the other: docs/decisions/0029-knowledge-base.md.
 */
public final class ArticleMatching {

    /** From here on an article is taken for an answer. */
    static final double ANSWERS = .23;

    /** Down to here it can not be said that an article has nothing to do with a question. */
    static final double NEAR = .16;

    private static final Comparator<ArticleMatch> NEAREST_FIRST =
            Comparator.comparingDouble((ArticleMatch m) -> -m.similarity()).thenComparing(ArticleMatch::articleId);

    private final Map<String, float[]> means;
    private final float[][] atLarge;
    private final TreeMap<String, Passages> articles = new TreeMap<>();

    /**
     * @param means what is taken away from vectors of the desk's texts, by language, as {@link QuestionBook#means()} has it for meaning
     * @param atLarge vectors of sentences of desks of all kinds, of length 1
     */
    public ArticleMatching(Map<String, float[]> means, float[][] atLarge) {
        this.means = Map.copyOf(means);
        this.atLarge = atLarge.clone();
    }

    private record Passages(List<float[]> vectors, double toAnything) {}

    /** Takes an article in. Its passages are in the space of meaning; one of none is near to nothing. */
    public void add(String articleId, List<Item> passages) {
        List<float[]> vectors = centred(passages);
        double sum = 0;
        for (float[] sentence : atLarge) {
            sum += nearest(sentence, vectors);
        }
        articles.put(articleId, new Passages(vectors, atLarge.length == 0 ? 0 : sum / atLarge.length));
    }

    /**
     * The articles near a question, the nearest first.
     *
     * @param examples of the question, in the space of meaning
     */
    public List<ArticleMatch> of(String questionId, List<Item> examples) {
        List<float[]> vectors = centred(examples);
        List<ArticleMatch> matches = new ArrayList<>();
        articles.forEach((id, passages) -> {
            double similarity = similarity(vectors, passages);
            if (similarity >= NEAR) {
                matches.add(new ArticleMatch(questionId, id, similarity, similarity >= ANSWERS));
            }
        });
        matches.sort(NEAREST_FIRST);
        return matches;
    }

    private static double similarity(List<float[]> examples, Passages passages) {
        if (examples.isEmpty() || passages.vectors().isEmpty()) {
            return -1;
        }
        double sum = 0;
        for (float[] example : examples) {
            sum += nearest(example, passages.vectors());
        }
        return sum / examples.size() - passages.toAnything();
    }

    private static double nearest(float[] text, List<float[]> passages) {
        float nearest = -1;
        for (float[] passage : passages) {
            nearest = Math.max(nearest, Vectors.dot(text, passage));
        }
        return nearest;
    }

    private List<float[]> centred(List<Item> items) {
        return items.stream()
                .map(item -> {
                    float[] mean = means.get(item.language());
                    return (mean == null ? item : item.centred(mean)).vector();
                })
                .toList();
    }
}
