package balie.metrics.revision;

import balie.contract.EnrichedInteractions;
import balie.contract.ResultColumns;
import balie.metrics.customer.CustomerProfiles;
import balie.model.FigureId;
import balie.model.PublishedFigure;
import balie.model.QuestionId;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which figures the rows of a result table are. */
final class FigureRows {

    private final ResultTable table;
    private final List<String> identifying;

    FigureRows(ResultTable table) {
        this.table = table;
        this.identifying = table.columns().stream()
                .filter(ResultColumns::identifies)
                .sorted()
                .toList();
    }

    /** Whether a table has figures that may be kept: counts with a mark, and no row about one customer. */
    static boolean areIn(ResultTable table) {
        return table.has(ResultColumns.N.name())
                && table.has(ResultColumns.MARK.name())
                && !table.has(CustomerProfiles.CUSTOMER.name());
    }

    /** The figure of a row; empty: none is shown, or it is not to be kept. */
    Optional<PublishedFigure> figure(Line line) {
        Long n = line.count(ResultColumns.N.name());
        if (n == null || !isLasting(line)) {
            return Optional.empty();
        }
        FigureId id = new FigureId(
                table.name(),
                key(line),
                (LocalDate) get(line, ResultColumns.PERIOD_FROM.name()),
                (LocalDate) get(line, ResultColumns.PERIOD_TO.name()),
                (String) get(line, ResultColumns.SOURCE.name()));
        return Optional.of(new PublishedFigure(
                id, n, (Long) get(line, ResultColumns.OF.name()), (Double) get(line, ResultColumns.PERCENT.name())));
    }

    private boolean isLasting(Line line) {
        Object question = get(line, EnrichedInteractions.QUESTION_ID.name());
        return question == null || QuestionId.lasts(question.toString());
    }

    private @Nullable Object get(Line line, String column) {
        return table.has(column) ? line.get(column) : null;
    }

    /**
     * Columns by their names, so that neither their order nor a dimension that is added, of which the rows before were 'all', makes
     * another figure of it.
     */
    private String key(Line line) {
        List<String> parts = new ArrayList<>();
        for (String column : identifying) {
            Object value = line.get(column);
            if (value == null) {
                parts.add(column);
            } else if (!value.equals(ResultColumns.ALL)) {
                parts.add(FigureId.part(column, value.toString()));
            }
        }
        return String.join(";", parts);
    }

    /** What a row is about, for readers: {@code reopened, channel email}. */
    String words(Line line) {
        List<String> words = new ArrayList<>();
        for (String column : table.columns()) {
            if (identifying.contains(column) && !line.is(column, ResultColumns.ALL)) {
                String value = line.text(column).isEmpty() ? "not known" : line.text(column);
                words.add(
                        column.equals(ResultColumns.MEASURE.name())
                                ? value
                                : column.replaceFirst("_id$", "").replace('_', ' ') + " " + value);
            }
        }
        return words.isEmpty() ? ResultColumns.ALL : String.join(", ", words);
    }
}
