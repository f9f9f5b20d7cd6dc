package balie.stats.change;

import java.util.List;
import java.util.Optional;

/**
 * Whether the count of this week (of a question, say) is higher or lower than earlier weeks let one expect: aberration
 * detection as in public health.
 *
 * <p>With {@link #MODEL_WEEKS} weeks or more the expected count comes from a log-linear model with a trend, with {@link
 * #SEASON_WEEKS} or more also with the season ({@link Farrington} has the sources); with fewer, from the mean of the
 * earlier weeks ({@link ConditionalBinomial}). Where a model cannot be fitted the next simpler one is used, and the
 * result says so. A count is too high where so many or more have at most the probability {@link #ERROR}, and there were
 * {@link #FEWEST_CASES} cases in the last {@link #RECENT_WEEKS} weeks; too low where so many or fewer have at most that
 * probability.
 *
 * <p>Of simulated counts of mean 0.5 to 200 that had not changed, the Poisson ones were too high 0 to 0.5 % of the
 * time. With a variance of twice the mean it was 0.2 to 1.0 %, with five times 0.3 to 1.2 %, most where few weeks or
 * few cases left the variance uncertain. A doubling from 10 a week was found by 25 to 49 %, one from 50 a week by 85 %
 * and more (Poisson counts).
 *
 * <p>An exposure for each week, such as all contacts of that week, makes it a question of the share: on a busy week
 * every question is asked more often. A year is taken as 52 weeks; the day or so by which it is longer is lost in the
 * seven weeks that count as the same time of the year.
 */
public final class UnusualCount {

    /** Weeks below which nothing is said. */
    public static final int FEWEST_WEEKS = 6;

    /** Weeks from which on a model with a trend is fitted. */
    public static final int MODEL_WEEKS = 26;

    /** Weeks from which on the model knows the season: two years and the half year that is left out. */
    public static final int SEASON_WEEKS = 2 * Farrington.WEEKS_OF_YEAR + 26;

    /** Cases in the last {@link #RECENT_WEEKS} weeks, this one included, below which no count is too high. */
    public static final int FEWEST_CASES = 5;

    public static final int RECENT_WEEKS = 4;

    /** The probability with which an unchanged count is taken for too high, and the same for too low. */
    public static final double ERROR = 0.005;

    /** The last weeks that a model leaves out, as Noufaily et al. do. */
    private static final int LEFT_OUT_OF_SEASONS = 26;

    /** The same where there is less than two years: as long as a rise may go unseen. */
    private static final int LEFT_OUT = 3;

    private UnusualCount() {}

    /** How the expected count was found. */
    public enum Rule {
        /** A log-linear model with trend and season. */
        NOUFAILY("noufaily"),
        /** A log-linear model with trend. */
        FARRINGTON("farrington without season"),
        /** The mean of the earlier weeks, of the last year at most. */
        CONDITIONAL_BINOMIAL("conditional binomial"),
        NONE("none: too few");

        private final String label;

        Rule(String label) {
            this.label = label;
        }

        /** As it is printed. */
        public String label() {
            return label;
        }
    }

    /** What is said of the count. */
    public enum Verdict {
        HIGHER,
        LOWER,
        AS_EXPECTED,
        /** Too few weeks or, of a count above its bound, too few cases. */
        TOO_FEW
    }

    /**
     * The count of a week; refused if it or the exposure is below 0 or no number.
     *
     * @param count 0 or more
     * @param exposure what the count is in proportion to, 0 or more, in any unit that is the same in all weeks; a week
     *     of exposure 0 tells nothing
     */
    public record Week(long count, double exposure) {
        public Week {
            if (count < 0 || !(exposure >= 0) || Double.isInfinite(exposure)) {
                throw new IllegalArgumentException("no week: count " + count + ", exposure " + exposure);
            }
        }

        /** A week as long as any other. */
        public static Week of(long count) {
            return new Week(count, 1);
        }
    }

    /**
     * @param expected the expected count
     * @param low the smallest count that is not too low
     * @param high the largest count that is not too high, 1 at least
     * @param dispersion variance / mean of the counts of the earlier weeks, 1 at least
     * @param trend whether the model has a trend
     * @param pHigher the probability of so many cases or more
     * @param pLower the probability of so many cases or fewer
     * @param exceedance (count - expected) / (high - expected): above 1 the count is above its bound, and the greater
     *     the further
     */
    public record Figures(
            double expected,
            long low,
            long high,
            double dispersion,
            boolean trend,
            double pHigher,
            double pLower,
            double exceedance) {}

    /**
     * @param simpler whether the history was long enough for a richer rule, that could not be fitted
     * @param figures absent where there is no rule
     */
    public record Result(Rule rule, boolean simpler, Optional<Figures> figures, Verdict verdict) {}

    /** Whether the count of this week is unusual. */
    public static Result of(List<Week> history, Week now) {
        return of(history, now, ERROR);
    }

    /**
     * The same with another error.
     *
     * @param history the weeks before this one without a gap, oldest first; of more than five years the last five are
     *     used
     * @param error the probability of a false alarm on each side, between 0 and 0.5
     */
    public static Result of(List<Week> history, Week now, double error) {
        if (!(error > 0 && error < 0.5)) {
            throw new IllegalArgumentException("no error of a bound: " + error);
        }
        long weeks = history.stream().filter(week -> week.exposure() > 0).count();
        if (weeks < FEWEST_WEEKS || !(now.exposure() > 0)) {
            return new Result(Rule.NONE, false, Optional.empty(), Verdict.TOO_FEW);
        }
        boolean season = weeks >= SEASON_WEEKS;
        boolean model = weeks >= MODEL_WEEKS;
        long recent = now.count() + sumOfLast(history, RECENT_WEEKS - 1);
        Optional<Result> result = Optional.empty();
        if (season) {
            result = modelled(
                    Rule.NOUFAILY, false, new Farrington(history, LEFT_OUT_OF_SEASONS, true), now, recent, error);
        }
        if (model && result.isEmpty()) {
            result = modelled(Rule.FARRINGTON, season, new Farrington(history, LEFT_OUT, false), now, recent, error);
        }
        return result.orElseGet(() -> plain(model, history, now, recent, error));
    }

    private static long sumOfLast(List<Week> history, int weeks) {
        return last(history, weeks).stream().mapToLong(Week::count).sum();
    }

    private static List<Week> last(List<Week> history, int weeks) {
        return history.subList(Math.max(0, history.size() - weeks), history.size());
    }

    private static Optional<Result> modelled(
            Rule rule, boolean simpler, Farrington model, Week now, long recent, double error) {
        return model.expect(now.exposure()).map(expected -> {
            Figures figures = figures(
                    expected.mean(), expected.dispersion(), expected.trend(), expected.tails(), now.count(), error);
            return new Result(rule, simpler, Optional.of(figures), verdict(figures, now.count(), recent));
        });
    }

    private static Result plain(boolean simpler, List<Week> history, Week now, long recent, double error) {
        List<Week> used =
                last(history.stream().filter(week -> week.exposure() > 0).toList(), Farrington.WEEKS_OF_YEAR);
        ConditionalBinomial.Expectation expected = ConditionalBinomial.expect(used, now.exposure());
        Figures figures = figures(expected.mean(), expected.dispersion(), false, expected.tails(), now.count(), error);
        return new Result(
                Rule.CONDITIONAL_BINOMIAL, simpler, Optional.of(figures), verdict(figures, now.count(), recent));
    }

    private static Figures figures(
            double expected, double dispersion, boolean trend, Tails tails, long count, double error) {
        // A single case is no rise, however little was expected.
        long high = Math.max(1, tails.high(error));
        return new Figures(
                expected,
                tails.low(error),
                high,
                dispersion,
                trend,
                tails.atLeast(count),
                tails.atMost(count),
                (count - expected) / (high - expected));
    }

    private static Verdict verdict(Figures figures, long count, long recent) {
        if (count < figures.low()) {
            return Verdict.LOWER;
        }
        if (count <= figures.high()) {
            return Verdict.AS_EXPECTED;
        }
        return recent < FEWEST_CASES ? Verdict.TOO_FEW : Verdict.HIGHER;
    }
}
