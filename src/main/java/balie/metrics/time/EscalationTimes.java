package balie.metrics.time;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.metrics.Unit;
import balie.metrics.insight.InsightPeriod;
import balie.model.Audience;
import balie.model.Mark;
import balie.model.Period;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/**
 * Hours from the opening of an escalated case to its last resolution, by to whom and by question, category and channel; inbound cases opened in
 * the weeks of {@link InsightPeriod}, without spam, deleted and test ones; what still runs is censored at the instant, what ended otherwise
 * competes; unit: hours; clock: calendar time. No export records when a case was handed over, so the time before that is in it.
 */
public final class EscalationTimes implements Metric {

    private static final String ALL = ResultColumns.ALL;
    private static final long SECONDS_OF_MINUTE = 60;
    private static final List<Field> DIMENSIONS =
            List.of(Interactions.CHANNEL, Interactions.CATEGORY, EnrichedInteractions.QUESTION_ID);
    private static final Field TARGET = ResultColumns.dimension(Interactions.ESCALATION_TARGET);
    private static final TableContract OUTPUT = new TableContract(
            "escalation_times",
            "one row per target and group",
            List.of(
                    Breakdown.DIMENSION,
                    Breakdown.VALUE,
                    EnrichedInteractions.QUESTION,
                    TARGET,
                    ResultColumns.N,
                    ResultColumns.OF,
                    Times.MEDIAN,
                    Times.MEDIAN_LOW,
                    Times.MEDIAN_HIGH,
                    ResultColumns.MARK,
                    ResultColumns.DEFINITION,
                    ResultColumns.SOURCE,
                    ResultColumns.PERIOD_FROM,
                    ResultColumns.PERIOD_TO,
                    ResultColumns.AS_OF));

    private static Definition definition() {
        return Definition.amount(
                        "escalation_times",
                        "How long escalated cases take",
                        "Hours from the opening of an escalated case to its last resolution")
                .exclusions(
                        "inbound cases opened in the weeks that insight looks at, without spam, deleted and test ones; what"
                                + " still runs is censored at the instant, what ended otherwise or was merged competes; no export says when a case"
                                + " was handed over; cases taken as independent")
                .unit(Unit.HOURS)
                .clock(Clock.CALENDAR)
                .needs(
                        Interactions.OPENED_AT,
                        Interactions.RESOLVED_AT,
                        Interactions.STATUS,
                        Interactions.ESCALATION_COUNT,
                        Interactions.ESCALATION_TARGET)
                .answers("How long does a customer wait whose case is handed over?")
                .audience(Audience.TRAINING)
                .source("Aalen-Johansen over all cases");
    }

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return List.of(definition());
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Period period = InsightPeriod.of(context);
        Waiting waiting = Waitings.resolution(context);
        Column minute = floor(waiting.seconds().divide(SECONDS_OF_MINUTE)).cast("long");
        List<Field> told = Breakdown.dimensions(context.availability());
        List<Column> groups = new ArrayList<>(List.of(group(lit(ALL), lit(ALL), null)));
        DIMENSIONS.stream().filter(told::contains).forEach(d -> groups.add(group(lit(d.name()), d.col(), d)));
        Column target = coalesce(Interactions.ESCALATION_TARGET.col(), lit(ResultColumns.UNKNOWN));
        Dataset<Row> counts = interactions
                .filter(Waitings.counted()
                        .and(Interactions.ESCALATION_COUNT.col().gt(0))
                        .and(Interactions.OPENED_AT.col().isNotNull())
                        .and(Interactions.STATUS.col().isNotNull())
                        .and(Population.openedIn(period, context.availability()))
                        .and(Population.availableFor(definition().needs(), context.availability())))
                .select(
                        explode(array(groups.toArray(Column[]::new))).as("group"),
                        array(lit(ALL), target).as("targets"),
                        minute.as("minute"),
                        waiting.fate().as("fate"))
                .select(col("group.*"), explode(col("targets")).as(TARGET.name()), col("minute"), col("fate"))
                .filter(Breakdown.VALUE.col().isNotNull().and(col("minute").geq(0)))
                .groupBy(Breakdown.DIMENSION.col(), Breakdown.VALUE.col(), TARGET.col(), col("minute"))
                .agg(
                        max(EnrichedInteractions.QUESTION.col()).as(EnrichedInteractions.QUESTION.name()),
                        fate(Waiting.CAME).as("came"),
                        fate(Waiting.PREVENTED).as("prevented"),
                        fate(Waiting.WAITS).as("waits"))
                .groupBy(Breakdown.DIMENSION.col(), Breakdown.VALUE.col(), TARGET.col())
                .agg(
                        max(EnrichedInteractions.QUESTION.col()).as(EnrichedInteractions.QUESTION.name()),
                        collect_list(struct(col("minute"), col("came"), col("prevented"), col("waits")))
                                .as("counts"))
                .withColumn("curve", Curves.summary(col("counts"), array(lit(1))))
                .select(col("*"), col("curve.*"));
        Column[] days = Rates.days(period);
        Column few = ResultColumns.OF.col().lt(context.reliableFrom());
        Dataset<Row> rows = counts.withColumn(
                        ResultColumns.MARK.name(),
                        when(few, Mark.UNRELIABLE.shorthand()).otherwise(""))
                .withColumn(ResultColumns.DEFINITION.name(), lit(definition().sentence()))
                .withColumn(ResultColumns.SOURCE.name(), lit(ALL))
                .withColumn(ResultColumns.PERIOD_FROM.name(), days[0])
                .withColumn(ResultColumns.PERIOD_TO.name(), days[1])
                .withColumn(ResultColumns.AS_OF.name(), lit(context.asOf()))
                .select(OUTPUT.columns())
                .orderBy(Breakdown.DIMENSION.col(), ResultColumns.OF.col().desc(), Breakdown.VALUE.col(), TARGET.col());
        return Rates.withUnavailable(rows, OUTPUT, "", definition().needs(), context);
    }

    private static Column group(Column dimension, Column value, @org.jspecify.annotations.Nullable Field field) {
        boolean question = EnrichedInteractions.QUESTION_ID.equals(field);
        Column asked = when(value.notEqual(EnrichedInteractions.PENDING), value);
        return struct(
                dimension.as(Breakdown.DIMENSION.name()),
                (question ? asked : value).as(Breakdown.VALUE.name()),
                (question ? EnrichedInteractions.QUESTION.col() : lit(null).cast("string"))
                        .as(EnrichedInteractions.QUESTION.name()));
    }

    private static Column fate(int fate) {
        return sum(when(col("fate").equalTo(fate), 1L).otherwise(0L));
    }
}
