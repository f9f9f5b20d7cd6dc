package balie.metrics.breaks;

import balie.model.BreakCheck;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** Looks at the weeks of a source for breaks of one sort. */
interface WeekCheck {

    BreakCheck check();

    Looked look(SourceSeries series);

    /**
     * @param weeks that were looked at, oldest first
     * @param broken of them
     * @param whyNot why no week was looked at; empty: some were
     */
    record Looked(List<LocalDate> weeks, List<Broken> broken, String whyNot) {

        static Looked notAt(String whyNot) {
            return new Looked(List.of(), List.of(), whyNot);
        }
    }

    /**
     * A week that is a break.
     *
     * @param n contacts of the week
     * @param expected how many were expected; null: that is not what was looked at
     * @param low the smallest count that would not have been strange; null as expected
     * @param high the largest; null as expected
     * @param distance between the categories of the week and those before, 0-1; null: that is not what was looked at
     * @param finding what is strange, in words
     */
    record Broken(
            LocalDate monday,
            long n,
            @Nullable Double expected,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double distance,
            String finding) {}
}
