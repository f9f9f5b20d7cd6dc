package balie.metrics.insight;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.ShareInterval;
import balie.metrics.change.Compared;
import balie.metrics.change.SumsIndex;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of rates: in total, and by group beside all other groups of the dimension together, tested where both rest on enough cases and
 * customers.
 */
public final class AgainstRest {

    private final SumsIndex sums;
    private final QuestionNames.Index names;
    private final MetricContext context;
    private final PlainTable table;

    /**
     * @param sums of one step, 0
     * @param names of the questions that are groups
     * @param context over the days of the sums
     */
    public AgainstRest(SumsIndex sums, QuestionNames.Index names, TableContract output, MetricContext context) {
        this.sums = sums;
        this.names = names;
        this.context = context;
        this.table = new PlainTable(output, context);
    }

    /** The columns of such a table. */
    public static TableContract contract(String name, String grain) {
        List<Field> fields = new ArrayList<>(List.of(
                ResultColumns.MEASURE,
                Breakdown.DIMENSION,
                Breakdown.VALUE,
                EnrichedInteractions.QUESTION,
                ResultColumns.N,
                ResultColumns.OF,
                ResultColumns.PERCENT,
                ResultColumns.LOW,
                ResultColumns.HIGH));
        fields.addAll(ResultColumns.TESTED);
        fields.addAll(ResultColumns.CLOSING);
        return new TableContract(name, grain, fields);
    }

    /**
     * Adds a rate in total, and each group of the dimensions beside the others.
     *
     * @param tested whether the groups are tested: each further test costs the others power
     */
    public void add(Measure measure, List<String> dimensions, boolean tested) {
        sums.total(measure.id(), 0).ifPresent(total -> {
            boolean few = total.n() < context.reliableFrom();
            ShareInterval interval = ShareInterval.of(total);
            table.add(closed(
                    new Cells()
                            .set(ResultColumns.N, total.x())
                            .set(ResultColumns.OF, total.n())
                            .share(interval),
                    measure,
                    ResultColumns.ALL,
                    ResultColumns.ALL,
                    table.marks(measure, few)));
            dimensions.forEach(dimension -> sums.values(measure.id(), dimension, 0).stream()
                    .filter(value -> !value.equals(EnrichedInteractions.PENDING))
                    .forEach(value -> group(measure, dimension, value, total, tested)));
        });
    }

    private void group(Measure measure, String dimension, String value, Sums total, boolean tested) {
        Sums group = sums.of(measure.id(), dimension, value, 0).orElseThrow();
        if (group.n() == total.n()) {
            return;
        }
        Compared compared = Compared.rest(group, total);
        boolean unreliable = compared.isUnreliable(context.reliableFrom());
        Cells cells = compared.cells();
        if (tested && !unreliable) {
            // What is young is as young among the others.
            cells.set(ResultColumns.P_VALUE, compared.pValue().orElse(null));
        }
        if (dimension.equals(EnrichedInteractions.QUESTION_ID.name())) {
            cells.set(EnrichedInteractions.QUESTION, names.name(value));
        }
        table.add(closed(cells, measure, dimension, value, table.marks(measure, unreliable)));
    }

    private static Cells closed(Cells cells, Measure measure, String dimension, String value, String mark) {
        return cells.set(ResultColumns.MEASURE, measure.id())
                .set(Breakdown.DIMENSION, dimension)
                .set(Breakdown.VALUE, value)
                .set(ResultColumns.MARK, mark)
                .set(ResultColumns.DEFINITION, measure.definition().sentence())
                .days(measure.period());
    }

    /** The table of what was added. */
    public ResultTable table() {
        return table.table();
    }
}
