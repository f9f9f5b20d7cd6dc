package balie.stats.change;

import balie.stats.change.MixChange.Figures;
import balie.stats.change.MixChange.Result;
import balie.stats.change.MixChange.Verdict;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class MixChangeTest {

    private static final double[] SHARES = {.35, .2, .15, .1, .1, .06, .04};

    private static Map<String, Long> drawn(Random random, int contacts) {
        Map<String, Long> week = new HashMap<>();
        for (int i = 0; i < contacts; i++) {
            double left = random.nextDouble();
            int category = 0;
            while (category < SHARES.length - 1 && left >= SHARES[category]) {
                left -= SHARES[category];
                category++;
            }
            week.merge("category " + category, 1L, Long::sum);
        }
        return week;
    }

    private static List<Map<String, Long>> weeks(Random random, int weeks) {
        return IntStream.range(0, weeks)
                .mapToObj(i -> drawn(random, 100 + random.nextInt(300)))
                .toList();
    }

    private static Map<String, Long> renamed(Map<String, Long> week, String from, String to) {
        Map<String, Long> renamed = new HashMap<>(week);
        renamed.merge(to, renamed.getOrDefault(from, 0L), Long::sum);
        renamed.remove(from);
        return renamed;
    }

    private static Figures figures(Result result) {
        return result.figures().orElseThrow();
    }

    @Test
    void the_distance_is_the_share_that_would_have_to_change_category() {
        List<Map<String, Long>> before = Collections.nCopies(6, Map.of("a", 60L, "b", 40L));

        Result same = MixChange.of(Map.of("a", 30L, "b", 20L), before);
        assertThat(figures(same).distance()).isCloseTo(0, within(1e-12));
        assertThat(same.verdict()).isEqualTo(Verdict.AS_USUAL);
        Figures moved = figures(MixChange.of(Map.of("a", 60L, "b", 30L, "c", 10L), before));
        assertThat(moved.distance()).isCloseTo(.1, within(1e-12));
        assertThat(moved.newShare()).isCloseTo(.1, within(1e-12));
        Result other = MixChange.of(Map.of("c", 100L), before);
        assertThat(figures(other).distance()).isCloseTo(1, within(1e-12));
        assertThat(figures(other).newShare()).isCloseTo(1, within(1e-12));
        assertThat(other.verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void a_single_category_is_as_usual_until_it_has_another_name() {
        List<Map<String, Long>> before = Collections.nCopies(8, Map.of("a", 70L));

        assertThat(MixChange.of(Map.of("a", 90L), before).verdict()).isEqualTo(Verdict.AS_USUAL);
        assertThat(MixChange.of(Map.of("b", 90L), before).verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void what_is_below_the_floor_is_not_broken_however_alike_the_earlier_weeks_are() {
        List<Map<String, Long>> before = Collections.nCopies(30, Map.of("a", 600_000L, "b", 400_000L));

        Result below = MixChange.of(Map.of("a", 840_000L, "b", 160_000L), before);
        assertThat(figures(below).distance()).isBetween(figures(below).usual(), MixChange.FLOOR);
        assertThat(below.verdict()).isEqualTo(Verdict.AS_USUAL);
        assertThat(MixChange.of(Map.of("a", 860_000L, "b", 140_000L), before).verdict())
                .isEqualTo(Verdict.BROKEN);
    }

    @Test
    void weeks_that_always_differ_make_a_difference_usual() {
        List<Map<String, Long>> before = IntStream.range(0, 12)
                .mapToObj(i -> i % 2 == 0 ? Map.of("a", 800L, "b", 200L) : Map.of("a", 200L, "b", 800L))
                .toList();

        Result result = MixChange.of(Map.of("a", 190L, "b", 810L), before);
        assertThat(figures(result).distance()).isGreaterThan(MixChange.FLOOR);
        assertThat(result.verdict()).isEqualTo(Verdict.AS_USUAL);
    }

    @Test
    void neither_the_order_of_weeks_nor_names_nor_empty_categories_matter() {
        Random random = new Random(2);
        List<Map<String, Long>> before = new ArrayList<>(weeks(random, 9));
        Map<String, Long> week = drawn(random, 120);
        Figures first = figures(MixChange.of(week, before));
        Collections.shuffle(before, random);
        List<Map<String, Long>> others = before.stream()
                .map(w -> renamed(renamed(w, "category 0", "x"), "none", "empty"))
                .toList();
        Figures second = figures(MixChange.of(renamed(week, "category 0", "x"), others));

        assertThat(second.distance()).isCloseTo(first.distance(), within(1e-12));
        assertThat(second.usual()).isCloseTo(first.usual(), within(1e-12));
        assertThat(second.newShare()).isZero();
    }

    @Test
    void too_few_weeks_or_contacts_are_told() {
        Random random = new Random(3);
        List<Map<String, Long>> six = weeks(random, 6);
        Map<String, Long> week = drawn(random, 50);

        assertThat(MixChange.of(week, six).verdict()).isNotEqualTo(Verdict.TOO_FEW);
        assertThat(MixChange.of(drawn(random, 49), six)).isEqualTo(MixChange.of(Map.of(), six));
        assertThat(MixChange.of(Map.of(), six).verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(MixChange.of(week, six.subList(0, 5)).verdict()).isEqualTo(Verdict.TOO_FEW);
        List<Map<String, Long>> oneSmall = new ArrayList<>(six.subList(0, 5));
        oneSmall.add(drawn(random, 49));
        assertThat(MixChange.of(week, oneSmall).verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThatThrownBy(() -> MixChange.of(Map.of("a", -1L), six)).hasMessageContaining("-1");
    }

    /** Of 1,000 unchanged weeks at most 1 % and three standard errors; a category of 35 % renamed is found nine times of ten. */
    @Test
    void an_unchanged_mix_is_seldom_broken_and_a_renamed_category_nearly_always() {
        Random random = new Random(20261128);
        int broken = 0;
        int found = 0;
        for (int round = 0; round < 1000; round++) {
            List<Map<String, Long>> before = weeks(random, 6 + random.nextInt(10));
            Map<String, Long> week = drawn(random, 50 + random.nextInt(200));
            broken += MixChange.of(week, before).verdict() == Verdict.BROKEN ? 1 : 0;
            Map<String, Long> other = renamed(week, "category 0", "category nought");
            found += MixChange.of(other, before).verdict() == Verdict.BROKEN ? 1 : 0;
        }
        assertThat(broken).isLessThanOrEqualTo(19);
        assertThat(found).isGreaterThan(870);
    }
}
