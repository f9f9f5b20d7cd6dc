package balie.metrics.insight.cohort;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which cohorts of a dimension are not shown, because figures about few specialists are figures about persons: those of fewer than the
 * least number, those beside which fewer are left, and as many more as are needed so that what is left of the whole, once all that is
 * shown is taken away, is never about fewer.
 */
final class Hidden {

    private Hidden() {}

    /**
     * @param specialists by cohort
     * @param least how many specialists a cohort needs
     */
    static Set<String> of(Map<String, Set<String>> specialists, int least) {
        Set<String> hidden = new LinkedHashSet<>();
        specialists.forEach((cohort, members) -> {
            boolean fewOthers = all(others(specialists, cohort)).size() < least;
            if (members.size() < least || fewOthers) {
                hidden.add(cohort);
            }
        });
        List<String> smallestFirst = new ArrayList<>(specialists.keySet());
        smallestFirst.sort(Comparator.comparing(
                        (String c) -> specialists.getOrDefault(c, Set.of()).size())
                .thenComparing(Comparator.naturalOrder()));
        for (String cohort : smallestFirst) {
            boolean givenBack = !hidden.isEmpty()
                    && (hidden.size() == 1 || all(of(specialists, hidden)).size() < least);
            if (givenBack) {
                hidden.add(cohort);
            }
        }
        return hidden;
    }

    private static List<Set<String>> others(Map<String, Set<String>> specialists, String cohort) {
        return specialists.entrySet().stream()
                .filter(e -> !e.getKey().equals(cohort))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<Set<String>> of(Map<String, Set<String>> specialists, Set<String> cohorts) {
        return specialists.entrySet().stream()
                .filter(e -> cohorts.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Set<String> all(Collection<Set<String>> sets) {
        Set<String> all = new HashSet<>();
        sets.forEach(all::addAll);
        return all;
    }
}
