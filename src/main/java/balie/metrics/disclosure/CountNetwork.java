package balie.metrics.disclosure;

import balie.model.Count;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    /** From here two series of one group or more are taken for one. */
    private static final long TELLING = 20;

    private static final int GROUPS = 6;
    private static final long SMALL_TELLING = 5;
    private static final String MEASURE = "measure";

    private final List<Long> values = new ArrayList<>();
    private final List<Integer> joined = new ArrayList<>();
    private final BitSet rest = new BitSet();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Sum> sums = new ArrayList<>();

    /** Of each sum, by which dimension its parts differ, and what its whole is about. */
    private final List<String> breakdowns = new ArrayList<>();

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
        Set<String> told = new LinkedHashSet<>();
        for (int p = 0; p < publications.size(); p++) {
            new SumFinder(publications.get(p), places.get(p)).find(told);
        }
        List<Sum> merged = merged();
        sums.clear();
        sums.addAll(merged);
    }

    /**
     * Sums over the same dimension that differ only by groups with nobody in them are one, over all these groups. A table that leaves out a group, say those of
     * which it is not known, gives the whole too where that group is empty; but nobody who does not know the group can know that. Nor
     * does an attacker take a group that has a row in one publication and none in another for empty.
     */
    private List<Sum> merged() {
        Map<String, List<Sum>> alike = new LinkedHashMap<>();
        for (int s = 0; s < sums.size(); s++) {
            Sum sum = sums.get(s);
            String key = breakdowns.get(s) + '\u0001' + value(sum.whole()) + "="
                    + Arrays.toString(Arrays.stream(sum.parts())
                            .filter(part -> value(part) > 0)
                            .sorted()
                            .toArray());
            if (breakdowns.get(s).isEmpty()) {
                key = "alone " + s;
            } else if (value(sum.whole()) == 0) {
                // Of nothing all groups are empty, which says of no two wholes that they are one.
                key = breakdowns.get(s) + "\u0001nothing " + sum.whole();
            }
            alike.computeIfAbsent(key, k -> new ArrayList<>()).add(sum);
        }
        List<Sum> merged = new ArrayList<>();
        for (List<Sum> group : alike.values()) {
            int[] parts = group.stream()
                    .flatMapToInt(sum -> Arrays.stream(sum.parts()))
                    .distinct()
                    .toArray();
            group.stream().mapToInt(Sum::whole).distinct().forEach(whole -> merged.add(new Sum(whole, parts)));
        }
        return merged;
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
            String measure = groups.remove(MEASURE);
            if (!groups.isEmpty()) {
                String key = count.table()
                        + '\u0001'
                        + count.column()
                        + '\u0001'
                        + measure
                        + '\u0001'
                        + groups.keySet()
                        + '\u0001'
                        + count.days();
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

    /** Finds the sums of one publication. */
    private final class SumFinder {

        private final List<Count> counts;
        private final int[] place;
        private final Map<String, Map<SortedMap<String, String>, Integer>> tables = new HashMap<>();

        SumFinder(List<Count> counts, int[] place) {
            this.counts = counts;
            this.place = place;
            for (int i = 0; i < place.length; i++) {
                tables.computeIfAbsent(table(counts.get(i)), k -> new HashMap<>())
                        .putIfAbsent(counts.get(i).about(), CountNetwork.this.find(place[i]));
            }
        }

        private String table(Count count) {
            return table(count, count.column());
        }

        private String table(Count count, String column) {
            return count.table() + '\u0001' + column + '\u0001' + count.days();
        }

        void find(Set<String> told) {
            Map<String, Family> families = new LinkedHashMap<>();
            Set<String> seen = new LinkedHashSet<>();
            for (int i = 0; i < place.length; i++) {
                Count count = counts.get(i);
                if (!seen.add(count.id())) {
                    continue;
                }
                for (String name : count.about().keySet()) {
                    if (!name.equals(MEASURE)) {
                        SortedMap<String, String> whole = new TreeMap<>(count.about());
                        whole.remove(name);
                        families.computeIfAbsent(
                                        table(count) + '\u0001' + name + '\u0001' + whole,
                                        k -> new Family(count, name, whole))
                                .parts
                                .add(i);
                    }
                }
                within(count, CountNetwork.this.find(place[i]), told);
            }
            families.values().forEach(family -> sum(family, told));
        }

        /** What is counted is part of that among which it is. */
        private void within(Count count, int number, Set<String> told) {
            String base = base(count.column());
            Map<SortedMap<String, String>, Integer> all = tables.get(table(count, base));
            Integer of = all == null ? null : all.get(count.about());
            if (of != null) {
                addSome(of, number, told);
            }
            Map<SortedMap<String, String>, Integer> others = tables.get(table(count, count.column() + "_rest"));
            Integer other = others == null ? null : others.get(count.about());
            if (other != null) {
                // The row and all others of the same whole; where the whole is told, it is found among the totals.
                Integer whole = whole(count, value(number) + value(other));
                if (whole != null) {
                    add("", whole, new int[] {number, other}, false, told);
                }
            }
        }

        private @Nullable Integer whole(Count count, long value) {
            Map<SortedMap<String, String>, Integer> same = tables.get(table(count));
            for (String name : count.about().keySet()) {
                SortedMap<String, String> about = new TreeMap<>(count.about());
                about.remove(name);
                Integer whole = same == null ? null : same.get(about);
                if (whole != null && value(whole) == value) {
                    return whole;
                }
            }
            return null;
        }

        private void sum(Family family, Set<String> told) {
            int[] parts = family.parts.stream()
                    .mapToInt(i -> CountNetwork.this.find(place[i]))
                    .distinct()
                    .toArray();
            Map<SortedMap<String, String>, Integer> same = tables.get(table(family.first));
            Integer whole = same == null ? null : same.get(family.whole);
            boolean open = leavesOut(family);
            if (whole == null) {
                whole = among(family);
                // One group alone that is all there is may be so by chance; of two and more, nobody takes it for that.
                open = Arrays.stream(parts).filter(part -> value(part) > 0).count() < 2;
            }
            if (whole != null && parts.length == family.parts.size()) {
                add(family.breakdown, whole, parts, open, told);
            }
        }

        /**
         * Whether a table leaves out groups, as those among which was counted show: then it does so too where what was counted adds up by
         * chance.
         */
        private boolean leavesOut(Family family) {
            String base = base(family.first.column());
            Map<SortedMap<String, String>, Integer> of = base.isEmpty() ? null : tables.get(table(family.first, base));
            Integer whole = of == null ? null : of.get(family.whole);
            if (of == null || whole == null) {
                return false;
            }
            long left = value(whole);
            for (int part : family.parts) {
                Integer its = of.get(counts.get(part).about());
                left -= its == null ? 0 : value(its);
            }
            return left > 0;
        }

        /** The column with that among which a column counts; empty: none has. */
        private String base(String column) {
            return switch (column) {
                case "n" -> "of";
                case "n_rest" -> "of_rest";
                default -> "";
            };
        }

        /** That among which the groups are looked for, where it is one for all of them. */
        private @Nullable Integer among(Family family) {
            if (!family.first.column().equals("n")) {
                return null;
            }
            Map<SortedMap<String, String>, Integer> of = tables.get(table(family.first, "of"));
            Integer one = null;
            for (int part : family.parts) {
                Integer its = of == null ? null : of.get(counts.get(part).about());
                if (its == null || (one != null && value(one) != value(its))) {
                    return null;
                }
                one = its;
            }
            return one;
        }

        /** Whether what is counted is all there is, nobody knows who does not know both. */
        private void addSome(int whole, int some, Set<String> told) {
            long left = value(whole) - value(some);
            if (left >= 0 && whole != some && told.add(whole + "=" + some)) {
                int remainder = number(left);
                rest.set(remainder);
                sums.add(new Sum(whole, new int[] {some, remainder}));
                breakdowns.add("");
            }
        }

        /** @param open whether groups are left out that have nobody in them, as far as this sum shows */
        private void add(String breakdown, int whole, int[] parts, boolean open, Set<String> told) {
            long left = value(whole);
            for (int part : parts) {
                left -= value(part);
                if (part == whole) {
                    return;
                }
            }
            // Groups that overlap are no parts.
            if (left < 0
                    || !told.add(whole + "="
                            + Arrays.toString(Arrays.stream(parts).sorted().toArray()))) {
                return;
            }
            int[] all = parts;
            if (left > 0 || open) {
                int remainder = number(left);
                rest.set(remainder);
                all = Arrays.copyOf(parts, parts.length + 1);
                all[parts.length] = remainder;
            }
            sums.add(new Sum(whole, all));
            breakdowns.add(breakdown);
        }
    }

    private static final class Family {

        private final Count first;
        private final SortedMap<String, String> whole;
        private final String breakdown;
        private final List<Integer> parts = new ArrayList<>();

        Family(Count first, String name, SortedMap<String, String> whole) {
            this.first = first;
            this.whole = whole;
            SortedMap<String, String> groups = new TreeMap<>(whole);
            groups.remove(MEASURE);
            this.breakdown = name + '\u0001' + groups;
        }
    }
}
