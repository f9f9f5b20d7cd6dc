package balie.metrics.question;

import balie.contract.EnrichedInteractions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.contract.Wordings;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.model.Audience;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

/**
 * Contacts whose text is in a language and was understood in a way / all contacts with a text that asks something; inbound contacts
 * opened in the period, without merged, spam, deleted and test ones; unit: contacts; clock: the opening instant.
 */
public final class TextUnderstanding implements Metric {

    private static final Definition DEFINITION = Definition.rate(
                    "text_understanding",
                    "How well texts are understood",
                    "Contacts whose text is in this language and was understood this way",
                    "all contacts with a text")
            .needs(EnrichedInteractions.UNDERSTOOD_BY)
            .answers("In which languages can figures by question be relied on?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("questions by meaning, docs/decisions/0020");
    private static final TableContract OUTPUT = ResultColumns.rates(
            "text_understanding",
            "one row per language of texts and way they were understood",
            List.of(Wordings.TEXT_LANGUAGE, EnrichedInteractions.UNDERSTOOD_BY));
    private static final Column N = ResultColumns.N.col();

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
        Dataset<Row> counts = interactions
                .filter(Population.of(context)
                        .and(Population.availableFor(DEFINITION.needs(), context.availability()))
                        .and(EnrichedInteractions.UNDERSTOOD_BY.col().isNotNull()))
                .groupBy(
                        coalesce(Wordings.TEXT_LANGUAGE.col(), lit(ResultColumns.UNKNOWN))
                                .as(Wordings.TEXT_LANGUAGE.name()),
                        EnrichedInteractions.UNDERSTOOD_BY.col())
                .agg(count(lit(1)).as(ResultColumns.N.name()))
                .withColumn(ResultColumns.OF.name(), sum(N).over(Window.partitionBy()))
                .orderBy(N.desc(), Wordings.TEXT_LANGUAGE.col(), EnrichedInteractions.UNDERSTOOD_BY.col());
        return Rates.finish(counts, OUTPUT, DEFINITION, context);
    }
}
