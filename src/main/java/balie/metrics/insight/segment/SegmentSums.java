package balie.metrics.insight.segment;

import balie.contract.Field;
import balie.stats.ClusteredShare.Sums;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Sums over customers of how many contacts have a trait, for each segment and for all segments together. Type, region and language are
 * traits of the customer, who counts once.
 */
final class SegmentSums {

    private static final String WHOLE = "";
    private static final int MOST_VALUES = 12;
    private static final double LEAST_SHARE = 0.02;

    /** @param value of the dimension; empty: the dimension is an outcome, which a contact has or not */
    record Trait(String dimension, String value) {}

    /** A segment and a trait; without a value: all contacts for which the dimension is known. */
    private record Key(
            String segment, String dimension, @Nullable String value) {}

    private static final class Adding {
        private long customers;
        private long n;
        private long squares;
        private long products;

        void add(long count, long known) {
            customers++;
            n = Math.addExact(n, count);
            squares = Math.addExact(squares, Math.multiplyExact(count, count));
            products = Math.addExact(products, Math.multiplyExact(count, known));
        }
    }

    private final Map<Key, Adding> sums = new HashMap<>();
    private final Map<String, Adding> sizes = new TreeMap<>();
    private final Adding whole = new Adding();

    /**
     * @param segments of each customer; null: in none, and left out
     * @param outcomes what is counted of each customer besides
     */
    SegmentSums(Clientele clientele, List<@Nullable String> segments, List<String> outcomes) {
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment != null) {
                add(clientele.customers().get(i), segment, clientele.kinds(), outcomes);
            }
        }
    }

    private void add(Customer customer, String segment, List<List<String>> kinds, List<String> outcomes) {
        int contacts = customer.contacts().size();
        sizes.computeIfAbsent(segment, s -> new Adding()).add(contacts, contacts);
        whole.add(contacts, contacts);
        for (int t = 0; t < CustomerContacts.CONTACT_TRAITS.size(); t++) {
            Map<String, Long> counts = new HashMap<>();
            for (int kind : customer.contacts()) {
                String value = kinds.get(kind).get(t);
                if (!value.isEmpty()) {
                    counts.merge(value, 1L, Long::sum);
                }
            }
            add(segment, CustomerContacts.CONTACT_TRAITS.get(t).name(), counts);
        }
        for (int t = 0; t < CustomerContacts.CUSTOMER_TRAITS.size(); t++) {
            String value = customer.traits().get(t);
            if (value != null) {
                add(segment, CustomerContacts.CUSTOMER_TRAITS.get(t).name(), Map.of(value, 1L));
            }
        }
        for (int i = 0; i < outcomes.size(); i++) {
            Customer.Outcome outcome = customer.outcomes().get(i);
            if (outcome.of() > 0) {
                add(segment, outcomes.get(i), null, outcome.of(), outcome.of());
                add(segment, outcomes.get(i), "", outcome.n(), outcome.of());
            }
        }
    }

    private void add(String segment, String dimension, Map<String, Long> counts) {
        long known = counts.values().stream().mapToLong(Long::longValue).sum();
        if (known > 0) {
            add(segment, dimension, null, known, known);
            counts.forEach((value, count) -> add(segment, dimension, value, count, known));
        }
    }

    private void add(String segment, String dimension, @Nullable String value, long count, long known) {
        for (String part : List.of(segment, WHOLE)) {
            sums.computeIfAbsent(new Key(part, dimension, value), k -> new Adding())
                    .add(count, known);
        }
    }

    /** The segments, the largest first. */
    List<String> segments() {
        return sizes.keySet().stream()
                .sorted(Comparator.<String>comparingLong(s -> -customers(s)).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** How many customers are in a segment. */
    long customers(String segment) {
        return size(segment).customers;
    }

    private Adding size(String segment) {
        return Optional.ofNullable(sizes.get(segment)).orElseThrow();
    }

    /** Customers of the segment among all customers. */
    Sums ofCustomers(String segment) {
        long n = customers(segment);
        return new Sums(whole.customers, whole.customers, n, whole.customers, n, n);
    }

    /** Contacts of the segment among all contacts. */
    Sums ofContacts(String segment) {
        Adding size = size(segment);
        return new Sums(whole.customers, whole.n, size.n, whole.squares, size.squares, size.squares);
    }

    /** The traits that are not rare among all, those of most contacts of each dimension first. */
    List<Trait> traits() {
        List<Trait> traits = new ArrayList<>();
        Stream.concat(CustomerContacts.CONTACT_TRAITS.stream(), CustomerContacts.CUSTOMER_TRAITS.stream())
                .map(Field::name)
                .forEach(dimension -> sums.keySet().stream()
                        .filter(k -> k.segment().equals(WHOLE) && k.dimension().equals(dimension) && k.value() != null)
                        .map(k -> new Trait(dimension, String.valueOf(k.value())))
                        .filter(trait -> isFrequent(ofAll(trait).orElseThrow()))
                        .sorted(Comparator.<Trait>comparingLong(
                                        t -> -ofAll(t).orElseThrow().x())
                                .thenComparing(Trait::value))
                        .limit(MOST_VALUES)
                        .forEach(traits::add));
        return traits;
    }

    private static boolean isFrequent(Sums sums) {
        return sums.x() >= LEAST_SHARE * sums.n();
    }

    /** Of all customers who are in a segment; empty: of none it is known. */
    Optional<Sums> ofAll(Trait trait) {
        return of(WHOLE, trait);
    }

    /** Of a segment; empty: of none of its contacts it is known. */
    Optional<Sums> of(String segment, Trait trait) {
        Adding known = sums.get(new Key(segment, trait.dimension(), null));
        if (known == null) {
            return Optional.empty();
        }
        Adding counted = sums.getOrDefault(new Key(segment, trait.dimension(), trait.value()), new Adding());
        return Optional.of(
                new Sums(known.customers, known.n, counted.n, known.squares, counted.products, counted.squares));
    }
}
