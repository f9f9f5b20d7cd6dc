package balie.metrics.breaks;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Rates;
import balie.metrics.volume.ContactsByWeek;
import balie.model.Audience;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.List;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

/**
 * Contacts by source, ISO week and recorded category, of the weeks that {@link ContactsByWeek} has. Sums for {@link Breaks}; they are not
 * published.
 */
public final class SourceWeeks implements Metric {

    private static final Definition DEFINITION = Definition.amount(
                    "source_weeks", "Contacts by source and week", "Contacts of the source opened in the week")
            .needs(Interactions.OPENED_AT)
            .answers("How many contacts has a source in an ordinary week?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("volume, weeks of ISO 8601");
    private static final TableContract OUTPUT = new TableContract(
            "source_weeks",
            "one row per source, ISO week and category with a contact",
            List.of(
                    Interactions.SOURCE,
                    ContactsByWeek.MONDAY,
                    Field.required(Interactions.CATEGORY.name(), FieldType.TEXT, Interactions.CATEGORY.doc()),
                    ResultColumns.N));

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return List.of(DEFINITION);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        return ContactsByWeek.placed(interactions, context)
                .groupBy(
                        Interactions.SOURCE.col(),
                        ContactsByWeek.MONDAY.col(),
                        Rates.named(Interactions.CATEGORY).as(Interactions.CATEGORY.name()))
                .agg(count(lit(1)).as(ResultColumns.N.name()))
                .orderBy(Interactions.SOURCE.col(), ContactsByWeek.MONDAY.col(), Interactions.CATEGORY.col());
    }
}
