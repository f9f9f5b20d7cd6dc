package balie.question;

import balie.encode.Vectors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Makes one of groups that their examples show to be one, the nearest two first, until there are none. */
final class Merging {

    private static final Comparator<Pair> NEAREST = Comparator.<Pair>comparingDouble(p -> -p.similarity())
            .thenComparingInt(Pair::into)
            .thenComparingInt(Pair::part);

    private final Limits limits;
    private final IntPredicate lasting;
    private final TreeMap<Integer, Group> groups = new TreeMap<>();
    /** How often each took up another: what was measured before holds no more. */
    private final Map<Integer, Integer> grown = new HashMap<>();

    private final PriorityQueue<Pair> pairs = new PriorityQueue<>(NEAREST);

    /** Two groups, and how often each had grown when they were measured. */
    private record Pair(double similarity, int into, int part, int grownInto, int grownPart) {}

    /** One that became part of another, and its examples at that time. */
    record Merged(int part, int into, List<String> examples) {}

    /**
     * @param groups those too small for a group of their own are left out
     * @param lasting numbers of groups that become no part of another
     */
    Merging(Collection<Group> groups, int least, Limits limits, IntPredicate lasting) {
        this.limits = limits;
        this.lasting = lasting;
        groups.stream().filter(g -> g.examples().size() >= least).forEach(g -> this.groups.put(g.number(), g));
    }

    /**
     * Gives what became part of what, in that order. The smaller number stays, or the one that lasts.
     *
     * @param changed groups whose examples are others than when this was last asked
     */
    List<Merged> run(Set<Integer> changed) {
        if (groups.isEmpty()) {
            return List.of();
        }
        GroupIndex index = new GroupIndex(List.copyOf(groups.values()));
        List<Group> measured = changed.stream()
                .sorted()
                .filter(groups::containsKey)
                .map(groups::get)
                .toList();
        measured.parallelStream().map(g -> near(g, index)).toList().forEach(pairs::addAll);
        List<Merged> merged = new ArrayList<>();
        while (!pairs.isEmpty()) {
            Pair pair = pairs.remove();
            Group into = groups.get(pair.into());
            Group part = groups.get(pair.part());
            if (into != null
                    && part != null
                    && pair.grownInto() == grown(pair.into())
                    && pair.grownPart() == grown(pair.part())) {
                groups.remove(pair.part());
                merged.add(new Merged(
                        pair.part(),
                        pair.into(),
                        part.examples().stream().map(Item::key).toList()));
                part.examples().forEach(into::add);
                grown.merge(pair.into(), 1, Integer::sum);
                pairs.addAll(near(into, index));
            }
        }
        return merged;
    }

    private int grown(int number) {
        return grown.getOrDefault(number, 0);
    }

    private List<Pair> near(Group group, GroupIndex index) {
        List<Pair> near = new ArrayList<>();
        for (Group other : index.candidates(Vectors.normalise(group.mean().clone()))) {
            boolean stays = isFirst(group.number(), other.number());
            int into = stays ? group.number() : other.number();
            int part = stays ? other.number() : group.number();
            if (group.number() != other.number()
                    && groups.containsKey(other.number())
                    && !lasting.test(part)
                    && Likeness.isOne(group, other, limits)) {
                near.add(new Pair(Vectors.dot(group.mean(), other.mean()), into, part, grown(into), grown(part)));
            }
        }
        return near;
    }

    private boolean isFirst(int number, int other) {
        boolean lasts = lasting.test(number);
        return lasts == lasting.test(other) ? number < other : lasts;
    }
}
