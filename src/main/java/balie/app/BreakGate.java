package balie.app;

import balie.config.JobConfig;
import balie.issue.DataRefusedException;
import balie.issue.Problem;
import balie.metrics.breaks.BreakMarks;
import balie.metrics.breaks.Breaks;
import balie.metrics.breaks.BrokenWeek;
import balie.model.BreakAction;
import balie.model.BreakCheck;
import balie.model.Period;

import java.util.List;

/** What is done about breaks, as the job says. */
final class BreakGate {

    private final JobConfig.Quality quality;
    private final Period period;
    private final List<BrokenWeek> broken;

    /** @param tables of the run, that of breaks among them */
    BreakGate(JobConfig.Quality quality, Period period, List<ComputedTable> tables) {
        this.quality = quality;
        this.period = period;
        // What is ignored is left to the table alone.
        this.broken = tables.stream()
                .filter(t -> t.contract().name().equals(Breaks.TABLE))
                .flatMap(t -> BrokenWeek.in(t.result()).stream())
                .filter(b -> quality.action(b.check()) != BreakAction.IGNORE)
                .toList();
    }

    /** @throws DataRefusedException if the period holds a break for which the job refuses a run */
    void check() throws DataRefusedException {
        List<BrokenWeek> refused = inPeriod().stream()
                .filter(b -> quality.action(b.check()) == BreakAction.REFUSE)
                .toList();
        if (!refused.isEmpty()) {
            throw new DataRefusedException(refused.stream()
                    .map(b -> new Problem(null, 0, sentence(b), remedy(b.check())))
                    .toList());
        }
    }

    /** A sentence for each break in the period. */
    List<String> warnings() {
        return inPeriod().stream().map(BreakGate::sentence).toList();
    }

    /** The tables with the marks of breaks in their rows. */
    List<ComputedTable> mark(List<ComputedTable> tables) {
        return tables.stream()
                .map(t -> new ComputedTable(t.contract(), BreakMarks.mark(t.result(), broken)))
                .toList();
    }

    private List<BrokenWeek> inPeriod() {
        return broken.stream()
                .filter(b -> b.liesIn(period.firstDay(), period.lastDay()))
                .toList();
    }

    private static String sentence(BrokenWeek broken) {
        return "Source '" + broken.source() + "': " + broken.finding();
    }

    private static String remedy(BreakCheck check) {
        String look = switch (check) {
            case MISSING_WEEK -> "Export that week again, add the file, and run the job.";
            case VOLUME ->
                "Look whether the export holds the whole week, and whether the desk counts as it did before; export it again"
                        + " if not.";
            case CATEGORY_MIX -> "Look whether the help desk's list of categories, or the mapping, was changed.";
        };
        return look + " If the figures are to come out all the same, with a mark: quality: " + check.key()
                + ": mark in the job. Nothing was published; the rows that were read are in the store.";
    }
}
