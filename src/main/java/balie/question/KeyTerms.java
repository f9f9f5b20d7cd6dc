package balie.question;

import balie.text.Wording;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words by which texts differ from others: by how many of the texts have a word, times the logarithm of how rare it is in
 * sentences of desks at large (Salton and Buckley, Term-weighting approaches in automatic text retrieval, 1988).
 */
public final class KeyTerms {

    private static final int MOST = 4;
    private static final int SHORTEST = 3;
    private static final double LEAST_SHARE = .15;

    private final Map<String, Integer> texts = new HashMap<>();
    private final int of;

    /** @param background sentences of all languages that may come */
    public KeyTerms(Collection<String> background) {
        background.forEach(sentence -> words(sentence).forEach(w -> texts.merge(w, 1, Integer::sum)));
        of = background.size();
    }

    /** The most telling words, the most telling first; few texts may have none in common. */
    public List<String> of(Collection<String> ofTexts) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        ofTexts.forEach(text -> words(text).forEach(w -> counts.merge(w, 1, Integer::sum)));
        return counts.entrySet().stream()
                .filter(e -> e.getValue() >= LEAST_SHARE * ofTexts.size())
                .sorted(Comparator.<Map.Entry<String, Integer>>comparingDouble(e -> -weight(e.getKey(), e.getValue()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private double weight(String word, int count) {
        return count * StrictMath.log((of + 1.0) / (texts.getOrDefault(word, 0) + 1.0));
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : Wording.normalise(text).split(" ")) {
            if (word.length() >= SHORTEST) {
                words.add(word);
            }
        }
        return words;
    }
}
