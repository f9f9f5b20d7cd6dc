package balie.stats.change;

import org.apache.commons.statistics.distribution.TDistribution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether the mix of categories of a week differs from that of earlier weeks, beyond chance and by enough to matter, as
 * when a category was renamed or an export is made in another way.
 *
 * <p>The distance of two mixes is the total variation distance: half the sum of the differences of the shares, without
 * sign, which is the share of the contacts that would have to change category to make the mixes the same. A renamed
 * category makes it its share.
 *
 * <p>What is usual comes from the earlier weeks: the distance of each to the others pooled. A distance is part chance,
 * and the more so the fewer the contacts. For each the square of what chance makes of it is taken off, and that for the
 * number of contacts of this week put in its place. The bound is the prediction limit of one more such distance, mean +
 * t x standard deviation x sqrt(1 + 1 / weeks) (G. J. Hahn, W. Q. Meeker, Statistical Intervals, 1991, sec. 4.8), of
 * their logarithms, since distances are skewed; with at least the standard deviation that chance gives.
 */
public final class MixChange {

    /** Earlier weeks below which nothing is said. */
    public static final int FEWEST_WEEKS = 6;

    /** Contacts below which a week says nothing, neither this one nor an earlier one. */
    public static final long FEWEST_CONTACTS = 50;

    /** The distance that a mix must exceed to be said to be broken, however alike the earlier weeks were. */
    public static final double FLOOR = 0.25;

    /** The probability with which the mix of a week of the same kind exceeds what is usual. */
    public static final double ERROR = 0.01;

    /** In place of a distance of 0, where there is only one category: 0 has no logarithm. */
    private static final double LEAST = 1e-3;

    private MixChange() {}

    /** What is said of the mix. */
    public enum Verdict {
        BROKEN,
        AS_USUAL,
        /** Too few contacts in the week, or too few earlier weeks that have enough. */
        TOO_FEW
    }

    /**
     * @param distance of the mix to that of the earlier weeks pooled, 0-1
     * @param usual the distance up to which a mix is as usual, above 0; can be above 1
     * @param newShare the share of the contacts whose category no earlier week has, 0-1
     */
    public record Figures(double distance, double usual, double newShare) {

        private Verdict verdict() {
            return distance > Math.max(FLOOR, usual) ? Verdict.BROKEN : Verdict.AS_USUAL;
        }
    }

    /** @param figures absent where there is too little to say */
    public record Result(Verdict verdict, Optional<Figures> figures) {}

    /**
     * The mix of a week beside that of earlier ones.
     *
     * @param week contacts by category, each 0 or more; a contact without one belongs in a category of its own
     * @param earlier the same of each earlier week, in any order; those of too few contacts are left out
     * @throws IllegalArgumentException if a number is below 0
     */
    public static Result of(Map<String, Long> week, List<Map<String, Long>> earlier) {
        Mix now = Mix.of(week);
        List<Mix> used = earlier.stream()
                .map(Mix::of)
                .filter(mix -> mix.all() >= FEWEST_CONTACTS)
                .toList();
        if (now.all() < FEWEST_CONTACTS || used.size() < FEWEST_WEEKS) {
            return new Result(Verdict.TOO_FEW, Optional.empty());
        }
        Mix pooled = Mix.pooled(used);
        Figures figures = new Figures(now.distance(pooled), usual(now.all(), used, pooled), now.newShare(pooled));
        return new Result(figures.verdict(), Optional.of(figures));
    }

    /**
     * The total variation distance of two mixes: half the sum of the differences of the shares, 0-1.
     *
     * @param one contacts by category, one at least
     * @param other contacts by category, one at least
     */
    public static double distance(Map<String, Long> one, Map<String, Long> other) {
        return Mix.of(one).distance(Mix.of(other));
    }

    private static double usual(long contacts, List<Mix> earlier, Mix pooled) {
        double chanceNow = pooled.chance(contacts, pooled.all());
        double[] distances = earlier.stream()
                .mapToDouble(own -> {
                    Mix others = pooled.without(own);
                    double chance = pooled.chance(own.all(), others.all());
                    double distance = own.distance(others);
                    double beyond = Math.max(0, distance * distance - chance * chance);
                    return Math.max(LEAST, Math.sqrt(beyond + chanceNow * chanceNow));
                })
                .toArray();
        return prediction(pooled.spread(contacts, pooled.all()), distances);
    }

    /** @param spread of a distance by chance alone: the values may happen to lie closer together */
    private static double prediction(double spread, double... values) {
        int n = values.length;
        double[] logs = Arrays.stream(values).map(Math::log).toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double squares =
                Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
        double variance = Math.max(squares / (n - 1), spread * spread / Math.exp(2 * mean));
        double quantile = TDistribution.of(n - 1.0).inverseSurvivalProbability(ERROR);
        return Math.exp(mean + quantile * Math.sqrt(variance * (1 + 1.0 / n)));
    }

    /** The contacts of each category and of all. */
    private record Mix(Map<String, Long> contacts, long all) {

        static Mix of(Map<String, Long> contacts) {
            if (contacts.values().stream().anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("no contacts: " + contacts);
            }
            return new Mix(contacts, contacts.values().stream().reduce(0L, Math::addExact));
        }

        static Mix pooled(List<Mix> mixes) {
            Map<String, Long> sums = new TreeMap<>();
            mixes.forEach(
                    mix -> mix.contacts.forEach((category, count) -> sums.merge(category, count, Math::addExact)));
            return of(sums);
        }

        /** This mix without one that was pooled into it. */
        Mix without(Mix part) {
            Map<String, Long> rest = new TreeMap<>(contacts);
            part.contacts.forEach((category, count) -> rest.merge(category, -count, Long::sum));
            return of(rest);
        }

        double share(String category) {
            return (double) contacts.getOrDefault(category, 0L) / all;
        }

        double distance(Mix other) {
            Set<String> categories = new TreeSet<>(contacts.keySet());
            categories.addAll(other.contacts.keySet());
            return categories.stream()
                            .mapToDouble(category -> Math.abs(share(category) - other.share(category)))
                            .sum()
                    / 2;
        }

        /**
         * The mean distance of two draws from this mix, of so many contacts each: a normal difference has the mean
         * size sqrt(2 / pi) x its standard deviation.
         */
        double chance(long of1, long of2) {
            double each = Math.sqrt(2 / Math.PI * (1.0 / of1 + 1.0 / of2)) / 2;
            return contacts.keySet().stream()
                    .mapToDouble(category -> Math.sqrt(share(category) * (1 - share(category))) * each)
                    .sum();
        }

        /**
         * The standard deviation of that distance: the size of a normal difference has the variance 1 - 2 / pi of its
         * own.
         */
        double spread(long of1, long of2) {
            double variance = contacts.keySet().stream()
                    .mapToDouble(category -> share(category) * (1 - share(category)))
                    .sum();
            return Math.sqrt((1 - 2 / Math.PI) * variance * (1.0 / of1 + 1.0 / of2)) / 2;
        }

        double newShare(Mix before) {
            return contacts.keySet().stream()
                    .filter(category -> before.contacts.getOrDefault(category, 0L) == 0)
                    .mapToDouble(this::share)
                    .sum();
        }
    }
}
