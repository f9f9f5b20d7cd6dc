package balie.metrics.breaks;

import balie.contract.ResultColumns;
import balie.model.Mark;
import balie.model.ResultTable;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Marks with [b] each row whose days hold a broken week of a source that is part of its figure; of a comparison all days from those it is
 * compared with to its own, since it reaches across the break. A row without a figure, since it is hidden
 * or not available, keeps its mark alone: there is nothing that could be compared.
 */
public final class BreakMarks {

    private BreakMarks() {}

    /** The table with its marks; one that has no marks, or no days, and that of the breaks itself come back as they are. */
    public static ResultTable mark(ResultTable table, Collection<BrokenWeek> weeks) {
        if (weeks.isEmpty()
                || table.name().equals(Breaks.TABLE)
                || !table.has(ResultColumns.MARK.name())
                || !table.has(ResultColumns.PERIOD_FROM.name())) {
            return table;
        }
        List<ResultTable.Line> lines = table.lines();
        Map<String, Set<String>> unavailable = unavailable(table);
        int mark = table.index(ResultColumns.MARK.name());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<@Nullable Object> row = table.rows().get(i);
            ResultTable.Line line = lines.get(i);
            Set<String> without = unavailable.getOrDefault(measure(table, line), Set.of());
            if (hasFigure(line)
                    && weeks.stream()
                            .anyMatch(w -> isIn(table, line, w) && takesPart(table, line, w.source(), without))) {
                row = new ArrayList<>(row);
                row.set(mark, line.text(ResultColumns.MARK.name()) + Mark.BREAK.shorthand());
            }
            rows.add(row);
        }
        return table.withRows(rows);
    }

    private static boolean hasFigure(ResultTable.Line line) {
        String mark = line.text(ResultColumns.MARK.name());
        return !mark.contains(Mark.SUPPRESSED.shorthand())
                && !mark.contains(Mark.NOT_AVAILABLE.shorthand())
                && !mark.contains(Mark.BREAK.shorthand());
    }

    private static boolean isIn(ResultTable table, ResultTable.Line line, BrokenWeek week) {
        LocalDate from = (LocalDate) line.get(ResultColumns.PERIOD_FROM.name());
        LocalDate compared = table.has(ResultColumns.COMPARED_FROM.name())
                ? (LocalDate) line.get(ResultColumns.COMPARED_FROM.name())
                : null;
        LocalDate to = (LocalDate) line.get(ResultColumns.PERIOD_TO.name());
        return week.liesIn(from != null && compared != null && compared.isBefore(from) ? compared : from, to);
    }

    /** A row is of one source, or of all but those that a row of the same measure says are not available. */
    private static boolean takesPart(ResultTable table, ResultTable.Line line, String source, Set<String> unavailable) {
        if (!table.has(ResultColumns.SOURCE.name())) {
            return true;
        }
        String of = line.text(ResultColumns.SOURCE.name());
        return of.equals(source) || (of.equals(ResultColumns.ALL) && !unavailable.contains(source));
    }

    /** By measure. */
    private static Map<String, Set<String>> unavailable(ResultTable table) {
        Map<String, Set<String>> unavailable = new HashMap<>();
        if (table.has(ResultColumns.SOURCE.name())) {
            table.lines(l -> l.text(ResultColumns.MARK.name()).contains(Mark.NOT_AVAILABLE.shorthand()))
                    .forEach(l -> unavailable
                            .computeIfAbsent(measure(table, l), m -> new HashSet<>())
                            .add(l.text(ResultColumns.SOURCE.name())));
        }
        return unavailable;
    }

    private static String measure(ResultTable table, ResultTable.Line line) {
        return table.has(ResultColumns.MEASURE.name()) ? line.text(ResultColumns.MEASURE.name()) : "";
    }
}
