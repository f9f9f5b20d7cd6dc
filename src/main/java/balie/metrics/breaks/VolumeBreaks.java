package balie.metrics.breaks;

import balie.metrics.Rates;
import balie.model.BreakCheck;
import balie.stats.change.UnusualCount;
import balie.stats.change.UnusualCount.Figures;
import balie.stats.change.UnusualCount.Verdict;
import balie.stats.change.UnusualCount.Week;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Weeks whose count the weeks before do not let one expect ({@link UnusualCount}, with a small error) and that is far away from what was
 * expected as well: a busy week is unusual too, but no break.
 */
record VolumeBreaks(Shown shown) implements WeekCheck {

    /** The probability with which an unchanged count is taken for too high, and the same for too low. */
    static final double ERROR = 0.0005;

    /** Above so many times what was expected, or below one part of so many, a count is far away. */
    static final int FAR = 2;

    @Override
    public BreakCheck check() {
        return BreakCheck.VOLUME;
    }

    @Override
    public Looked look(SourceSeries series) {
        List<LocalDate> weeks = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        List<Week> history = new ArrayList<>();
        for (int i = 0; i < series.weeks(); i++) {
            if (isMissing(series, i)) {
                history.add(new Week(0, 0));
                continue;
            }
            UnusualCount.Result result = UnusualCount.of(history, Week.of(series.count(i)), ERROR);
            if (result.verdict() != Verdict.TOO_FEW) {
                weeks.add(series.mondays().get(i));
                broken(series, i, result).ifPresent(broken::add);
            }
            // A source may have begun in the middle of its first week: that count tells nothing of a whole one.
            boolean begins = i > 0 && i == series.first();
            history.add(new Week(series.count(i), begins ? 0 : 1));
        }
        return weeks.isEmpty()
                ? Looked.notAt("it has contacts in fewer than " + (UnusualCount.FEWEST_WEEKS + 1) + " whole weeks")
                : new Looked(weeks, broken, "");
    }

    /** Whether a week says nothing of how many contacts there were: another check tells of it. */
    private static boolean isMissing(SourceSeries series, int week) {
        return week < series.first() || (series.count(week) == 0 && series.isSteady());
    }

    private Optional<Broken> broken(SourceSeries series, int week, UnusualCount.Result result) {
        long n = series.count(week);
        return result.figures().flatMap(figures -> {
            boolean more = result.verdict() == Verdict.HIGHER && n > FAR * figures.expected();
            boolean fewer = result.verdict() == Verdict.LOWER && FAR * n < figures.expected();
            return more || fewer ? Optional.of(broken(series.mondays().get(week), n, figures, more)) : Optional.empty();
        });
    }

    private Broken broken(LocalDate monday, long n, Figures figures, boolean more) {
        // What bounds a small expectation would give it back.
        boolean hidden = shown.hides(figures.expected());
        String finding = "In the week of " + monday + " " + shown.contacts((double) n) + ", where "
                + shown.contacts(figures.expected()) + " were expected"
                + (hidden ? "" : " (" + figures.low() + " to " + figures.high() + ")")
                + (more ? ": more than twice as many" : ": less than half as many");
        return new Broken(
                monday,
                n,
                hidden ? null : Rates.rounded(figures.expected()),
                hidden ? null : (double) figures.low(),
                hidden ? null : (double) figures.high(),
                null,
                finding);
    }
}
