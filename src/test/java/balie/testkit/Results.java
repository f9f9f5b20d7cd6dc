package balie.testkit;

import balie.contract.Interactions;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.model.ResultTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Results of metrics as plain values. */
public final class Results {

    private Results() {}

    public static ResultTable of(Metric metric, Dataset<Row> interactions, MetricContext context) {
        List<List<Object>> rows = new ArrayList<>();
        Dataset<Row> result = metric.compute(interactions, context);
        for (Row row : result.collectAsList()) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(row.get(i));
            }
            rows.add(values);
        }
        return new ResultTable(metric.output().name(), List.of(result.columns()), rows);
    }

    /** Asserts that the same rows in other partitions and in another order give the same result. */
    public static void assertOrderDoesNotMatter(Metric metric, Dataset<Row> interactions, MetricContext context) {
        ResultTable one = of(metric, interactions.repartition(1), context);
        ResultTable many = of(
                metric,
                interactions
                        .repartition(6)
                        .orderBy(Interactions.INTERACTION_ID.col().desc()),
                context);

        assertThat(many).isEqualTo(one);
    }

    /** The row in which each column has the value asked for; {@code pairs} are names and values in turn. */
    public static ResultTable.Line line(ResultTable table, String... pairs) {
        List<ResultTable.Line> found = table.lines(line -> {
            for (int i = 0; i < pairs.length; i += 2) {
                if (!pairs[i + 1].equals(line.text(pairs[i]))) {
                    return false;
                }
            }
            return true;
        });
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " rows with " + List.of(pairs) + " in " + table);
        }
        return found.get(0);
    }
}
