package balie.metrics.insight.cohort;

import org.junit.jupiter.api.Test;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class HiddenTest {

    private static Set<String> people(int from, int until) {
        Set<String> people = new TreeSet<>();
        for (int i = from; i < until; i++) {
            people.add("S" + i);
        }
        return people;
    }

    @Test
    void of_two_cohorts_the_large_one_would_give_the_small_one_back() {
        assertThat(Hidden.of(Map.of("yes", people(0, 20), "not_yet", people(20, 22)), 3))
                .containsExactlyInAnyOrder("yes", "not_yet");
        assertThat(Hidden.of(Map.of("yes", people(0, 20), "not_yet", people(20, 23)), 3))
                .isEmpty();
    }

    @Test
    void one_small_cohort_of_several_takes_the_next_smallest_with_it() {
        Map<String, Set<String>> cohorts =
                Map.of("a", people(0, 20), "b", people(20, 30), "c", people(30, 37), "d", people(37, 39));

        assertThat(Hidden.of(cohorts, 5)).containsExactlyInAnyOrder("c", "d");
    }

    @Test
    void a_cohort_of_everybody_has_no_others_and_is_not_compared_with_them() {
        assertThat(Hidden.of(Map.of("generalist", people(0, 20)), 3)).containsExactly("generalist");
        assertThat(Hidden.of(Map.of(), 3)).isEmpty();
    }

    @Test
    void whatever_the_cohorts_nothing_about_few_people_is_shown_or_left() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Map<String, Set<String>> cohorts = new TreeMap<>();
            int count = 1 + random.nextInt(5);
            for (int person = 0; person < 2 + random.nextInt(40); person++) {
                String cohort = "c" + (int) (count * Math.pow(random.nextDouble(), 2));
                cohorts.computeIfAbsent(cohort, c -> new TreeSet<>()).add("S" + person);
            }
            int least = 3 + random.nextInt(4);
            Set<String> hidden = Hidden.of(cohorts, least);
            cohorts.forEach((name, people) ->
                    assertThat(hidden.contains(name) || people.size() >= least).isTrue());
            Set<String> left = all(hidden.stream().map(cohorts::get).toList());
            assertThat(left.isEmpty() || left.size() >= least || hidden.equals(cohorts.keySet()))
                    .as("left of " + cohorts + " without what is shown: " + left)
                    .isTrue();
            assertThat(hidden.size() != 1 || cohorts.size() == 1).isTrue();
        }
    }

    private static Set<String> all(Collection<Set<String>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void certificates_overlap_and_who_has_all_but_few_is_hidden() {
        assertThat(Hidden.of(Map.of("a", people(0, 18), "(none)", people(18, 20)), 3))
                .isEqualTo(new HashSet<>(List.of("a", "(none)")));
    }
}
