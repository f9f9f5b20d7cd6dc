package balie.metrics;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.model.ResultTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rates that stand in one table, in total and by each dimension. Families read the same rows: those of a job are computed in one
 * scan, {@link #together}, and parted by measure afterwards.
 */
public final class RateFamily implements Metric {

    /** By what a rate is broken down, one at a time. */
    public static final List<Field> DIMENSIONS = List.of(
            Interactions.CHANNEL,
            Interactions.CATEGORY,
            EnrichedInteractions.QUESTION_ID,
            Interactions.PRODUCT,
            Interactions.CUSTOMER_TYPE,
            Interactions.LANGUAGE,
            EnrichedInteractions.REGION,
            Interactions.TEAM,
            EnrichedInteractions.SEGMENT);

    private final RateTable table;
    private final List<RateMeasure> measures;

    /** @param table its name */
    public RateFamily(String table, List<RateMeasure> measures) {
        this.table = new RateTable(table, DIMENSIONS.stream().map(List::of).toList());
        this.measures = List.copyOf(measures);
    }

    /** A table of all rates of several families; a part of it that is about the measures of one is that family's table. */
    public static RateFamily together(List<RateFamily> families) {
        List<RateMeasure> all = new ArrayList<>();
        families.forEach(family -> all.addAll(family.measures));
        return new RateFamily("rates", all);
    }

    @Override
    public TableContract output() {
        return table.output();
    }

    /** Its rates as a job has set them. */
    public List<Measure> measures(MetricContext context) {
        return measures.stream().map(measure -> measure.measure(context)).toList();
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return measures(context).stream().map(Measure::definition).toList();
    }

    /** The part of a table of all rates that is this family's. */
    public ResultTable of(ResultTable rates, MetricContext context) {
        Set<String> own = measures(context).stream().map(Measure::id).collect(Collectors.toUnmodifiableSet());
        int measure = rates.columns().indexOf(ResultColumns.MEASURE.name());
        return new ResultTable(
                output().name(),
                rates.columns(),
                rates.rows().stream()
                        .filter(row -> own.contains(String.valueOf(row.get(measure))))
                        .toList());
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        return table.compute(interactions, measures(context), context);
    }
}
