package balie.question;

import balie.encode.Vectors;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Puts texts into groups, batch by batch. A group once made keeps its number; a text once placed keeps its place.
 *
 * <p>A text goes to the group of its nearest examples if they are near enough. What is left is grouped by itself; of such a group
 * that is like a known one the texts go there, else it is a new one from {@link #LEAST_TEXTS} texts on. Fewer wait for the next
 * batch, unless they are near a known one. Groups that a batch shows to be one are one from then on. The result depends on
 * what is in each batch, and on nothing else: not on the order within, nor on threads.
 */
public final class Grouping {

    /** Texts from which a new group gets a number. */
    public static final int LEAST_TEXTS = 3;

    static final int NEIGHBOURS = 5;

    private static final int ROUNDS_OF_SPLIT = 5;

    /** Texts of a language at which half of what its own mean is worth is taken away. */
    private static final double TEXTS_OF_MEAN = 50;

    /** From here on the numbers that new groups have until it is known which of them stay. */
    private static final int PROVISIONAL = 1 << 30;

    private final Limits limits;
    private final IntSupplier numbers;
    private final IntPredicate lasting;
    private final TreeMap<Integer, Group> groups = new TreeMap<>();
    private final TreeMap<String, Item> pending = new TreeMap<>();
    /** Where people said that a text belongs. */
    private final Map<String, Integer> pinned = new HashMap<>();

    private final TreeMap<String, float[]> means = new TreeMap<>();

    /** Groups that got examples since the last batch. */
    private final TreeSet<Integer> changed = new TreeSet<>();

    private List<Joined> joined = List.of();

    /** @param numbers gives the number of the next new group */
    public Grouping(Limits limits, IntSupplier numbers) {
        this(limits, numbers, number -> false);
    }

    /** @param lasting numbers of groups that never become part of another of themselves */
    public Grouping(Limits limits, IntSupplier numbers, IntPredicate lasting) {
        this.limits = limits;
        this.numbers = numbers;
        this.lasting = lasting;
    }

    /** How a text came to its group. */
    public enum Way {
        /** By its nearest examples. */
        EXAMPLES,
        /** With others that were grouped with it, into a known group. */
        WITH_OTHERS,
        /** As one of a new group. */
        NEW,
        /** By a person. */
        PERSON
    }

    /**
     * Where a text belongs.
     *
     * @param similarity mean cosine to the nearest examples; of texts of a new group to the nearest known one
     * @param nearest of a new group: the number of the nearest known one; 0: none
     */
    public record Place(int number, double similarity, Way way, int nearest) {}

    /**
     * A group that is part of another from now on: its texts keep its number, later ones get the other's.
     *
     * @param examples keys of those it had
     */
    public record Joined(int part, int into, List<String> examples) {}

    /** Which groups the last batch made part of others; one of these may have become part of a third after that. */
    public List<Joined> joined() {
        return joined;
    }

    /** What is taken away from all vectors of a language before they are compared; once given it stays. */
    public Map<String, float[]> means() {
        return means;
    }

    /** Takes up a mean of before. To be called before texts of that language are added. */
    public void restoreMean(String language, float[] mean) {
        means.put(language, mean);
    }

    /** Takes up a group of before. */
    public void restore(int number, Collection<Item> examples) {
        Group group = groups.computeIfAbsent(number, Group::new);
        examples.forEach(e -> group.add(centred(e)));
    }

    /** Makes a text an example for good, since a person said where it belongs. */
    public void pin(int number, Item item) {
        Item centred = centred(item);
        groups.values().forEach(g -> g.remove(item.key()));
        pending.remove(item.key());
        groups.computeIfAbsent(number, Group::new).pin(centred);
        changed.add(number);
        pinned.put(item.key(), number);
    }

    /** Takes up a text that waits since an earlier batch. */
    public void restorePending(Item item) {
        pending.put(item.key(), centred(item));
    }

    /** Keys of the examples of a group. */
    public List<String> examples(int number) {
        return groups.get(number) == null
                ? List.of()
                : groups.get(number).examples().stream().map(Item::key).toList();
    }

    public List<Integer> numbers() {
        return List.copyOf(groups.keySet());
    }

    /** Keys of the texts that wait. */
    public Collection<String> pending() {
        return pending.keySet();
    }

    /** Of texts of a group the one nearest to the middle of it, less what each costs; null: none of them is an example. */
    @Nullable
    String nearestToMiddle(int number, Collection<String> keys, ToDoubleFunction<String> cost) {
        Group group = groups.get(number);
        if (group == null) {
            return null;
        }
        String best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Item example : group.examples()) {
            double worth = Vectors.dot(example.vector(), group.mean()) - cost.applyAsDouble(example.key());
            if (keys.contains(example.key()) && worth > most) {
                most = worth;
                best = example.key();
            }
        }
        return best;
    }

    /**
     * Those texts of a group that belong to another one, of which some examples are known: two means (Lloyd, Least squares
     * quantization in PCM, 1982) that begin with these examples and with all the texts. The nearest examples would not do: those
     * of the group are texts that have yet to move.
     */
    List<Item> nearer(Collection<Item> members, int to) {
        List<Item> items = members.stream().sorted().map(this::centred).toList();
        Group group = groups.get(to);
        if (group == null || group.examples().isEmpty() || items.isEmpty()) {
            return List.of();
        }
        List<Item> moved = List.of();
        for (int round = 0; round < ROUNDS_OF_SPLIT; round++) {
            TreeSet<Item> there = new TreeSet<>(moved);
            there.addAll(group.examples());
            List<Item> here = items.stream().filter(i -> !there.contains(i)).toList();
            if (here.isEmpty()) {
                break;
            }
            float[] middleThere = Vectors.normalise(Clusters.mean(List.copyOf(there)));
            float[] middleHere = Vectors.normalise(Clusters.mean(here));
            moved = items.stream()
                    .filter(i -> Vectors.dot(i.vector(), middleThere) > Vectors.dot(i.vector(), middleHere))
                    .toList();
        }
        return moved;
    }

    /** Whether a person said where a text belongs. */
    boolean isPinned(String key) {
        return pinned.containsKey(key);
    }

    /** Moves a text, as {@link #nearer} gives it, from one group to another. */
    void change(Item item, int from, int to) {
        Group group = groups.get(from);
        if (group != null) {
            group.remove(item.key());
        }
        groups.computeIfAbsent(to, Group::new).add(item);
        changed.add(to);
    }

    /** Adds a batch; gives the places of all texts that have got one now, such that waited among them. */
    public Map<String, Place> add(Collection<Item> batch) {
        learnMeans(batch);
        batch.forEach(item -> pending.put(item.key(), centred(item)));
        Map<String, Place> places = new HashMap<>();
        batch.forEach(item -> {
            Integer number = pinned.get(item.key());
            if (number != null) {
                pending.remove(item.key());
                places.put(item.key(), new Place(number, 1, Way.PERSON, 0));
            }
        });
        assign(places);
        group(places);
        merge(places);
        return places;
    }

    /** Learns the means of languages that have none yet. */
    void learnMeans(Collection<Item> batch) {
        TreeMap<String, List<Item>> byLanguage = new TreeMap<>();
        batch.stream()
                .sorted()
                .forEach(item -> byLanguage
                        .computeIfAbsent(item.language(), l -> new ArrayList<>())
                        .add(item));
        byLanguage.forEach((language, items) -> means.computeIfAbsent(language, l -> {
            float[] mean = Clusters.mean(items);
            float share = (float) (limits.own() * items.size() / (items.size() + TEXTS_OF_MEAN));
            for (int i = 0; i < mean.length; i++) {
                mean[i] *= share;
            }
            return mean;
        }));
    }

    private Item centred(Item item) {
        float[] mean = means.get(item.language());
        return mean == null ? item : item.centred(mean);
    }

    private void assign(Map<String, Place> places) {
        List<Group> known =
                groups.values().stream().filter(g -> !g.examples().isEmpty()).toList();
        if (known.isEmpty()) {
            return;
        }
        List<Item> waiting = List.copyOf(pending.values());
        GroupIndex index = new GroupIndex(known);
        @Nullable Place[] found = new Place[waiting.size()];
        IntStream.range(0, found.length)
                .parallel()
                .forEach(i -> found[i] =
                        place(waiting.get(i), index.candidates(waiting.get(i).vector())));
        for (int i = 0; i < found.length; i++) {
            Place place = found[i];
            if (place != null) {
                settle(waiting.get(i), place, places);
            }
        }
    }

    private void settle(Item item, Place place, Map<String, Place> places) {
        pending.remove(item.key());
        places.put(item.key(), place);
        groups.computeIfAbsent(place.number(), Group::new).add(item);
        changed.add(place.number());
    }

    /** The group that its nearest examples speak for, if they are near enough. */
    private @Nullable Place place(Item item, List<Group> candidates) {
        Best best = new Best(NEIGHBOURS);
        for (Group group : candidates) {
            for (Item example : group.examples()) {
                best.offer(Vectors.dot(item.vector(), example.vector()), group.number());
            }
        }
        TreeMap<Integer, Double> votes = new TreeMap<>();
        TreeMap<Integer, Integer> voters = new TreeMap<>();
        for (int k = 0; k < best.size(); k++) {
            votes.merge(best.index(k), (double) best.value(k), Double::sum);
            voters.merge(best.index(k), 1, Integer::sum);
        }
        int winner = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Integer, Double> vote : votes.entrySet()) {
            if (vote.getValue() > most) {
                most = vote.getValue();
                winner = vote.getKey();
            }
        }
        if (winner == 0) {
            return null;
        }
        double mean = most / voters.getOrDefault(winner, 1);
        return mean >= limits.assign() ? new Place(winner, mean, Way.EXAMPLES, 0) : null;
    }

    private void group(Map<String, Place> places) {
        if (pending.size() < LEAST_TEXTS && groups.isEmpty()) {
            return;
        }
        // Against what was known before: a cluster of this batch was kept apart from the others of it for a reason.
        List<Group> known = List.copyOf(groups.values());
        int born = PROVISIONAL;
        for (List<Item> cluster : Clusters.of(List.copyOf(pending.values()), limits, LEAST_TEXTS)) {
            float[] mean = Clusters.mean(cluster);
            Group nearest = nearest(mean, known);
            float similarity = nearest == null ? 0 : Vectors.dot(mean, nearest.mean());
            int number = nearest == null ? 0 : nearest.number();
            boolean many = cluster.size() >= LEAST_TEXTS;
            boolean same = nearest != null
                    && (many ? Likeness.isOne(mean, cluster.size(), nearest, limits) : similarity >= limits.merge());
            if (same) {
                Place place = new Place(number, similarity, Way.WITH_OTHERS, 0);
                cluster.forEach(item -> settle(item, place, places));
            } else if (many) {
                Place place = new Place(born++, similarity, Way.NEW, number);
                cluster.forEach(item -> settle(item, place, places));
            }
        }
    }

    /** Makes one of groups that are one now, and gives those that are new and stay their numbers. */
    private void merge(Map<String, Place> places) {
        List<Joined> old = new ArrayList<>();
        TreeMap<Integer, Integer> into = new TreeMap<>();
        for (Merging.Merged each :
                new Merging(groups.values(), LEAST_TEXTS, limits, lasting).run(Set.copyOf(changed))) {
            groups.remove(each.part());
            if (each.part() >= PROVISIONAL) {
                into.put(each.part(), each.into());
            } else {
                old.add(new Joined(each.part(), each.into(), each.examples()));
            }
        }
        changed.clear();
        joined = List.copyOf(old);
        TreeSet<Integer> fresh = new TreeSet<>();
        for (Group group : List.copyOf(groups.tailMap(PROVISIONAL).values())) {
            int number = numbers.getAsInt();
            fresh.add(number);
            groups.remove(group.number());
            groups.put(number, group.numbered(number));
            into.put(group.number(), number);
        }
        if (into.isEmpty()) {
            return;
        }
        TreeMap<Integer, Place> first = new TreeMap<>();
        places.values().stream().filter(p -> p.number() >= PROVISIONAL).forEach(p -> first.put(p.number(), p));
        places.replaceAll((key, place) -> {
            int number = place.number();
            int last = number;
            while (into.containsKey(number)) {
                last = number;
                number = Objects.requireNonNull(into.get(number));
            }
            if (number == place.number()) {
                return place;
            }
            // What became part of a group of before is of no new one; what became part of a new one is of that.
            Place of = Objects.requireNonNull(first.get(last));
            return fresh.contains(number)
                    ? new Place(number, of.similarity(), Way.NEW, of.nearest())
                    : new Place(number, place.similarity(), Way.WITH_OTHERS, 0);
        });
    }

    /** The group with the greatest mean cosine in terms of that within it: a narrow one is near to more than it holds. */
    private static @Nullable Group nearest(float[] mean, Collection<Group> groups) {
        Group nearest = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Group group : groups) {
            if (!group.examples().isEmpty()) {
                double s = Vectors.dot(mean, group.mean()) / Math.sqrt(group.within());
                if (s > most) {
                    most = s;
                    nearest = group;
                }
            }
        }
        return nearest;
    }
}
