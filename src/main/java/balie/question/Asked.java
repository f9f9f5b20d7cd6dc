package balie.question;

import balie.model.QuestionId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is known of the things that are asked, by their keys: a text of each, and the wording that stands for it. */
final class Asked {

    private static final int LONG_LABEL = 90;
    private static final double LONG_COSTS = .15;

    private final KeyTerms terms;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> wordings = new HashMap<>();
    private final Map<String, String> examples = new HashMap<>();

    Asked(KeyTerms terms) {
        this.terms = terms;
    }

    /** Of several texts that ask the same the least, in whatever order they come. */
    void text(String asks, String text) {
        texts.merge(asks, text, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }

    /** Of several wordings the one with the least key, in whatever order they come. */
    void wording(String asks, String wordingKey) {
        wordings.merge(asks, wordingKey, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }

    /** A wording that was an example when the catalogue was opened. */
    void example(String asks, String wordingKey) {
        examples.put(wordingKey, asks);
    }

    /** The wording that now stands for what an example asks. */
    String standing(String example) {
        String asks = examples.get(example);
        return asks == null ? example : wordings.getOrDefault(asks, example);
    }

    /** The wordings that stand for what is asked, where one is known. */
    List<String> wordings(Collection<String> asks) {
        return asks.stream().map(wordings::get).filter(Objects::nonNull).toList();
    }

    /** The entry of a new question: called by the text nearest to its middle, told by the terms of all. */
    Entry born(String space, Grouping grouping, Grouping.Place place, List<String> asks, @Nullable Instant knownFrom) {
        String label = grouping.nearestToMiddle(place.number(), asks, key -> cost(texts.get(key)));
        return Entry.born(
                place.number(),
                space,
                label == null ? null : texts.get(label),
                label == null ? null : wordings.get(label),
                terms.of(asks.stream()
                        .map(texts::get)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList()),
                knownFrom,
                place.nearest() == 0 ? null : QuestionId.of(place.nearest()),
                place.similarity());
    }

    /** A long text may be in the middle of its group and still be no good name. */
    private static double cost(@Nullable String text) {
        return text == null ? 2 : LONG_COSTS * Math.max(0, text.length() - LONG_LABEL) / LONG_LABEL;
    }
}
