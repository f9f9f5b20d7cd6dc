package balie.bench;

import java.util.List;

/**
 * A rate or mean over replications and its Monte Carlo error.
 *
 * @param error its standard error between replications, which are independent; what was counted within one need not be
 *     (W. G. Cochran, Sampling Techniques, 1977, section 3.12)
 * @param replications how many counted anything
 */
record Rate(double value, double error, int replications) {

    /**
     * @param hits of each replication
     * @param of of each replication; 0 where it counted nothing
     */
    static Rate of(double[] hits, double[] of) {
        double sum = 0;
        double all = 0;
        int counted = 0;
        for (int i = 0; i < of.length; i++) {
            sum += hits[i];
            all += of[i];
            counted += of[i] > 0 ? 1 : 0;
        }
        double value = sum / all;
        double squares = 0;
        for (int i = 0; i < of.length; i++) {
            double residual = hits[i] - value * of[i];
            squares += residual * residual;
        }
        return new Rate(value, Math.sqrt(squares * counted / Math.max(1, counted - 1)) / all, counted);
    }

    /** The mean of rates of independent replications. */
    static Rate mean(List<Rate> rates) {
        double variance = rates.stream().mapToDouble(r -> r.error() * r.error()).sum();
        return new Rate(
                rates.stream().mapToDouble(Rate::value).average().orElseThrow(),
                Math.sqrt(variance) / rates.size(),
                rates.stream().mapToInt(Rate::replications).sum());
    }
}
