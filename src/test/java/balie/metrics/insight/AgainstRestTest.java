package balie.metrics.insight;

import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.PeriodSums;
import balie.metrics.change.FalseDiscoveries;
import balie.model.Audience;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.testkit.Contexts;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Groups beside all others, from sums that are made without Spark. */
class AgainstRestTest {

    private static final MetricContext CONTEXT = Contexts.week();
    private static final TableContract OUTPUT = AgainstRest.contract("made_up", "one row per group");
    private static final Measure MEASURE = new Measure(
            Definition.rate("calm", "Calm", "Calm ones", "all")
                    .answers("Who?")
                    .audience(Audience.TRAINING)
                    .source("made up"),
            CONTEXT.period(),
            null,
            null);

    /** A contact: of whom, in which group, and whether it counts. */
    private record Contact(int customer, String group, boolean hit) {}

    private static void sums(List<List<Object>> rows, String dimension, String value, List<Contact> contacts) {
        Map<Integer, long[]> customers = new HashMap<>();
        for (Contact contact : contacts) {
            long[] own = customers.computeIfAbsent(contact.customer(), any -> new long[2]);
            own[0]++;
            own[1] += contact.hit() ? 1 : 0;
        }
        long[] sums = new long[5];
        customers.values().forEach(c -> {
            sums[0] += c[0];
            sums[1] += c[1];
            sums[2] += c[0] * c[0];
            sums[3] += c[0] * c[1];
            sums[4] += c[1] * c[1];
        });
        rows.add(List.of(
                "calm", dimension, value, 0L, (long) customers.size(), sums[0], sums[1], sums[2], sums[3], sums[4]));
    }

    private static ResultTable table(List<Contact> contacts) {
        List<List<Object>> rows = new ArrayList<>();
        sums(rows, ResultColumns.ALL, ResultColumns.ALL, contacts);
        contacts.stream()
                .map(Contact::group)
                .distinct()
                .sorted()
                .forEach(group -> sums(
                        rows,
                        "channel",
                        group,
                        contacts.stream().filter(c -> c.group().equals(group)).toList()));
        List<String> columns = new ArrayList<>(List.of(
                ResultColumns.MEASURE.name(),
                Breakdown.DIMENSION.name(),
                Breakdown.VALUE.name(),
                PeriodSums.STEP.name()));
        columns.addAll(Arrays.asList("customers", "of", "n", "nn", "nx", "xx"));
        ResultTable names = new ResultTable("question_names", List.of("question_id"), List.of());
        PeriodSums sums = new PeriodSums("sums", context -> List.of(), List.of(), context -> List.of());
        AgainstRest against = new AgainstRest(
                sums, Map.of("sums", new ResultTable("sums", columns, rows), "question_names", names), OUTPUT, CONTEXT);
        against.add(MEASURE, List.of(Interactions.CHANNEL), true);
        return FalseDiscoveries.flag(List.of(against.table())).get(0);
    }

    /** Customers with one to four contacts, each with a leaning of its own. */
    private static List<Contact> desk(Random random, boolean phoneIsWorse) {
        List<Contact> contacts = new ArrayList<>();
        List<String> groups = List.of("phone", "email", "chat", "post", "web", "app");
        for (int customer = 0; customer < 400; customer++) {
            double leaning = .25 + .5 * random.nextDouble();
            for (int i = random.nextInt(4); i >= 0; i--) {
                String group = groups.get(random.nextInt(groups.size()));
                double share = phoneIsWorse && group.equals("phone") ? leaning - .25 : leaning;
                contacts.add(new Contact(customer, group, random.nextDouble() < share));
            }
        }
        return contacts;
    }

    private static boolean anyFlag(ResultTable table) {
        return table.lines().stream().anyMatch(l -> Boolean.TRUE.equals(l.get("flagged")));
    }

    @Test
    void a_group_and_the_others_are_all_together() {
        ResultTable table = table(desk(new Random(1), false));
        Line total = table.lines().get(0);

        assertThat(total.text("dimension")).isEqualTo("all");
        assertThat(table.lines().subList(1, 7)).allSatisfy(line -> {
            assertThat(line.count("n") + line.count("n_compared")).isEqualTo(total.count("n"));
            assertThat(line.count("of") + line.count("of_compared")).isEqualTo(total.count("of"));
        });
    }

    @Test
    void a_group_that_is_worse_is_found_and_with_the_groups_shuffled_it_is_not() {
        Random random = new Random(7);
        int found = 0;
        int claimed = 0;
        int runs = 300;
        for (int run = 0; run < runs; run++) {
            List<Contact> contacts = desk(random, true);
            found += anyFlag(table(contacts)) ? 1 : 0;
            List<String> groups =
                    new ArrayList<>(contacts.stream().map(Contact::group).toList());
            Collections.shuffle(groups, random);
            List<Contact> shuffled = new ArrayList<>();
            for (int i = 0; i < contacts.size(); i++) {
                shuffled.add(new Contact(
                        contacts.get(i).customer(),
                        groups.get(i),
                        contacts.get(i).hit()));
            }
            claimed += anyFlag(table(shuffled)) ? 1 : 0;
        }
        assertThat(found).isGreaterThan(runs * 9 / 10);
        // Of 300 runs at 5 % more than 23 happen once in a hundred times.
        assertThat(claimed).isLessThanOrEqualTo(23);
    }
}
