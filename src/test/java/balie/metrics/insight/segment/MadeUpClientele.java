package balie.metrics.insight.segment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Customers drawn with habits or without. */
final class MadeUpClientele {

    private static final List<String> CHANNELS = List.of("phone", "counter", "chat", "app", "web", "email");
    private static final List<String> PRODUCTS = List.of("Nodo", "Lumo", "Strook", "Plaatsing");
    private static final List<String> CATEGORIES = List.of("order", "delivery", "billing", "technical", "stock");
    private static final double LONG_TAIL = 0.6;

    private final Random random;
    private final List<List<String>> kinds = new ArrayList<>();
    private final List<Customer> customers = new ArrayList<>();
    private final List<Integer> habits = new ArrayList<>();

    MadeUpClientele(long seed) {
        random = new Random(seed);
        for (String channel : CHANNELS) {
            for (String product : PRODUCTS) {
                for (String category : CATEGORIES) {
                    kinds.add(List.of(channel, product, category, ""));
                }
            }
        }
    }

    List<List<String>> kinds() {
        return kinds;
    }

    List<Customer> customers() {
        return customers;
    }

    /** Which habits each customer has. */
    List<Integer> habits() {
        return habits;
    }

    /**
     * Adds customers, some of which come seldom and few very often.
     *
     * @param keeping how often a contact is as the customer's habit has it, rather than one of all
     */
    MadeUpClientele with(int count, int habit, double keeping) {
        for (int i = 0; i < count; i++) {
            int contacts = Clientele.FEWEST_CONTACTS;
            while (random.nextDouble() < LONG_TAIL) {
                contacts++;
            }
            List<Integer> theirs = new ArrayList<>();
            for (int c = 0; c < contacts; c++) {
                theirs.add(contact(habit, keeping));
            }
            habits.add(habit);
            customers.add(new Customer(
                    "K" + customers.size() + "-" + random.nextInt(1_000_000),
                    Collections.nCopies(CustomerContacts.CUSTOMER_TRAITS.size(), null),
                    random.nextInt(364),
                    theirs,
                    Collections.nCopies(Outcomes.COUNT, new Customer.Outcome(0, 0))));
        }
        return this;
    }

    private int contact(int habit, double keeping) {
        int channel = choose(CHANNELS.size(), 2 * habit + random.nextInt(2), keeping);
        // Chat is about one product more often than not, whoever writes.
        int product = choose(PRODUCTS.size(), channel == 2 ? 3 : habit, channel == 2 ? 0.7 : keeping);
        int category = choose(CATEGORIES.size(), habit, keeping);
        return (channel * PRODUCTS.size() + product) * CATEGORIES.size() + category;
    }

    private int choose(int values, int usual, double keeping) {
        if (random.nextDouble() < keeping) {
            return usual;
        }
        // The first are the most frequent.
        return Math.min(random.nextInt(values), random.nextInt(values));
    }
}
