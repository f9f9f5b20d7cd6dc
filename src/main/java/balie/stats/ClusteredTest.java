package balie.stats;

import balie.stats.ClusteredShare.Sums;

import java.util.Optional;

/** Stub. */
public final class ClusteredTest {

    private ClusteredTest() {}

    public enum Method {
        SCORE,
        FISHER_EXACT,
        BY_CUSTOMER
    }

    public record Result(double pValue, Method method) {}

    public static Optional<Result> of(Sums now, Sums before) {
        return Optional.of(new Result(
                ShareTest.of(now.x(), now.n(), before.x(), before.n()).pValue(), Method.SCORE));
    }

    public static Optional<Result> againstRest(Sums group, Sums total) {
        return Optional.of(new Result(
                ShareTest.of(group.x(), group.n(), total.x() - group.x(), total.n() - group.n())
                        .pValue(),
                Method.SCORE));
    }
}
