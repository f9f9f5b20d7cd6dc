package balie.metrics.insight.segment;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The customers who may be profiled, in the order of their keys, and the kinds of contacts they have.
 *
 * @param kinds each the value of each of {@link CustomerContacts#CONTACT_TRAITS}; empty: not known
 */
record Clientele(List<Customer> customers, List<List<String>> kinds) {

    /** Fewer contacts in a year are too few to say what a customer comes for. */
    static final int FEWEST_CONTACTS = 3;

    /** @param contacts the table of {@link CustomerContacts} */
    static Clientele of(@Nullable ResultTable contacts) {
        Map<String, Integer> places = new HashMap<>();
        List<List<String>> kinds = new ArrayList<>();
        List<Customer> customers = new ArrayList<>();
        for (Line line : Objects.requireNonNull(contacts).lines()) {
            List<Integer> theirs = new ArrayList<>();
            for (String kind : line.text(CustomerContacts.CONTACTS.name()).split(CustomerContacts.LINES, -1)) {
                theirs.add(places.computeIfAbsent(kind, k -> {
                    kinds.add(List.of(k.split(CustomerContacts.TABS, -1)));
                    return kinds.size() - 1;
                }));
            }
            customers.add(new Customer(
                    line.text(EnrichedInteractions.CUSTOMER_KEY.name()),
                    traits(line),
                    count(line, CustomerContacts.RECENCY_DAYS),
                    List.copyOf(theirs),
                    outcomes(line)));
        }
        return new Clientele(customers, kinds);
    }

    private static List<@Nullable String> traits(Line line) {
        List<@Nullable String> traits = new ArrayList<>();
        for (Field trait : CustomerContacts.CUSTOMER_TRAITS) {
            traits.add((String) line.get(trait.name()));
        }
        return traits;
    }

    private static List<Customer.Outcome> outcomes(Line line) {
        List<Customer.Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < Outcomes.COUNT; i++) {
            outcomes.add(new Customer.Outcome(count(line, CustomerContacts.of(i)), count(line, CustomerContacts.n(i))));
        }
        return outcomes;
    }

    private static long count(Line line, Field field) {
        return Objects.requireNonNull(line.count(field.name()));
    }

    /** Those of whom it can be said what they come for. */
    List<Customer> frequent() {
        return customers.stream()
                .filter(c -> c.contacts().size() >= FEWEST_CONTACTS)
                .toList();
    }
}
