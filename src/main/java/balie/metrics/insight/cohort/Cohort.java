package balie.metrics.insight.cohort;

import balie.contract.Field;
import balie.contract.ResultColumns;
import balie.metrics.PlainTable.Cells;
import balie.metrics.ShareInterval;
import balie.model.IntervalKind;
import balie.stats.ClusteredShare;
import balie.stats.ClusteredShare.Sums;
import balie.stats.Newcombe;
import balie.stats.StratifiedDifference;
import balie.stats.StratifiedDifference.Part;
import balie.stats.Wilson;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Contacts of the specialists of a cohort beside those of all others of the same dimension, by one measure.
 *
 * @param plain the difference of the two shares; empty: too few specialists
 * @param likeForLike the same within teams and categories of contacts; empty: too few specialists
 */
record Cohort(
        Counted own,
        Counted others,
        Optional<StratifiedDifference.Result> plain,
        Optional<StratifiedDifference.Result> likeForLike) {

    /** Sums over specialists. */
    record Counted(long specialists, Sums sums) {

        static Counted of(Collection<Handled> handled) {
            Map<String, List<Handled>> byAgent = handled.stream().collect(Collectors.groupingBy(Handled::agent));
            Sums sums = byAgent.values().stream()
                    .map(rows -> Sums.of(
                            rows.stream().mapToLong(Handled::n).sum(),
                            rows.stream().mapToLong(Handled::x).sum()))
                    .reduce(new Sums(0, 0, 0, 0, 0, 0), Sums::plus);
            return new Counted(byAgent.size(), sums);
        }

        ShareInterval interval() {
            return ClusteredShare.of(sums)
                    .map(e -> new ShareInterval(e.percents(), IntervalKind.BY_SPECIALIST))
                    .orElseGet(
                            () -> new ShareInterval(Wilson.of(sums.x(), sums.n()), IntervalKind.TOO_FEW_SPECIALISTS));
        }
    }

    /** @param handled of specialists of whom it is known in which cohort they are */
    static Cohort of(Field dimension, String cohort, List<Handled> handled) {
        Map<Boolean, List<Handled>> sides = handled.stream()
                .collect(Collectors.partitioningBy(h -> h.in(dimension).contains(cohort)));
        return new Cohort(
                Counted.of(sides.getOrDefault(true, List.of())),
                Counted.of(sides.getOrDefault(false, List.of())),
                StratifiedDifference.of(parts(sides, false)),
                StratifiedDifference.of(parts(sides, true)));
    }

    private static List<Part> parts(Map<Boolean, List<Handled>> sides, boolean inStrata) {
        return sides.entrySet().stream()
                .flatMap(side -> side.getValue().stream()
                        .map(h -> new Part(h.agent(), inStrata ? h.stratum() : "", side.getKey(), h.n(), h.x())))
                .toList();
    }

    boolean isUnreliable(int reliableFrom) {
        return own.sums().n() < reliableFrom || others.sums().n() < reliableFrom || likeForLike.isEmpty();
    }

    /** The figures of a row. */
    Cells cells() {
        Cells cells = new Cells()
                .set(ResultColumns.N, own.sums().x())
                .set(ResultColumns.OF, own.sums().n())
                .set(ResultColumns.N_COMPARED, others.sums().x())
                .set(ResultColumns.OF_COMPARED, others.sums().n())
                .set(TrainingCohorts.SPECIALISTS, own.specialists())
                .share(own.interval());
        plain.map(StratifiedDifference.Result::points)
                .ifPresent(p ->
                        points(cells, p, ResultColumns.CHANGE, ResultColumns.CHANGE_LOW, ResultColumns.CHANGE_HIGH));
        likeForLike
                .map(StratifiedDifference.Result::points)
                .ifPresent(p -> points(
                        cells,
                        p,
                        TrainingCohorts.LIKE_FOR_LIKE,
                        TrainingCohorts.LIKE_FOR_LIKE_LOW,
                        TrainingCohorts.LIKE_FOR_LIKE_HIGH));
        return cells;
    }

    private static void points(Cells cells, Newcombe.Points points, Field middle, Field low, Field high) {
        cells.rounded(middle, points.difference()).rounded(low, points.low()).rounded(high, points.high());
    }
}
