package balie.metrics.breaks;

import balie.contract.Interactions;
import balie.model.BreakCheck;
import balie.model.ResultTable;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A week of a source that is a break.
 *
 * @param monday its first day
 * @param finding what is strange, a sentence
 */
public record BrokenWeek(String source, LocalDate monday, BreakCheck check, String finding) {

    /** Those in the table {@link Breaks#TABLE}, in its order. */
    public static List<BrokenWeek> in(ResultTable breaks) {
        List<BrokenWeek> weeks = new ArrayList<>();
        for (ResultTable.Line line : breaks.lines()) {
            if (line.get(Breaks.MONDAY.name()) instanceof LocalDate monday) {
                weeks.add(new BrokenWeek(
                        line.text(Interactions.SOURCE.name()),
                        monday,
                        BreakCheck.valueOf(line.text(Breaks.CHECK.name()).toUpperCase(Locale.ROOT)),
                        line.text(Breaks.FINDING.name())));
            }
        }
        return weeks;
    }

    public LocalDate sunday() {
        return monday.plusDays(6);
    }

    /**
     * Whether it has a day in a period.
     *
     * @param from first day; null: since ever
     * @param to last day; null: for ever
     */
    public boolean liesIn(@Nullable LocalDate from, @Nullable LocalDate to) {
        return (from == null || !sunday().isBefore(from)) && (to == null || !monday.isAfter(to));
    }
}
