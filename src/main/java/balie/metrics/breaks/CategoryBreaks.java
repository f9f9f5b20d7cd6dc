package balie.metrics.breaks;

import balie.model.BreakCheck;
import balie.stats.change.MixChange;
import balie.stats.change.MixChange.Figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Weeks from which on contacts are spread over the recorded categories otherwise than before: a list of categories was changed, say. Weeks
 * that are like the one that broke are no breaks of their own, and after six of them they are what a week is held against.
 */
record CategoryBreaks() implements WeekCheck {

    private static final double PERCENT = 100;
    private static final double HUNDREDTHS = 100;

    @Override
    public BreakCheck check() {
        return BreakCheck.CATEGORY_MIX;
    }

    @Override
    public Looked look(SourceSeries series) {
        List<LocalDate> weeks = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        List<Map<String, Long>> before = new ArrayList<>();
        List<Map<String, Long>> since = new ArrayList<>();
        for (int i = 0; i < series.weeks(); i++) {
            Map<String, Long> week = series.categories().get(i);
            if (week.isEmpty()) {
                continue;
            }
            LocalDate monday = series.mondays().get(i);
            if (!since.isEmpty() && MixChange.distance(week, since.get(0)) <= MixChange.FLOOR) {
                weeks.add(monday);
                since.add(week);
                if (since.size() == MixChange.FEWEST_WEEKS) {
                    before = since;
                    since = new ArrayList<>();
                }
                continue;
            }
            since = new ArrayList<>();
            MixChange.Result mix = MixChange.of(week, before);
            if (mix.verdict() != MixChange.Verdict.TOO_FEW) {
                weeks.add(monday);
            }
            if (mix.verdict() == MixChange.Verdict.BROKEN) {
                broken.add(broken(monday, series.count(i), mix.figures().orElseThrow()));
                since.add(week);
            } else {
                before.add(week);
            }
        }
        return weeks.isEmpty()
                ? Looked.notAt("it has too few contacts in too few whole weeks to compare their categories")
                : new Looked(weeks, broken, "");
    }

    private static Broken broken(LocalDate monday, long n, Figures mix) {
        String finding = "In the week of " + monday + " " + Math.round(PERCENT * mix.distance())
                + " % of the contacts lie in other categories than in the weeks before, where up to "
                + Math.round(PERCENT * Math.min(1, mix.usual())) + " % is usual; "
                + Math.round(PERCENT * mix.newShare()) + " % lie in categories that were not there before";
        double distance = Math.round(HUNDREDTHS * mix.distance()) / HUNDREDTHS;
        return new Broken(monday, n, null, null, null, distance, finding);
    }
}
