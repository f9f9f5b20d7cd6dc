package balie.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Replications of a design. Each has random numbers of its own, split from the seed and the name of the design before
 * any runs, so the result depends neither on the number of cores nor on which other designs run.
 */
final class Simulation {

    private final int replications;
    private final long seed;

    Simulation(int replications, long seed) {
        this.replications = replications;
        this.seed = seed;
    }

    /** The rates of all that the replications counted, by measure. */
    Map<String, Rate> run(String design, BiConsumer<Draws, Tally> replication) {
        SplittableRandom root = new SplittableRandom(seed + ((long) design.hashCode() << Integer.SIZE));
        List<SplittableRandom> splits =
                IntStream.range(0, replications).mapToObj(i -> root.split()).toList();
        // In the order of the replications, whichever ended first: sums of fractions depend on the order.
        List<Tally> tallies = splits.parallelStream()
                .map(random -> {
                    Tally tally = new Tally();
                    replication.accept(new Draws(random), tally);
                    return tally;
                })
                .toList();
        return rates(tallies);
    }

    /** The rate of the only measure. */
    Rate rate(String design, BiConsumer<Draws, Tally> replication) {
        return run(design, replication).values().iterator().next();
    }

    static Map<String, Rate> rates(List<Tally> tallies) {
        Map<String, double[][]> sums = new LinkedHashMap<>();
        for (int i = 0; i < tallies.size(); i++) {
            int replication = i;
            tallies.get(i).measures().forEach((measure, counted) -> {
                double[][] both = sums.computeIfAbsent(measure, name -> new double[2][tallies.size()]);
                both[0][replication] = counted[0];
                both[1][replication] = counted[1];
            });
        }
        Map<String, Rate> rates = new LinkedHashMap<>();
        sums.forEach((measure, both) -> rates.put(measure, Rate.of(both[0], both[1])));
        return rates;
    }
}
