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
 * <p>An article is as near to a text as its three nearest passages are in the mean: one sentence alone is near to a text by chance. It is
 * as near to a question as it is to the question's examples in the mean, less what it is to sentences of desks at large, since an article of
 * many or of general sentences is near to everything (such hubs are corrected in this way by Conneau and others, Word translation without
 * parallel data, ICLR 2018), and in terms of how near the examples are to each other, as in {@link Likeness}: a question that is asked in
 * few ways is nearer to anything than one that is asked in many. How near is near was chosen on one half of the sample's questions and
 * measured on the other: docs/decisions/0029-knowledge-base.md.
 */
public final class ArticleMatching {

    /** From here on an article is taken for an answer. */
    static final double ANSWERS = .5;

    /** Down to here it can not be said that an article has nothing to do with a question. */
    static final double NEAR = .3;

    private static final int PASSAGES = 3;

    private static final Comparator<ArticleMatch> NEAREST_FIRST =
            Comparator.comparingDouble((ArticleMatch m) -> -m.similarity()).thenComparing(ArticleMatch::articleId);

    private final Map<String, float[]> means;
    private final List<float[]> atLarge;
    private final TreeMap<String, Passages> articles = new TreeMap<>();

    /**
     * @param means what is taken away from vectors of the desk's texts, by language, as {@link QuestionBook#means()} has it for meaning
     * @param atLarge vectors of sentences of desks of all kinds, of length 1
     */
    public ArticleMatching(Map<String, float[]> means, float[][] atLarge) {
        this.means = Map.copyOf(means);
        this.atLarge = List.of(atLarge);
    }

    private record Passages(List<float[]> vectors, double toAnything) {}

    /** Takes an article in. Its passages are in the space of meaning; one of none is near to nothing. */
    public void add(String articleId, List<Item> passages) {
        List<float[]> vectors = centred(passages);
        articles.put(articleId, new Passages(vectors, near(atLarge, vectors)));
    }

    /**
     * The articles near a question, the nearest first.
     *
     * @param examples of the question, in the space of meaning
     */
    public List<ArticleMatch> of(String questionId, List<Item> examples) {
        List<float[]> vectors = centred(examples);
        List<ArticleMatch> matches = new ArrayList<>();
        if (vectors.isEmpty()) {
            return matches;
        }
        float[] mean = Vectors.mean(vectors, vectors.get(0).length);
        double scale = Math.sqrt(Likeness.within(mean, vectors.size()));
        articles.forEach((id, passages) -> {
            double similarity = (near(vectors, passages.vectors()) - passages.toAnything()) / scale;
            if (!passages.vectors().isEmpty() && similarity >= NEAR) {
                matches.add(new ArticleMatch(questionId, id, similarity, similarity >= ANSWERS));
            }
        });
        matches.sort(NEAREST_FIRST);
        return matches;
    }

    /** Mean over the texts of the mean cosine to their nearest passages. */
    private static double near(List<float[]> texts, List<float[]> passages) {
        double sum = 0;
        for (float[] text : texts) {
            Best nearest = new Best(Math.max(1, Math.min(PASSAGES, passages.size())));
            for (int i = 0; i < passages.size(); i++) {
                nearest.offer(Vectors.dot(text, passages.get(i)), i);
            }
            double best = 0;
            for (int i = 0; i < nearest.size(); i++) {
                best += nearest.value(i);
            }
            sum += best / Math.max(1, nearest.size());
        }
        return texts.isEmpty() ? 0 : sum / texts.size();
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
