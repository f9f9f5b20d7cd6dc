package balie.metrics.insight.interest;

import balie.metrics.insight.interest.CrossRows.Contact;
import balie.model.ResultTable;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import static balie.metrics.insight.interest.MadeUpInterest.flagged;
import static org.assertj.core.api.Assertions.assertThat;

/** Where groups have nothing to do with what customers ask, seldom anything is flagged; where they have, it is. */
class ShuffledInterestTest {

    private static final int RUNS = 200;
    private static final double RATE = .05;
    private static final double ERRORS = 2.5;
    private static final double MOST = RATE + ERRORS * Math.sqrt(RATE * (1 - RATE) / RUNS);

    private static final List<Contact> DESK = planted(MadeUpInterest.contacts(new Random(5), 260));

    /** Retailers ask about lamps, which shuffling takes away. */
    private static List<Contact> planted(List<Contact> contacts) {
        Random random = new Random(6);
        return contacts.stream()
                .map(c -> {
                    Map<String, String> values = new HashMap<>(c.values());
                    if ("retailer".equals(c.get("customer_type")) && random.nextInt(3) > 0) {
                        values.put("product", "lamp");
                        values.put("complaint_category", "price");
                    }
                    return new Contact(c.customer(), c.day(), values);
                })
                .toList();
    }

    private static double runsWithAnyFlag(Function<Random, ResultTable> run) {
        int any = 0;
        for (int i = 0; i < RUNS; i++) {
            any += flagged(run.apply(new Random(1_000 + i))) > 0 ? 1 : 0;
        }
        return (double) any / RUNS;
    }

    @Test
    void an_interest_that_is_there_is_flagged_and_one_that_is_shuffled_away_is_not() {
        assertThat(flagged(MadeUpInterest.interest(DESK, MadeUpInterest.OVER))).isPositive();

        double rate = runsWithAnyFlag(random -> MadeUpInterest.interest(
                MadeUpInterest.shuffled(random, DESK, "customer_type", "region", "segment"), MadeUpInterest.OVER));

        assertThat(rate).isLessThanOrEqualTo(MOST);
    }

    @Test
    void a_driver_of_complaints_that_is_there_is_flagged_and_one_that_is_shuffled_away_is_not() {
        assertThat(flagged(MadeUpInterest.drivers(DESK, List.of(), MadeUpInterest.OVER)))
                .isPositive();

        double rate = runsWithAnyFlag(random -> MadeUpInterest.drivers(
                MadeUpInterest.shuffled(random, DESK, "customer_type", "region", "segment", "channel"),
                List.of(),
                MadeUpInterest.OVER));

        assertThat(rate).isLessThanOrEqualTo(MOST);
    }

    @Test
    void customers_who_come_in_one_of_two_times_by_chance_seldom_make_a_change() {
        double rising = runsWithAnyFlag(random -> MadeUpInterest.rising(MadeUpInterest.inHalves(random, DESK)));
        double channels = runsWithAnyFlag(random -> MadeUpInterest.channels(MadeUpInterest.inHalves(random, DESK)));

        assertThat(rising).isLessThanOrEqualTo(MOST);
        assertThat(channels).isLessThanOrEqualTo(MOST);
    }

    @Test
    void a_change_that_is_there_is_flagged() {
        List<Contact> moved = DESK.stream()
                .map(c -> {
                    Map<String, String> values = new HashMap<>(c.values());
                    if (MadeUpInterest.NOW.has(c)) {
                        values.computeIfPresent("channel", (k, v) -> v.equals("phone") ? "web" : v);
                        values.computeIfPresent("product", (k, v) -> v.equals("lamp") ? "stove" : v);
                    }
                    return new Contact(c.customer(), c.day(), values);
                })
                .toList();

        assertThat(flagged(MadeUpInterest.channels(moved))).isPositive();
        assertThat(flagged(MadeUpInterest.rising(moved))).isPositive();
    }
}
