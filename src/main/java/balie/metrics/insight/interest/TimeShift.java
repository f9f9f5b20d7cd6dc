package balie.metrics.insight.interest;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.metrics.Definition;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.change.Compared;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shares of subjects among the contacts of each type of customer, now beside the time before. */
final class TimeShift {

    static final Field TYPE = ResultColumns.dimension(Interactions.CUSTOMER_TYPE);

    private final CrossIndex index;
    private final MetricContext context;
    private final PlainTable table;
    private final Definition definition;

    TimeShift(CrossIndex index, MetricContext context, PlainTable table, Definition definition) {
        this.index = index;
        this.context = context;
        this.table = table;
        this.definition = definition;
    }

    /** A type of customer, as a group of the sums. */
    record Type(String dimension, String value) {

        /** Everybody, then each type. */
        static List<Type> all(CrossIndex index, String span, String subject) {
            List<Type> types = new ArrayList<>(List.of(new Type(ResultColumns.ALL, ResultColumns.ALL)));
            String name = Interactions.CUSTOMER_TYPE.name();
            index.values(span, subject, name).forEach(value -> types.add(new Type(name, value)));
            return types;
        }
    }

    /**
     * One row per type of customer and subject.
     *
     * @param column that names the subject
     * @param most how many subjects
     */
    ResultTable table(Field column, int most) {
        String subject = column.name();
        for (Type type : Type.all(index, Spans.NOW, subject)) {
            for (CrossIndex.Subject about : index.subjects(subject, most)) {
                of(Spans.NOW, type, subject, about)
                        .map(now -> row(type, now, of(Spans.BEFORE, type, subject, about))
                                .set(column, about.id()))
                        .ifPresent(table::add);
            }
        }
        return table.table();
    }

    private Optional<Sums> of(String span, Type type, String subject, CrossIndex.Subject about) {
        return index.group(span, subject, about.id(), type.dimension(), type.value());
    }

    private Cells row(Type type, Sums now, Optional<Sums> before) {
        Optional<Compared> compared = before.map(other -> Compared.periods(now, other));
        boolean unreliable =
                compared.map(c -> c.isUnreliable(context.reliableFrom())).orElse(now.n() < context.reliableFrom());
        String mark = table.marks(context.period(), unreliable);
        Cells cells = compared.map(Compared::cells)
                .orElseGet(() -> Lift.share(now))
                .set(TYPE, type.value())
                .set(ResultColumns.MARK, mark)
                .set(ResultColumns.DEFINITION, definition.sentence());
        index.days(Spans.NOW, context.period().zone()).ifPresent(cells::days);
        if (compared.isPresent()) {
            index.days(Spans.BEFORE, context.period().zone()).ifPresent(cells::comparedDays);
        }
        // Customers of a type that is not known are no group of which something could be said.
        if (mark.isEmpty() && !type.value().equals(ResultColumns.UNKNOWN)) {
            compared.flatMap(Compared::pValue).ifPresent(p -> cells.set(ResultColumns.P_VALUE, p));
        }
        return cells;
    }

    /** The columns after those that name the subject. */
    static List<Field> columns() {
        List<Field> fields = new ArrayList<>(List.of(
                TYPE, ResultColumns.N, ResultColumns.OF, ResultColumns.PERCENT, ResultColumns.LOW, ResultColumns.HIGH));
        fields.addAll(ResultColumns.TESTED);
        fields.addAll(ResultColumns.CLOSING);
        fields.addAll(List.of(ResultColumns.COMPARED_FROM, ResultColumns.COMPARED_TO));
        return fields;
    }
}
