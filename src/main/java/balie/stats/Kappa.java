package balie.stats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Agreement of two ways to name the same things, beyond what chance would give: Cohen's kappa with its interval, 95 %.
 *
 * <p>Sources: J. Cohen, Educ. Psychol. Meas. 20 (1960) 37; the standard error: J. L. Fleiss, J. Cohen, B. S. Everitt, Psychol.
 * Bull. 72 (1969) 323, formula 13, which holds for any true agreement, and not only for none as Cohen's own does.
 */
public final class Kappa {

    private Kappa() {}

    /**
     * @param kappa 1: always the same; 0: as often as by chance; below 0: less often
     * @param low of the interval, at least -1
     * @param high of the interval, at most 1
     * @param n things that both have named
     * @param same how many of them alike
     */
    public record Agreement(double kappa, double low, double high, long n, long same) {}

    /**
     * The agreement of two lists that name the same things in the same order.
     *
     * @return empty if it is not defined: nothing was named, or both always said one and the same
     * @throws IllegalArgumentException if one is longer
     */
    public static Optional<Agreement> of(List<String> one, List<String> other) {
        if (one.size() != other.size()) {
            throw new IllegalArgumentException(one.size() + " names against " + other.size());
        }
        Map<String, Map<String, Long>> counts = new HashMap<>();
        for (int i = 0; i < one.size(); i++) {
            counts.computeIfAbsent(one.get(i), k -> new HashMap<>()).merge(other.get(i), 1L, Long::sum);
        }
        return of(counts);
    }

    /**
     * The same from counts: how many things the one called by the outer key and the other by the inner key.
     *
     * @return empty if it is not defined: nothing was named, or both always said one and the same
     */
    public static Optional<Agreement> of(Map<String, Map<String, Long>> counts) {
        TreeSet<String> names = new TreeSet<>(counts.keySet());
        counts.values().forEach(row -> names.addAll(row.keySet()));
        int size = names.size();
        List<String> order = List.copyOf(names);
        double[][] p = new double[size][size];
        long n = counts.values().stream()
                .flatMap(row -> row.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        long same = 0;
        double[] rows = new double[size];
        double[] columns = new double[size];
        for (int i = 0; i < size; i++) {
            Map<String, Long> row = counts.getOrDefault(order.get(i), Map.of());
            for (int j = 0; j < size; j++) {
                long count = row.getOrDefault(order.get(j), 0L);
                same += i == j ? count : 0;
                p[i][j] = (double) count / n;
                rows[i] += p[i][j];
                columns[j] += p[i][j];
            }
        }
        double expected = 0;
        for (int i = 0; i < size; i++) {
            expected += rows[i] * columns[i];
        }
        // Both always say the same: there is nothing that chance could have missed.
        if (n == 0 || size < 2) {
            return Optional.empty();
        }
        double observed = (double) same / n;
        double kappa = (observed - expected) / (1 - expected);
        double error = error(p, rows, columns, observed, expected, n);
        double reach = Wilson.NORMAL_975 * error;
        return Optional.of(new Agreement(kappa, Math.max(-1, kappa - reach), Math.min(1, kappa + reach), n, same));
    }

    private static double error(
            double[][] p, double[] rows, double[] columns, double observed, double expected, long n) {
        double alike = 0;
        double apart = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                if (i == j) {
                    double term = (1 - expected) - (columns[i] + rows[i]) * (1 - observed);
                    alike += p[i][i] * term * term;
                } else {
                    double margins = columns[i] + rows[j];
                    apart += p[i][j] * margins * margins;
                }
            }
        }
        double rest = observed * expected - 2 * expected + observed;
        double variance = alike + (1 - observed) * (1 - observed) * apart - rest * rest;
        // Roundings can leave a little less than nothing where all agree.
        return Math.sqrt(Math.max(0, variance) / n) / ((1 - expected) * (1 - expected));
    }
}
