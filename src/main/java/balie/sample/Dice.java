package balie.sample;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Seeded chance. Its algorithm is fixed by the Java platform, so the same seed gives the same sample everywhere. */
final class Dice {

    private final SplittableRandom random;

    /** @param purpose gives each use a sequence of its own: a change of one does not shift the others */
    Dice(long seed, String purpose) {
        this.random = new SplittableRandom(seed * 1_000_003L + purpose.hashCode());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    <T> T pick(List<T> items, ToDoubleFunction<T> weight) {
        double total = items.stream().mapToDouble(weight).sum();
        double at = random.nextDouble() * total;
        for (T item : items) {
            at -= weight.applyAsDouble(item);
            if (at < 0) {
                return item;
            }
        }
        return items.get(items.size() - 1);
    }

    /** The place in running sums of weights that chance falls on. */
    int place(double[] runningSums) {
        int found = Arrays.binarySearch(runningSums, random.nextDouble() * runningSums[runningSums.length - 1]);
        // A value that is not among the sums falls on the first sum above it.
        return Math.min(runningSums.length - 1, found >= 0 ? found + 1 : -found - 1);
    }

    /** Log-normal with the given median; {@code spread} is the standard deviation of the logarithm. */
    double around(double median, double spread) {
        // StrictMath, because Math may differ in the last bit between machines.
        return median * StrictMath.exp(spread * normal());
    }

    private double normal() {
        // Irwin-Hall: the sum of twelve uniforms is near enough to normal, and needs no function that machines disagree
        // on.
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }
}
