package balie.stats;

import org.apache.commons.statistics.distribution.TDistribution;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The share of a group less that of all others, like for like: within each stratum, and over the strata with the weights of Mantel and
 * Haenszel, n1 n0 / (n1 + n0), which leave out a stratum that only one side has (S. Greenland, J. M. Robins, Biometrics 41 (1985) 55). All
 * in one stratum is the plain difference.
 *
 * <p>Contacts of one cluster, such as those that one specialist handled, are alike. The variance is the linearised one between clusters,
 * where a cluster on both sides counts once with what it adds to both (W. G. Cochran, Sampling Techniques, 1977, section 3.12); it is taken to
 * be at least that of independent contacts. The interval and the p-value are those of Student's t with one degree less than the fewer of the
 * effective numbers of clusters on the two sides, n^2 / sum n_i^2 (A. V. Carter, K. T. Schnepel, D. G. Steigerwald, Rev. Econ. Stat. 99 (2017)
 * 698): with few clusters on one side the other side's many do not help (J. G. MacKinnon, M. D. Webb, J. Appl. Econom. 32 (2017) 233).
 */
public final class StratifiedDifference {

    /** Of fewer degrees of freedom nothing is said: of two clusters that differ nothing is known of how others would. */
    static final double LEAST_FREEDOM = 2;

    private static final double HUNDRED = 100;
    private static final double UPPER = 1 - Wilson.ALPHA / 2;

    private StratifiedDifference() {}

    /**
     * The contacts of one cluster in one stratum on one side.
     *
     * @param group whether they are the group's, not the others'
     * @param n contacts, more than 0
     * @param x those of them that count
     */
    public record Part(String cluster, String stratum, boolean group, long n, long x) {}

    /**
     * @param points the difference with its interval
     * @param pValue 0-1, two-sided
     */
    public record Result(Newcombe.Points points, double pValue) {}

    /** Contacts of both sides in a stratum. */
    private record Stratum(double n, double x, double otherN, double otherX) {

        static Stratum of(Collection<Part> parts) {
            return new Stratum(
                    sum(parts, true, Part::n),
                    sum(parts, true, Part::x),
                    sum(parts, false, Part::n),
                    sum(parts, false, Part::x));
        }

        private static double sum(Collection<Part> parts, boolean group, Function<Part, Long> count) {
            return parts.stream()
                    .filter(p -> p.group() == group)
                    .mapToLong(count::apply)
                    .sum();
        }

        double weight() {
            return n * otherN / (n + otherN);
        }

        double difference() {
            return x / n - otherX / otherN;
        }

        /** What contacts add to the difference beyond the share of their side. */
        double beyond(Part part) {
            return part.group() ? (part.x() - x / n * part.n()) / n : -(part.x() - otherX / otherN * part.n()) / otherN;
        }

        double independent() {
            return x / n * (1 - x / n) / n + otherX / otherN * (1 - otherX / otherN) / otherN;
        }
    }

    /** @return empty if no stratum has both sides, or there are too few clusters on a side to say */
    public static Optional<Result> of(Collection<Part> parts) {
        Map<String, Stratum> strata = parts.stream()
                .collect(Collectors.groupingBy(
                        Part::stratum, Collectors.collectingAndThen(Collectors.toList(), Stratum::of)));
        strata.values().removeIf(s -> s.weight() <= 0);
        Collection<Part> used =
                parts.stream().filter(p -> strata.containsKey(p.stratum())).toList();
        double freedom = Math.min(effective(used, true), effective(used, false)) - 1;
        if (strata.isEmpty() || freedom < LEAST_FREEDOM) {
            return Optional.empty();
        }
        double weights = strata.values().stream().mapToDouble(Stratum::weight).sum();
        double difference = strata.values().stream()
                        .mapToDouble(s -> s.weight() * s.difference())
                        .sum()
                / weights;
        double variance = variance(used, strata, weights, freedom + 1);
        return variance > 0 ? Optional.of(result(difference, Math.sqrt(variance), freedom)) : Optional.empty();
    }

    private static double variance(
            Collection<Part> used, Map<String, Stratum> strata, double weights, double clusters) {
        Map<String, Double> beyond = new HashMap<>();
        for (Part part : used) {
            Stratum stratum = strata.get(part.stratum());
            if (stratum != null) {
                beyond.merge(part.cluster(), stratum.weight() / weights * stratum.beyond(part), Double::sum);
            }
        }
        double between = beyond.values().stream().mapToDouble(e -> e * e).sum() * clusters / (clusters - 1);
        double independent = strata.values().stream()
                .mapToDouble(s -> s.weight() / weights * s.weight() / weights * s.independent())
                .sum();
        return Math.max(between, independent);
    }

    private static Result result(double difference, double error, double freedom) {
        TDistribution t = TDistribution.of(freedom);
        double reach = t.inverseCumulativeProbability(UPPER) * error;
        double pValue = 2 * t.survivalProbability(Math.abs(difference) / error);
        return new Result(
                new Newcombe.Points(
                        HUNDRED * difference,
                        HUNDRED * Math.max(-1, difference - reach),
                        HUNDRED * Math.min(1, difference + reach)),
                Math.min(1, pValue));
    }

    /** As many clusters of one size as tell as much about their spread. */
    private static double effective(Collection<Part> parts, boolean group) {
        Map<String, Long> sizes = parts.stream()
                .filter(p -> p.group() == group)
                .collect(Collectors.groupingBy(Part::cluster, Collectors.summingLong(Part::n)));
        double n = sizes.values().stream().mapToLong(Long::longValue).sum();
        double squares = sizes.values().stream()
                .mapToDouble(size -> (double) size * size)
                .sum();
        return squares > 0 ? n * n / squares : 0;
    }
}
