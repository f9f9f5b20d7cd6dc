package balie.metrics.breaks;

import balie.model.BreakCheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Weeks without any contact of a source that usually has {@link SourceSeries#FEWEST_USUAL} a week or more: between weeks with contacts, or
 * at the end while other sources go on. Where no source goes on, the data end there and nothing is missing.
 */
record MissingWeeks(Shown shown) implements WeekCheck {

    @Override
    public BreakCheck check() {
        return BreakCheck.MISSING_WEEK;
    }

    @Override
    public Looked look(SourceSeries series) {
        if (series.last() < 0) {
            return Looked.notAt("it has no contact in these weeks");
        }
        if (!series.isSteady()) {
            return Looked.notAt("fewer than " + SourceSeries.FEWEST_USUAL
                    + " contacts a week are usual there, so that a week without one is ordinary");
        }
        List<LocalDate> weeks = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        for (int i = series.first(); i < series.weeks(); i++) {
            LocalDate monday = series.mondays().get(i);
            if (i <= series.last() || series.others().get(i) > 0) {
                weeks.add(monday);
                if (series.count(i) == 0) {
                    broken.add(broken(series, monday, i > series.last()));
                }
            }
        }
        return new Looked(weeks, broken, "");
    }

    private Broken broken(SourceSeries series, LocalDate monday, boolean atTheEnd) {
        String finding = "No contact in the week of " + monday + ", where " + shown.contacts(series.usual())
                + " are usual" + (atTheEnd ? ", while other sources go on" : "");
        Double usual = shown.hides(series.usual()) ? null : series.usual();
        return new Broken(monday, 0, usual, null, null, null, finding);
    }
}
