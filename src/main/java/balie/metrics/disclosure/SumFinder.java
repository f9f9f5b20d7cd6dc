package balie.metrics.disclosure;

import balie.model.Count;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds which counts of publications are the sum of others: a group and its parts, what is counted and that among which it is. */
final class SumFinder {

    private final CountNetwork network;
    private final Set<String> told = new HashSet<>();
    private final List<Sum> sums = new ArrayList<>();

    /** Of each sum, by which dimension its parts differ, and what its whole is about; empty: they are no groups. */
    private final List<String> breakdowns = new ArrayList<>();

    SumFinder(CountNetwork network) {
        this.network = network;
    }

    /**
     * Finds the sums of one publication.
     *
     * @param numbers of its counts, in their order
     */
    void find(List<Count> counts, int[] numbers) {
        new Publication(counts, numbers).find();
    }

    /**
     * The sums. Those over the same dimension that differ only by groups with nobody in them are one, over all these groups. A table
     * that leaves out a group, say those of which it is not known, gives the whole too where that group is empty; but nobody who does
     * not know the group can know that. Nor does an attacker take a group that has a row in one publication and none in another for
     * empty.
     */
    List<Sum> sums() {
        Map<String, List<Sum>> alike = new LinkedHashMap<>();
        for (int s = 0; s < sums.size(); s++) {
            Sum sum = sums.get(s);
            String key = breakdowns.get(s) + '\u0001' + network.value(sum.whole()) + "="
                    + Arrays.toString(Arrays.stream(sum.parts())
                            .filter(part -> network.value(part) > 0)
                            .sorted()
                            .toArray());
            if (breakdowns.get(s).isEmpty()) {
                key = "alone " + s;
            } else if (network.value(sum.whole()) == 0) {
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

    private final class Publication {

        private final List<Count> counts;
        private final int[] place;
        private final Map<String, Map<SortedMap<String, String>, Integer>> tables = new HashMap<>();

        Publication(List<Count> counts, int[] place) {
            this.counts = counts;
            this.place = place;
            for (int i = 0; i < place.length; i++) {
                tables.computeIfAbsent(table(counts.get(i)), k -> new HashMap<>())
                        .putIfAbsent(counts.get(i).about(), place[i]);
            }
        }

        private String table(Count count) {
            return table(count, count.column());
        }

        private String table(Count count, String column) {
            return count.table() + '\u0001' + column + '\u0001' + count.days();
        }

        void find() {
            Map<String, Family> families = new LinkedHashMap<>();
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < place.length; i++) {
                Count count = counts.get(i);
                if (!seen.add(count.id())) {
                    continue;
                }
                for (String name : count.about().keySet()) {
                    if (!name.equals(CountNetwork.MEASURE)) {
                        SortedMap<String, String> whole = new TreeMap<>(count.about());
                        whole.remove(name);
                        families.computeIfAbsent(
                                        table(count) + '\u0001' + name + '\u0001' + whole,
                                        k -> new Family(count, name, whole))
                                .parts
                                .add(i);
                    }
                }
                within(count, place[i]);
            }
            families.values().forEach(family -> sum(family));
        }

        /** What is counted is part of that among which it is. */
        private void within(Count count, int number) {
            String base = base(count.column());
            Map<SortedMap<String, String>, Integer> all = tables.get(table(count, base));
            Integer of = all == null ? null : all.get(count.about());
            if (of != null) {
                addSome(of, number);
            }
            Map<SortedMap<String, String>, Integer> others = tables.get(table(count, count.column() + "_rest"));
            Integer other = others == null ? null : others.get(count.about());
            if (other != null) {
                // The row and all others of the same whole; where the whole is told, it is found among the totals.
                Integer whole = whole(count, network.value(number) + network.value(other));
                if (whole != null) {
                    add("", whole, new int[] {number, other}, false);
                }
            }
        }

        private @Nullable Integer whole(Count count, long value) {
            Map<SortedMap<String, String>, Integer> same = tables.get(table(count));
            for (String name : count.about().keySet()) {
                SortedMap<String, String> about = new TreeMap<>(count.about());
                about.remove(name);
                Integer whole = same == null ? null : same.get(about);
                if (whole != null && network.value(whole) == value) {
                    return whole;
                }
            }
            return null;
        }

        private void sum(Family family) {
            int[] parts =
                    family.parts.stream().mapToInt(i -> place[i]).distinct().toArray();
            Map<SortedMap<String, String>, Integer> same = tables.get(table(family.first));
            Integer whole = same == null ? null : same.get(family.whole);
            boolean open = leavesOut(family);
            if (whole == null) {
                whole = among(family);
                // One group alone that is all there is may be so by chance; of two and more, nobody takes it for that.
                open = Arrays.stream(parts)
                                .filter(part -> network.value(part) > 0)
                                .count()
                        < 2;
            }
            if (whole != null && parts.length == family.parts.size()) {
                add(family.breakdown, whole, parts, open);
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
            long left = network.value(whole);
            for (int part : family.parts) {
                Integer its = of.get(counts.get(part).about());
                left -= its == null ? 0 : network.value(its);
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
                if (its == null || (one != null && network.value(one) != network.value(its))) {
                    return null;
                }
                one = its;
            }
            return one;
        }

        /** Whether what is counted is all there is, nobody knows who does not know both. */
        private void addSome(int whole, int some) {
            long left = network.value(whole) - network.value(some);
            if (left >= 0 && whole != some && told.add(whole + "=" + some)) {
                sums.add(new Sum(whole, new int[] {some, network.rest(left)}));
                breakdowns.add("");
            }
        }

        /** @param open whether groups are left out that have nobody in them, as far as this sum shows */
        private void add(String breakdown, int whole, int[] parts, boolean open) {
            long left = network.value(whole);
            for (int part : parts) {
                left -= network.value(part);
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
                all = Arrays.copyOf(parts, parts.length + 1);
                all[parts.length] = network.rest(left);
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
            groups.remove(CountNetwork.MEASURE);
            this.breakdown = name + '\u0001' + groups;
        }
    }
}
