package balie.stats;

import balie.stats.ClusteredShare.Sums;
import balie.stats.PooledDesignEffect.Group;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PooledDesignEffectTest {

    private static final double SHARE = 0.2;

    /** @param alike how often a contact of a customer has what all of the customer's have */
    private static PooledDesignEffect drawn(double alike) {
        Random random = new Random(9);
        List<Group> groups = new ArrayList<>();
        for (int g = 0; g < 300; g++) {
            Sums sums = new Sums(0, 0, 0, 0, 0, 0);
            for (int c = 0; c < 20; c++) {
                int n = 1 + random.nextInt(4);
                boolean common = random.nextDouble() < SHARE;
                long x = 0;
                for (int i = 0; i < n; i++) {
                    boolean hit = random.nextDouble() < alike ? common : random.nextDouble() < SHARE;
                    x += hit ? 1 : 0;
                }
                sums = sums.plus(Sums.of(n, x));
            }
            groups.add(new Group(sums, SHARE));
        }
        return new PooledDesignEffect(groups);
    }

    @Test
    void finds_how_alike_the_contacts_of_a_customer_are() {
        // Two contacts have what is common with this chance squared.
        assertThat(drawn(0).correlation()).isCloseTo(0, within(0.03));
        assertThat(drawn(0.5).correlation()).isCloseTo(0.25, within(0.05));
        assertThat(drawn(1).correlation()).isCloseTo(1, within(0.08));
    }

    @Test
    void counts_most_where_customers_have_many_contacts_and_nothing_where_each_has_one() {
        PooledDesignEffect wholly = drawn(1);

        assertThat(wholly.of(new Sums(50, 50, 9, 50, 9, 9))).isEqualTo(1);
        assertThat(wholly.of(Sums.of(3, 1).plus(Sums.of(3, 0)))).isCloseTo(3, within(0.2));
        assertThat(new PooledDesignEffect(List.of(new Group(new Sums(50, 50, 9, 50, 9, 9), SHARE))).correlation())
                .isZero();
        assertThat(new PooledDesignEffect(List.of()).correlation()).isZero();
    }
}
