package balie.question;

import balie.model.Correction;
import balie.model.QuestionId;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** What people said of questions, and what follows of it for those that there are. */
final class Said {

    private final Map<String, Correction> corrections = new LinkedHashMap<>();
    /** Numbers that are named anywhere. */
    private final TreeSet<Integer> named = new TreeSet<>();

    /** By number, the numbers of those it is part of. */
    private final Map<Integer, Integer> into = new TreeMap<>();

    Said(Collection<Correction> corrections) {
        for (Correction each : corrections) {
            this.corrections.put(each.id(), each);
            named.add(each.number());
            each.merged().forEach(id -> {
                named.add(QuestionId.number(id));
                into.putIfAbsent(QuestionId.number(id), each.number());
            });
            if (each.splitFrom() != null) {
                named.add(QuestionId.number(each.splitFrom()));
            }
        }
    }

    @Nullable
    Correction of(String id) {
        return corrections.get(id);
    }

    Collection<Correction> all() {
        return corrections.values();
    }

    /** Whether a number must not be given: what is said of an id that is not there must not come to hold by chance. */
    boolean names(int number) {
        return named.contains(number);
    }

    /** The largest number of a question that is made by what is said; 0: none is. */
    int largestMade() {
        return corrections.values().stream()
                .filter(Correction::isMade)
                .mapToInt(Correction::number)
                .max()
                .orElse(0);
    }

    /** The number of the question that one is part of, if that is there; null: of none. */
    @Nullable
    Integer into(int number, IntPredicate isThere) {
        Integer whole = into.get(number);
        return whole == null || !isThere.test(whole) ? null : whole;
    }

    /** Ids that are named and are no question: what is said of them has no effect. */
    List<String> unknown(IntPredicate isThere) {
        return named.stream()
                .filter(n -> !isThere.test(n))
                .map(QuestionId::of)
                .filter(id -> {
                    Correction correction = corrections.get(id);
                    return correction == null || !correction.isMade();
                })
                .toList();
    }
}
