package balie.metrics.disclosure;

import balie.model.Count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What was published before, as far as a new publication has to do with it: the counts about days of which it tells something that was
 * not told yet. About other days an attacker knows afterwards what he knew before.
 */
final class Earlier {

    static final Earlier NONE = new Earlier(List.of(), Set.of(), Set.of());

    private final List<List<Count>> counts;

    /** Counts with their values that were hidden whenever they were published. */
    private final Set<String> hidden;

    /** Days of which something new is told. */
    private final Set<String> telling;

    private Earlier(List<List<Count>> counts, Set<String> hidden, Set<String> telling) {
        this.telling = telling;
        this.counts = counts;
        this.hidden = hidden;
    }

    /**
     * @param now the counts of the new publication, small ones hidden
     * @param read what was published about some days, and all that is about no group
     */
    static Earlier of(List<Count> now, Function<Set<String>, List<List<Count>>> read) {
        Set<String> days = new HashSet<>();
        now.stream().filter(c -> !c.isTotal()).forEach(c -> days.add(c.days()));
        Earlier about = of(now, read.apply(days));
        if (days.containsAll(about.telling)) {
            return about;
        }
        // Of other days there are but totals: seldom is one of them new.
        days.addAll(about.telling);
        return of(now, read.apply(days));
    }

    private static Earlier of(List<Count> now, List<List<Count>> known) {
        Set<String> told = new HashSet<>();
        Set<String> hidden = new HashSet<>();
        known.forEach(publication -> publication.forEach(count -> (count.shown() ? told : hidden).add(count.valued())));
        hidden.removeAll(told);
        Set<String> telling = new HashSet<>();
        for (Count count : now) {
            String valued = count.valued();
            if (count.shown() && !told.contains(valued) && !hidden.contains(valued)) {
                telling.add(count.days());
            }
        }
        List<List<Count>> concerned = new ArrayList<>();
        for (List<Count> publication : known) {
            List<Count> some =
                    publication.stream().filter(c -> telling.contains(c.days())).toList();
            if (!some.isEmpty()) {
                concerned.add(Arrays.stream(order(some)).mapToObj(some::get).toList());
            }
        }
        return new Earlier(concerned, hidden, telling);
    }

    /** Places of counts in an order that says nothing of where they stood. */
    static int[] order(List<Count> counts) {
        String[] keys = counts.stream().map(Count::valued).toArray(String[]::new);
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparing(i -> keys[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The counts of each publication that has any, the first first. */
    List<List<Count>> counts() {
        return counts;
    }

    /** Whether a count was published with this value and never told. */
    boolean hid(Count count) {
        return hidden.contains(count.valued());
    }
}
