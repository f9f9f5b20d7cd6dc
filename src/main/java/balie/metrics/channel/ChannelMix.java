package balie.metrics.channel;

import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.model.Audience;
import balie.model.Channel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

/**
 * Contacts that came by a channel / all contacts; inbound contacts opened in the period, without merged, spam, deleted and
 * test ones; unit: contacts; clock: the opening instant.
 */
public final class ChannelMix implements Metric {

    private static final Definition DEFINITION = Definition.rate(
                    "channel_mix", "Contacts by channel", "Contacts by this channel", "all contacts")
            .needs(Interactions.CHANNEL)
            .answers("By which ways do customers reach us?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("volume by channel");
    private static final TableContract OUTPUT =
            ResultColumns.rates("channel_mix", "one row per channel that occurs", List.of(Interactions.CHANNEL));

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
                .filter(Population.of(context).and(Population.availableFor(DEFINITION.needs(), context.availability())))
                .groupBy(coalesce(Interactions.CHANNEL.col(), lit(Channel.UNKNOWN.code()))
                        .as(Interactions.CHANNEL.name()))
                .agg(count(lit(1)).as(ResultColumns.N.name()))
                .withColumn(ResultColumns.OF.name(), sum(ResultColumns.N.col()).over(Window.partitionBy()))
                .orderBy(ResultColumns.N.col().desc(), Interactions.CHANNEL.col());
        return Rates.finish(counts, OUTPUT, DEFINITION, context);
    }
}
