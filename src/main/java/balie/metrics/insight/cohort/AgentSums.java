package balie.metrics.insight.cohort;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.AtAge;
import balie.metrics.Definition;
import balie.metrics.GroupingSets;
import balie.metrics.Measure;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/**
 * Contacts by specialist, team and category, and what is known of the specialist at the contact. It is about persons and never published; only
 * cohorts of several are made of it.
 */
final class AgentSums implements Metric {

    /** By what cohorts are made. */
    static final List<Field> COHORTS = List.of(
            EnrichedInteractions.AGENT_TRAINED,
            EnrichedInteractions.AGENT_CERTIFICATES,
            EnrichedInteractions.AGENT_ROLE,
            EnrichedInteractions.AGENT_TENURE);

    /** Within these the contacts of cohorts are held against each other. */
    static final Field STRATUM = Field.required(
            "stratum",
            FieldType.TEXT,
            "Team and category of the contact: what is handed over goes to some teams, and there nothing was resolved at once.");

    static final TableContract OUTPUT = new TableContract(
            "agent_sums",
            "one row per specialist, stratum, what is known of the specialist, and measure with a case",
            Stream.concat(
                            Stream.of(ResultColumns.MEASURE, Interactions.AGENT, STRATUM),
                            Stream.concat(COHORTS.stream(), Stream.of(ResultColumns.OF, ResultColumns.N)))
                    .toList());

    private static final String RATE = "rate";

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return CohortMeasures.of(CohortMeasures.quarter(context)).stream()
                .map(Measure::definition)
                .toList();
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        MetricContext quarter = CohortMeasures.quarter(context);
        List<Measure> measures = CohortMeasures.of(quarter).stream()
                .filter(m -> !context.availability().sourcesWith(m.needs()).isEmpty())
                .toList();
        if (measures.isEmpty()) {
            return interactions.sparkSession().createDataFrame(List.of(), OUTPUT.structType());
        }
        List<Column> keys = new ArrayList<>(List.of(Interactions.AGENT.col(), STRATUM.col()));
        COHORTS.forEach(c -> keys.add(c.col()));
        List<Column> figures = new ArrayList<>();
        List<Column> unpivoted = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            Measure measure = measures.get(i);
            Column counted = measure.population().and(Population.availableFor(measure.needs(), context.availability()));
            figures.add(sum(when(counted, 1L).otherwise(0L)).as("of" + i));
            figures.add(sum(when(counted.and(measure.hit()), 1L).otherwise(0L)).as("n" + i));
            unpivoted.add(struct(
                    lit(measure.id()).as(ResultColumns.MEASURE.name()),
                    col("of" + i).as(ResultColumns.OF.name()),
                    col("n" + i).as(ResultColumns.N.name())));
        }
        Column handled = Population.of(quarter)
                .and(EnrichedInteractions.AGENT_CERTIFICATES.col().isNotNull());
        List<Column> order = new ArrayList<>(List.of(ResultColumns.MEASURE.col()));
        order.addAll(keys);
        return GroupingSets.agg(
                        AtAge.of(interactions, context.resolvedWithinDays())
                                .filter(handled)
                                .withColumn(
                                        STRATUM.name(),
                                        concat(
                                                Rates.named(Interactions.TEAM),
                                                lit(" / "),
                                                Rates.named(Interactions.CATEGORY)))
                                .groupBy(keys.toArray(Column[]::new)),
                        figures)
                .withColumn(RATE, explode(array(unpivoted.toArray(Column[]::new))))
                .select("*", RATE + ".*")
                .filter(ResultColumns.OF.col().gt(0))
                .select(OUTPUT.columns())
                .orderBy(order.toArray(Column[]::new));
    }
}
