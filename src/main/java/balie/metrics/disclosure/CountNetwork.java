package balie.metrics.disclosure;

import balie.model.Count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All counts that publications tell or hide, and how they hang together: which are the same count told twice, and which are the sum
 * of others.
 *
 * <p>What hangs together is found in the numbers: two series of groups that agree in each group are one, and a sum is one where it
 * holds. So a table that is new is known without being described, and a relation that holds by chance makes whoever attacks know
 * more than anybody can, never less.
 *
 * <p>A count that another publication told with another value is another one: sums hold within one publication.
 */
final class CountNetwork {

    /** From here two series of two groups or more are taken for one; of many groups sooner. */
    private static final long TELLING = 20;

    private static final int GROUPS = 6;
    private static final long SMALL_TELLING = 5;
    static final String MEASURE = "measure";

    private final List<Long> values = new ArrayList<>();
    private final List<Integer> joined = new ArrayList<>();
    private final BitSet rest = new BitSet();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Sum> sums;
    private final Map<Integer, Count> examples = new HashMap<>();

    /** The numbers of the counts of each publication, in their order. */
    private final List<int[]> places = new ArrayList<>();

    /** @param publications the counts of each, the last one being that which is to come */
    CountNetwork(List<List<Count>> publications) {
        for (List<Count> counts : publications) {
            int[] place = new int[counts.size()];
            for (int i = 0; i < place.length; i++) {
                Count count = counts.get(i);
                place[i] = numbers.computeIfAbsent(count.id() + '=' + count.value(), k -> number(count.value()));
                examples.putIfAbsent(place[i], count);
            }
            places.add(place);
            joinAlike(counts, place);
        }
        // Sums are found when it is known which counts are one, so that each is told once.
        SumFinder finder = new SumFinder(this);
        for (int p = 0; p < publications.size(); p++) {
            finder.find(publications.get(p), numbers(p));
        }
        this.sums = finder.sums();
    }

    /** A number of no count that is told anywhere: of what one sum leaves out. It stands in no other. */
    int rest(long value) {
        int number = number(value);
        rest.set(number);
        return number;
    }

    private int number(long value) {
        values.add(value);
        joined.add(values.size() - 1);
        return values.size() - 1;
    }

    /** How many numbers there are; some stand for others. */
    int size() {
        return values.size();
    }

    long value(int number) {
        return values.get(number);
    }

    /** Whether a number is of no count that is told anywhere, but of what a sum leaves out. */
    boolean isRest(int number) {
        return rest.get(number);
    }

    List<Sum> sums() {
        return sums;
    }

    /** The numbers of the counts of a publication, in the order in which they were given; equal ones are the same count. */
    int[] numbers(int publication) {
        return Arrays.stream(places.get(publication)).map(this::find).toArray();
    }

    /** A count of a number that is told or hidden somewhere. */
    Count example(int number) {
        Count count = examples.get(number);
        if (count == null) {
            throw new IllegalArgumentException("no count: " + number);
        }
        return count;
    }

    private int find(int number) {
        int root = number;
        while (joined.get(root) != root) {
            root = joined.get(root);
        }
        int at = number;
        while (joined.get(at) != root) {
            int next = joined.get(at);
            joined.set(at, root);
            at = next;
        }
        return root;
    }

    private void join(int a, int b) {
        int one = find(a);
        int other = find(b);
        if (one != other) {
            joined.set(Math.max(one, other), Math.min(one, other));
        }
    }

    /** Joins the counts of one publication that are told twice. */
    private void joinAlike(List<Count> counts, int[] place) {
        Map<String, SortedMap<String, Integer>> series = new LinkedHashMap<>();
        Map<String, Integer> same = new HashMap<>();
        for (int i = 0; i < place.length; i++) {
            Count count = counts.get(i);
            Integer before = same.putIfAbsent(
                    count.column() + '\u0001' + count.about() + '\u0001' + count.days() + '=' + count.value(),
                    place[i]);
            if (before != null) {
                join(before, place[i]);
            }
            SortedMap<String, String> groups = new TreeMap<>(count.about());
            groups.remove(MEASURE);
            if (!groups.isEmpty()) {
                String key = count.series() + '\u0001' + groups.keySet();
                series.computeIfAbsent(key, k -> new TreeMap<>()).putIfAbsent(groups + " " + count.days(), place[i]);
            }
        }
        Map<String, SortedMap<String, Integer>> byContent = new HashMap<>();
        for (SortedMap<String, Integer> one : series.values()) {
            if (tells(one)) {
                StringBuilder content = new StringBuilder();
                one.forEach((group, number) ->
                        content.append(group).append('=').append(value(number)).append('\u0001'));
                SortedMap<String, Integer> other = byContent.putIfAbsent(content.toString(), one);
                if (other != null) {
                    one.forEach((group, number) -> join(number, Objects.requireNonNull(other.get(group))));
                }
            }
        }
    }

    /** Whether a series is so large that another one is not like it by chance. */
    private boolean tells(SortedMap<String, Integer> series) {
        long largest = series.values().stream().mapToLong(this::value).max().orElse(0);
        long groups = series.values().stream().filter(n -> value(n) > 0).count();
        return (largest >= TELLING && groups > 1) || (groups >= GROUPS && largest >= SMALL_TELLING);
    }
}
