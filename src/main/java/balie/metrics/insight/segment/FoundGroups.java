package balie.metrics.insight.segment;

import balie.stats.cluster.GroupCount;
import balie.stats.cluster.KMeans;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Groups of customers who come for the same things, if there are any by more than chance. What chance would make: the contacts of all are
 * dealt out anew, so that each customer has as many as before but a random draw of all; it keeps what a contact is, as that a product
 * is asked about by phone, and takes away that a customer has habits. See {@link GroupCount} for how often groups are then claimed.
 *
 * <p>Of many customers a sample says how many groups there are and where, in the order of a hash of their keys, so that neither the order
 * of rows nor their number changes who is in it; all are then put to the nearest centre.
 */
final class FoundGroups {

    /** Fewer customers are no segment. */
    static final int SMALLEST = 20;

    private static final int MOST_FOR_CENTRES = 20_000;
    private static final int MOST_FOR_COUNT = 800;
    private static final double SMALLEST_SHARE = 0.05;
    private static final int STARTS = 3;
    private static final long SEED = 20_260_101L;

    private FoundGroups() {}

    /**
     * @param groups the place of each customer's group, the largest first; -1 of all: no groups were found
     * @param count how many groups
     */
    record Found(List<Integer> groups, int count) {}

    /**
     * @param customers each with as many contacts as it takes to say anything
     * @param least how many customers a group needs besides
     */
    static Found of(List<Customer> customers, List<List<String>> kinds, int least) {
        Found none = new Found(Collections.nCopies(customers.size(), -1), 0);
        List<Customer> sample = sample(customers);
        int smallest = Math.max(SMALLEST, least);
        if (sample.size() < 2 * smallest) {
            return none;
        }
        Features features = new Features(kinds, customers);
        int groups = count(sample.subList(0, Math.min(MOST_FOR_COUNT, sample.size())), features, smallest);
        if (groups < 2) {
            return none;
        }
        KMeans.Groups centres = KMeans.of(sample.stream().map(features::point).toList(), groups, STARTS, SEED);
        if (centres.smallest() < smallest) {
            return none;
        }
        return new Found(
                customers.stream()
                        .map(c -> KMeans.nearest(features.point(c), centres.centres()))
                        .toList(),
                groups);
    }

    private static int count(List<Customer> sample, Features features, int least) {
        List<double[]> points = sample.stream().map(features::point).toList();
        int smallest = Math.max(least, (int) Math.ceil(SMALLEST_SHARE * sample.size()));
        return GroupCount.of(points, set -> dealtAnew(sample, features, SEED + set), smallest, SEED)
                .groups();
    }

    /** The same customers, each with as many contacts of all, drawn at random. */
    private static List<double[]> dealtAnew(List<Customer> sample, Features features, long seed) {
        List<Integer> all = new ArrayList<>();
        sample.forEach(c -> all.addAll(c.contacts()));
        Collections.shuffle(all, new Random(seed));
        List<double[]> points = new ArrayList<>();
        int from = 0;
        for (Customer customer : sample) {
            int to = from + customer.contacts().size();
            points.add(features.point(customer, all.subList(from, to)));
            from = to;
        }
        return points;
    }

    private record Hashed(long hash, Customer customer) {}

    private static List<Customer> sample(List<Customer> customers) {
        MessageDigest digest = digest();
        return customers.stream()
                .map(c -> new Hashed(hash(digest, c.key()), c))
                .sorted(Comparator.comparingLong(Hashed::hash)
                        .thenComparing(h -> h.customer().key()))
                .limit(MOST_FOR_CENTRES)
                .map(Hashed::customer)
                .toList();
    }

    private static long hash(MessageDigest digest, String key) {
        return ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The mean point of each group, by feature, for a table. */
    static List<double[]> centres(List<Customer> customers, Found found, Features features) {
        List<double[]> sums = new ArrayList<>();
        int[] sizes = new int[found.count()];
        for (int g = 0; g < found.count(); g++) {
            sums.add(new double[features.features().size()]);
        }
        for (int i = 0; i < customers.size(); i++) {
            int group = found.groups().get(i);
            double[] point = features.point(customers.get(i));
            sizes[group]++;
            for (int f = 0; f < point.length; f++) {
                sums.get(group)[f] += point[f];
            }
        }
        for (int g = 0; g < sums.size(); g++) {
            for (int f = 0; f < sums.get(g).length; f++) {
                sums.get(g)[f] /= sizes[g];
            }
        }
        return sums;
    }
}
