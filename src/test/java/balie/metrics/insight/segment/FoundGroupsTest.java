package balie.metrics.insight.segment;

import balie.stats.Partitions;
import balie.stats.cluster.GroupCount;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class FoundGroupsTest {

    private static final int REPEATS = Integer.getInteger("balie.repeats", 60);

    private static FoundGroups.Found found(MadeUpClientele clientele) {
        return FoundGroups.of(clientele.customers(), clientele.kinds(), 5);
    }

    @Test
    void customers_without_habits_are_no_segments_but_once_in_twenty_at_most() {
        int claimed = 0;
        for (int seed = 0; seed < REPEATS; seed++) {
            claimed += found(new MadeUpClientele(seed).with(120, 0, 0)).count() > 0 ? 1 : 0;
        }
        double rate = 1.0 / (GroupCount.SETS + 1);
        double error = Math.sqrt(rate * (1 - rate) / REPEATS);
        assertThat((double) claimed / REPEATS).isLessThanOrEqualTo(rate + 2.6 * error);
    }

    @Test
    void three_kinds_of_customers_are_found_again() {
        for (int seed = 0; seed < 5; seed++) {
            MadeUpClientele clientele = planted(seed, 0.8);

            FoundGroups.Found found = found(clientele);

            assertThat(found.count()).isEqualTo(3);
            assertThat(Partitions.adjustedRand(found.groups(), clientele.habits()))
                    .isGreaterThanOrEqualTo(0.8);
        }
    }

    private static MadeUpClientele planted(long seed, double keeping) {
        return new MadeUpClientele(seed)
                .with(120, 0, keeping)
                .with(90, 1, keeping)
                .with(60, 2, keeping);
    }

    @Test
    void the_order_of_customers_changes_nothing() {
        MadeUpClientele clientele = planted(7, 0.8);
        Map<String, Integer> before = byKey(clientele.customers(), found(clientele));
        List<Customer> shuffled = new ArrayList<>(clientele.customers());
        Collections.shuffle(shuffled, new Random(1));

        Map<String, Integer> after = byKey(shuffled, FoundGroups.of(shuffled, clientele.kinds(), 5));

        assertThat(after).isEqualTo(before);
    }

    private static Map<String, Integer> byKey(List<Customer> customers, FoundGroups.Found found) {
        Map<String, Integer> groups = new HashMap<>();
        for (int i = 0; i < customers.size(); i++) {
            groups.put(customers.get(i).key(), found.groups().get(i));
        }
        return groups;
    }

    @Test
    void a_handful_of_customers_is_never_parted() {
        assertThat(found(new MadeUpClientele(1).with(15, 0, 1).with(15, 1, 1)).count())
                .isZero();
    }
}
