package balie.question;

import balie.stats.Partitions;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class ClustersTest {

    private static final int LEAST = 3;

    private final Planted planted = new Planted(1, 20);
    private final List<Item> items = planted.items(0, 15).stream().sorted().toList();

    private static Map<String, Integer> labels(List<List<Item>> clusters) {
        Map<String, Integer> labels = new TreeMap<>();
        for (int c = 0; c < clusters.size(); c++) {
            for (Item item : clusters.get(c)) {
                assertThat(labels.put(item.key(), c)).as("%s stands once", item).isNull();
            }
        }
        return labels;
    }

    @Test
    void planted_groups_are_found() {
        Map<String, Integer> labels = labels(Clusters.of(items, Limits.MEANING, LEAST));
        assertThat(labels).hasSize(items.size());
        List<Integer> truth = labels.keySet().stream().map(Planted::topic).toList();
        assertThat(Partitions.adjustedRand(truth, List.copyOf(labels.values()))).isGreaterThan(.99);
    }

    @Test
    void in_blocks_they_are_nearly_the_same() {
        Map<String, Integer> whole = labels(Clusters.of(items, Limits.MEANING, LEAST));
        for (int block : List.of(299, 120, 70)) {
            Map<String, Integer> parted = labels(Clusters.of(items, Limits.MEANING, LEAST, block));
            assertThat(parted.keySet()).isEqualTo(whole.keySet());
            assertThat(Partitions.adjustedRand(List.copyOf(whole.values()), List.copyOf(parted.values())))
                    .isGreaterThan(.95);
        }
    }

    @Test
    void the_largest_come_first_each_sorted_by_key() {
        List<List<Item>> clusters = Clusters.of(items.subList(0, 100), Limits.MEANING, LEAST);
        assertThat(clusters).isSortedAccordingTo((a, b) -> b.size() - a.size());
        assertThat(clusters).allSatisfy(c -> assertThat(c).isSorted());
        assertThat(Clusters.of(List.of(), Limits.MEANING, LEAST)).isEmpty();
    }

    @Test
    void the_best_are_the_largest_and_of_equal_ones_the_first() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Integer> values = random.ints(1 + seed, 0, 10).boxed().toList();
            Best best = new Best(5);
            IntStream.range(0, values.size()).forEach(i -> best.offer(values.get(i), i));
            List<Integer> expected =
                    new ArrayList<>(IntStream.range(0, values.size()).boxed().toList());
            Collections.sort(expected, (a, b) -> values.get(b) - values.get(a));
            List<Integer> first = expected.subList(0, Math.min(5, expected.size()));
            assertThat(IntStream.range(0, best.size()).mapToObj(best::index)).containsExactlyElementsOf(first);
            assertThat(IntStream.range(0, best.size()).mapToObj(i -> (int) best.value(i)))
                    .containsExactlyElementsOf(first.stream().map(values::get).toList());
        }
    }
}
