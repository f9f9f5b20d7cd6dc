package balie.metrics.insight.segment;

import balie.contract.Field;
import balie.contract.Interactions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What customers are compared by: the shares of channels, products and categories among their contacts, how many contacts there are, and
 * how long ago the last was. All lie between 0 and 1 by nature, so none has to be divided by its spread, which would make the rarest
 * product weigh as much as the telephone (division by the range does best: G. W. Milligan, M. C. Cooper, J. Classif. 5 (1988) 181). How
 * many and how long ago weigh half: segments are to say what customers come for.
 */
final class Features {

    /** The traits of contacts that are looked at. Questions are not: they are many, and few contacts of one customer ask the same. */
    static final List<Field> USED = List.of(Interactions.CHANNEL, Interactions.PRODUCT, Interactions.CATEGORY);

    /** All values of a trait that few contacts have. */
    static final String OTHER = "(other)";

    static final Feature MANY = new Feature("contacts", "once a week");
    static final Feature LONG_AGO = new Feature("last_contact", "a year ago");

    private static final int MOST_VALUES = 12;
    private static final double LEAST_SHARE = 0.02;
    private static final double ONCE_A_WEEK = 52;
    private static final double YEAR = 364;
    private static final double HALF = 0.5;

    /** A share of contacts, or what else stands in a centre. */
    record Feature(String dimension, String value) {}

    private final List<Feature> features = new ArrayList<>();

    /** Of each trait and kind of contact the place of its feature; -1: not known. */
    private final List<int[]> places = new ArrayList<>();

    /** The share that each feature has among all contacts, for customers of whom nothing is known. */
    private final double[] overall;

    /**
     * @param kinds of contacts
     * @param customers who say which values are worth looking at
     */
    Features(List<List<String>> kinds, List<Customer> customers) {
        int[] counts = new int[kinds.size()];
        customers.forEach(c -> c.contacts().forEach(kind -> counts[kind]++));
        for (int trait = 0; trait < USED.size(); trait++) {
            places.add(places(trait, kinds, counts));
        }
        features.add(MANY);
        features.add(LONG_AGO);
        overall = new double[features.size()];
        for (int[] ofTrait : places) {
            fill(overall, counts, ofTrait);
        }
    }

    private int[] places(int trait, List<List<String>> kinds, int[] counts) {
        Map<String, Integer> byValue = new HashMap<>();
        long known = 0;
        for (int kind = 0; kind < counts.length; kind++) {
            String value = kinds.get(kind).get(trait);
            if (!value.isEmpty()) {
                byValue.merge(value, counts[kind], Integer::sum);
                known += counts[kind];
            }
        }
        double least = LEAST_SHARE * known;
        List<String> named = byValue.entrySet().stream()
                .filter(e -> e.getValue() > 0 && e.getValue() >= least)
                .sorted(Comparator.<Map.Entry<String, Integer>>comparingInt(e -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_VALUES)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Integer> place = new HashMap<>();
        String dimension = USED.get(trait).name();
        for (String value : named) {
            place.put(value, features.size());
            features.add(new Feature(dimension, value));
        }
        boolean hasOthers = byValue.size() > named.size();
        int other = features.size();
        if (hasOthers) {
            features.add(new Feature(dimension, OTHER));
        }
        int[] ofKinds = new int[kinds.size()];
        for (int kind = 0; kind < ofKinds.length; kind++) {
            String value = kinds.get(kind).get(trait);
            ofKinds[kind] = value.isEmpty() ? -1 : place.getOrDefault(value, other);
        }
        return ofKinds;
    }

    /** Sets the shares of one trait; gives whether there was anything to set. */
    private static boolean fill(double[] point, int[] counts, int[] ofTrait) {
        long known = 0;
        for (int kind = 0; kind < counts.length; kind++) {
            if (ofTrait[kind] >= 0 && counts[kind] > 0) {
                point[ofTrait[kind]] += counts[kind];
                known += counts[kind];
            }
        }
        if (known > 0) {
            for (int place :
                    Arrays.stream(ofTrait).filter(p -> p >= 0).distinct().toArray()) {
                point[place] /= known;
            }
        }
        return known > 0;
    }

    List<Feature> features() {
        return List.copyOf(features);
    }

    /** A customer as a point. */
    double[] point(Customer customer) {
        return point(customer, customer.contacts());
    }

    /** As it would be with other contacts, as many. */
    double[] point(Customer customer, List<Integer> contacts) {
        double[] point = new double[features.size()];
        for (int[] ofTrait : places) {
            shares(point, contacts, ofTrait);
        }
        double many = Math.log((double) contacts.size() / Clientele.FEWEST_CONTACTS)
                / Math.log(ONCE_A_WEEK / Clientele.FEWEST_CONTACTS);
        point[point.length - 2] = HALF * Math.max(0, Math.min(1, many));
        point[point.length - 1] = HALF * Math.max(0, Math.min(1, customer.recencyDays() / YEAR));
        return point;
    }

    private void shares(double[] point, List<Integer> contacts, int[] ofTrait) {
        int known = 0;
        for (int kind : contacts) {
            known += ofTrait[kind] >= 0 ? 1 : 0;
        }
        if (known == 0) {
            // Neither near nor far from anybody by what is not known.
            for (int place : ofTrait) {
                if (place >= 0) {
                    point[place] = overall[place];
                }
            }
            return;
        }
        for (int kind : contacts) {
            if (ofTrait[kind] >= 0) {
                point[ofTrait[kind]] += 1.0 / known;
            }
        }
    }
}
