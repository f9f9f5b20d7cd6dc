package balie.metrics.insight;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.TableContract;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.Derivation;
import balie.metrics.Measure;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.PeriodSums;
import balie.metrics.Repeats;
import balie.metrics.service.ServiceRates;
import balie.model.Audience;
import balie.model.ResultTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/**
 * From which question contacts are escalated, to whom, and how often the customer is back: contacts escalated, in all and to each target /
 * contacts whose escalations are counted, by question, category and channel beside all others; and contacts of which the customer came again
 * or the case was opened again / contacts where that can be observed, those escalated beside those that were not; inbound, opened in the
 * weeks of {@link InsightPeriod}, without merged, spam, deleted and test ones; unit: contacts; clock: state as exported.
 */
public final class Escalations implements Derivation {

    static final String ESCALATED = "escalated";

    /** Whether a contact was escalated, as a group. */
    private static final Field ESCALATION = Field.optional(
            "escalation", FieldType.TEXT, "escalated or not_escalated; null: escalations are not counted.");

    private static final TableContract OUTPUT = AgainstRest.contract("escalations", "one row per measure and group");
    private static final List<Field> DIMENSIONS =
            List.of(Interactions.CHANNEL, Interactions.CATEGORY, EnrichedInteractions.QUESTION_ID);
    private static final Metric RATES =
            OverWeeks.insight(new PeriodSums("escalation_sums", Escalations::rates, DIMENSIONS, context -> List.of(0)));
    private static final Metric BACK = OverWeeks.insight(new BackSums());

    /** How often customers are back, with whether the contact was escalated as a dimension. */
    private static final class BackSums implements Metric {

        private static final PeriodSums SUMS = new PeriodSums(
                "back_sums", context -> List.of(back(context)), List.of(ESCALATION), context -> List.of(0));

        @Override
        public TableContract output() {
            return SUMS.output();
        }

        @Override
        public List<Definition> definitions(MetricContext context) {
            return SUMS.definitions(context);
        }

        @Override
        public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
            Column count = Interactions.ESCALATION_COUNT.col();
            return SUMS.compute(
                    interactions.withColumn(
                            ESCALATION.name(), when(count.gt(0), ESCALATED).when(count.equalTo(0), "not_escalated")),
                    context);
        }
    }

    /** In all and by target. */
    private static List<Measure> rates(MetricContext context) {
        return ServiceRates.family().measures(context).stream()
                .filter(m -> m.id().startsWith(ESCALATED))
                .toList();
    }

    private static Measure back(MetricContext context) {
        Repeats repeats = new Repeats(context);
        Definition definition = Definition.rate(
                        "back_within_" + repeats.days() + "_days",
                        "Back within " + repeats.days() + " days",
                        "Contacts followed by another of the same customer on the same matter within " + repeats.days()
                                + " days, or opened again",
                        "contacts whose escalations are counted, of known customers on known matters, observed for at least "
                                + repeats.days() + " days")
                .exclusions(Repeats.words())
                .clock(Clock.CALENDAR)
                .needs(Interactions.OPENED_AT, Interactions.CUSTOMER_ID, Interactions.ESCALATION_COUNT)
                .answers("Does it help to hand over: how often are those customers back?")
                .audience(Audience.TRAINING)
                .source("repeat contact rate of call centres; docs/decisions/0033");
        Column opened = coalesce(Interactions.REOPEN_COUNT.col().gt(0), lit(false));
        return new Measure(
                definition,
                context.period(),
                repeats.tested().and(Interactions.ESCALATION_COUNT.col().isNotNull()),
                repeats.cameAgain().or(opened));
    }

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        MetricContext over = InsightPeriod.over(context);
        // The rates are those of the service rates, which define them.
        return List.of(back(over).definition());
    }

    @Override
    public List<String> sentences(MetricContext context) {
        MetricContext over = InsightPeriod.over(context);
        return Stream.concat(rates(over).stream(), Stream.of(back(over)))
                .map(m -> m.definition().sentence())
                .toList();
    }

    @Override
    public List<Metric> inputs() {
        return List.of(RATES, BACK, QuestionNames.OVER_INSIGHT);
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        MetricContext over = InsightPeriod.over(context);
        AgainstRest rows = new AgainstRest(RATES, computed, OUTPUT, over);
        rates(over).forEach(m -> rows.add(m, DIMENSIONS, m.id().equals(ESCALATED)));
        AgainstRest back = new AgainstRest(BACK, computed, OUTPUT, over);
        back.add(back(over), List.of(ESCALATION), true);
        return rows.table().and(back.table());
    }
}
