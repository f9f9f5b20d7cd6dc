package balie.metrics.insight.interest;

import balie.contract.ResultColumns;
import balie.metrics.Breakdown;
import balie.metrics.Definition;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.insight.InsightPeriod;
import balie.stats.ClusteredShare.Sums;

import java.util.Optional;

/** Rows of a table of lifts: a group beside all others of its dimension, in the insight period. */
final class Lifts {

    private final CrossIndex index;
    private final MetricContext context;
    private final PlainTable table;
    private final Definition definition;

    Lifts(CrossIndex index, MetricContext context, PlainTable table, Definition definition) {
        this.index = index;
        this.context = context;
        this.table = table;
        this.definition = definition;
    }

    /** Empty: the group has no contact, or there are no others. It is tested where both sides are reliable and the period is over. */
    Optional<Cells> row(String subject, String id, String dimension, String value) {
        Sums whole = index.whole(Spans.NOW, subject, id, dimension);
        return index.group(Spans.NOW, subject, id, dimension, value)
                .filter(group -> whole.n() > group.n())
                .map(group -> row(new Lift(group, whole), dimension, value));
    }

    private Cells row(Lift lift, String dimension, String value) {
        String mark = table.marks(InsightPeriod.of(context), lift.isUnreliable(context.reliableFrom()));
        Cells cells = lift.cells();
        if (mark.isEmpty()) {
            lift.pValue().ifPresent(p -> cells.set(ResultColumns.P_VALUE, p));
        }
        return close(cells, dimension, value, mark);
    }

    /** The share of everybody's contacts, held against nothing; empty: there is no contact. */
    Optional<Cells> total(String subject, String id) {
        return index.group(Spans.NOW, subject, id, ResultColumns.ALL, ResultColumns.ALL)
                .map(all -> close(
                        Lift.share(all),
                        ResultColumns.ALL,
                        ResultColumns.ALL,
                        table.marks(InsightPeriod.of(context), all.n() < context.reliableFrom())));
    }

    private Cells close(Cells cells, String dimension, String value, String mark) {
        return cells.set(Breakdown.DIMENSION, dimension)
                .set(Breakdown.VALUE, value)
                .set(ResultColumns.MARK, mark)
                .set(ResultColumns.DEFINITION, definition.sentence())
                .days(InsightPeriod.of(context));
    }
}
