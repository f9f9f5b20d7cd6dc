package balie.metrics.resolution;

import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.RateFamily;

import java.util.List;

/**
 * Resolution by its four denominators and first contact resolution by its six definitions, side by side and each named at the
 * number; first-level resolution and reopening.
 */
public final class ResolutionRates {

    private ResolutionRates() {}

    /** Resolved within the days that a desk promises, the rate that reports lead with. */
    public static Measure atFixedAge(MetricContext context) {
        return new ResolvedAtFixedAge().measure(context);
    }

    /** The table and its rates. */
    public static RateFamily family() {
        return new RateFamily(
                "resolution_rates",
                List.of(
                        new ResolvedAtFixedAge(),
                        new ResolvedSoFar(),
                        new ClosedSoFar(),
                        new Throughput(),
                        new ResolvedStatusShare(),
                        new FirstLevelResolved(),
                        new FirstContactRecorded(),
                        new OneTouch(),
                        new UnderTwoReplies(),
                        new NoCustomerReply(),
                        new FirstHour(),
                        new NoRepeat(),
                        new Reopened()));
    }
}
