package balie.metrics.insight;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Measure;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.ShareInterval;
import balie.metrics.change.Compared;
import balie.metrics.change.SumsIndex;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;

import java.util.List;
import java.util.Map;

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
     * @param sums {@link balie.metrics.PeriodSums} of one step, 0
     * @param computed those sums, and {@link QuestionNames#OVER_INSIGHT}
     * @param context over the days of the sums
     */
    public AgainstRest(Metric sums, Map<String, ResultTable> computed, TableContract output, MetricContext context) {
        this.sums = new SumsIndex(computed.get(sums.output().name()));
        this.names = QuestionNames.index(computed);
        this.context = context;
        this.table = new PlainTable(output, context);
    }

    /** The columns of such a table. */
    public static TableContract contract(String name, String grain) {
        return TableContract.of(
                name,
                grain,
                List.of(ResultColumns.MEASURE, Breakdown.DIMENSION, Breakdown.VALUE, EnrichedInteractions.QUESTION),
                ResultColumns.SHARE,
                ResultColumns.TESTED,
                ResultColumns.CLOSING);
    }

    /**
     * Adds a rate in total, and each group of the dimensions beside the others. Questions are groups only where they are told apart by
     * meaning, and if at least as many customers as the privacy minimum ask them: their name is what one of them said.
     *
     * @param tested whether the groups are tested: each further test costs the others power
     */
    public void add(Measure measure, List<Field> dimensions, boolean tested) {
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
            for (Field dimension : dimensions) {
                for (String value : sums.values(measure.id(), dimension.name(), 0)) {
                    Sums group =
                            sums.of(measure.id(), dimension.name(), value, 0).orElseThrow();
                    if (group.n() < total.n() && isTold(dimension, value, group)) {
                        group(measure, dimension, value, group, total, tested);
                    }
                }
            }
        });
    }

    private boolean isTold(Field dimension, String value, Sums group) {
        return !dimension.equals(EnrichedInteractions.QUESTION_ID)
                || (Breakdown.byMeaning(context.availability())
                        && !value.equals(EnrichedInteractions.PENDING)
                        && group.customers() >= context.privacyMinimum());
    }

    private void group(Measure measure, Field dimension, String value, Sums group, Sums total, boolean tested) {
        Compared compared = Compared.rest(group, total);
        boolean unreliable = compared.isUnreliable(context.reliableFrom());
        Cells cells = compared.cells();
        if (tested && !unreliable) {
            // What is young is as young among the others.
            cells.set(ResultColumns.P_VALUE, compared.pValue().orElse(null));
        }
        if (dimension.equals(EnrichedInteractions.QUESTION_ID)) {
            cells.set(EnrichedInteractions.QUESTION, names.name(value));
        }
        table.add(closed(cells, measure, dimension.name(), value, table.marks(measure, unreliable)));
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
