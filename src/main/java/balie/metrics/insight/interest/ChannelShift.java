package balie.metrics.insight.interest;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.model.Audience;
import balie.model.Channel;
import balie.model.ResultTable;

import java.util.List;
import java.util.Map;

/**
 * Which channels customers use more or less than before: the insight period beside the one before it, or the halves of what there is, in
 * whole weeks, where there are no data of that.
 */
public final class ChannelShift extends DerivedTable {

    static final Field CHANNEL = ResultColumns.dimension(Interactions.CHANNEL);

    static final int ALL_CHANNELS = Channel.values().length;

    private static final Definition DEFINITION = definition(
            "channel_shift",
            "Channels used more or less than before",
            "Do customers move from one channel to another?",
            "Newcombe 1998; Rao and Scott 1992; Benjamini and Hochberg 1995, docs/decisions/0031");

    private static final TableContract OUTPUT = TableContract.of(
            "channel_shift", "one row per channel and type of customer", List.of(CHANNEL), TimeShift.columns());

    static Definition definition(String id, String title, String answers, String source) {
        return Definition.rate(
                        id,
                        title,
                        "Contacts of customers of the type by the channel",
                        "all their contacts of which the channel is known")
                .exclusions(
                        "inbound contacts, without merged, spam, deleted and test ones; without customers who object to"
                                + " marketing; sources without opening times take no part")
                .needs(Interactions.CHANNEL, Interactions.OPENED_AT)
                .answers(answers)
                .audience(Audience.MARKETING)
                .source(source);
    }

    public ChannelShift() {
        super(OUTPUT, List.of(InterestSums.CHANNELS), List.of(DEFINITION));
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        CrossIndex index =
                new CrossIndex(computed.get(InterestSums.CHANNELS.output().name()));
        return new TimeShift(index, context, new PlainTable(OUTPUT, context), DEFINITION).table(CHANNEL, ALL_CHANNELS);
    }
}
