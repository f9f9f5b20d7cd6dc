package balie.metrics.insight.interest;

import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.model.ResultTable;

import java.util.List;
import java.util.Map;

/** The share of each channel by type of customer in blocks of four weeks, oldest first, up to the end of the period. */
public final class ChannelWeeks extends DerivedTable {

    private static final Definition DEFINITION = ChannelShift.definition(
            "channel_weeks",
            "Channels by type of customer over time",
            "How does the use of channels go?",
            "volume by channel, in blocks of four weeks");

    private static final TableContract OUTPUT = TableContract.of(
            "channel_weeks",
            "one row per block of four weeks, type of customer and channel",
            List.of(ChannelShift.CHANNEL, TimeShift.TYPE),
            ResultColumns.SHARE,
            List.of(ResultColumns.INTERVAL),
            ResultColumns.CLOSING);

    public ChannelWeeks() {
        super(OUTPUT, List.of(InterestSums.BLOCKS), List.of(DEFINITION));
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        PlainTable table = new PlainTable(OUTPUT, context);
        CrossIndex index =
                new CrossIndex(computed.get(InterestSums.BLOCKS.output().name()));
        for (int block = Spans.BLOCKS - 1; block >= 0; block--) {
            String span = Integer.toString(block);
            index.days(span, context.period().zone()).ifPresent(days -> add(table, index, span, days, context));
        }
        return table.table();
    }

    private static void add(
            PlainTable table, CrossIndex index, String span, balie.model.Period days, MetricContext context) {
        String subject = Interactions.CHANNEL.name();
        for (TimeShift.Type type : TimeShift.Type.all(index, span, subject)) {
            for (CrossIndex.Subject channel : index.subjects(subject, ChannelShift.ALL_CHANNELS)) {
                index.group(span, subject, channel.id(), type.dimension(), type.value())
                        .ifPresent(sums -> table.add(Lift.share(sums)
                                .set(ChannelShift.CHANNEL, channel.id())
                                .set(TimeShift.TYPE, type.value())
                                .set(
                                        ResultColumns.MARK,
                                        table.marks(context.period(), sums.n() < context.reliableFrom()))
                                .set(ResultColumns.DEFINITION, DEFINITION.sentence())
                                .days(days)));
            }
        }
    }
}
