package balie.metrics.insight;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.TableContract;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.Measure;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.PeriodSums;
import balie.metrics.Population;
import balie.model.Audience;
import balie.model.Emotion;
import balie.model.ResultTable;
import org.apache.spark.sql.Column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.apache.spark.sql.functions.lit;

/**
 * Contacts that ended calm / contacts that began unclear, anxious or angry and whose end is recorded; in total, by what they began as, and by
 * question, category and channel beside all others; inbound, opened in the weeks of {@link InsightPeriod}, without merged, spam, deleted and
 * test ones; unit: contacts; clock: state as exported.
 */
public final class Calming extends DerivedTable {

    private static final String ID = "calmed";
    private static final TableContract OUTPUT =
            AgainstRest.contract("calming", "one row per state at the start and group");

    /** Where it may fail. */
    private static final List<Field> DIMENSIONS =
            List.of(Interactions.CHANNEL, Interactions.CATEGORY, EnrichedInteractions.QUESTION_ID);

    private static final Metric SUMS =
            OverWeeks.insight(new PeriodSums("calming_sums", Calming::measures, DIMENSIONS, context -> List.of(0)));

    private static List<Measure> measures(MetricContext context) {
        List<Measure> measures = new ArrayList<>();
        Column upset = Interactions.EMOTION_START
                .col()
                .isNotNull()
                .and(Interactions.EMOTION_START.col().notEqual(Emotion.CALM.code()));
        measures.add(measure(context, "", "unclear, anxious or angry", upset));
        for (Emotion emotion : upset()) {
            measures.add(measure(
                    context,
                    "_" + emotion.code(),
                    emotion.code(),
                    Interactions.EMOTION_START.col().equalTo(emotion.code())));
        }
        return measures;
    }

    private static List<Emotion> upset() {
        return Arrays.stream(Emotion.values()).filter(e -> e != Emotion.CALM).toList();
    }

    private static Measure measure(MetricContext context, String suffix, String began, Column start) {
        Definition definition = Definition.rate(
                        ID + suffix,
                        suffix.isEmpty() ? "Calmed" : "Calmed, of those that began " + began,
                        "Contacts that ended calm",
                        "contacts that began " + began + " and whose end is recorded")
                .clock(Clock.STATE)
                .needs(Interactions.EMOTION_START, Interactions.EMOTION_END)
                .answers("Where do we not manage to calm customers?")
                .audience(Audience.TRAINING)
                .source("docs/decisions/0033");
        Column counted = Population.counted()
                .and(start)
                .and(Interactions.EMOTION_END.col().isNotNull());
        return new Measure(
                InsightPeriod.narrowed(definition, context),
                context.period(),
                counted,
                Interactions.EMOTION_END.col().equalTo(lit(Emotion.CALM.code())));
    }

    public Calming() {
        super(
                OUTPUT,
                List.of(SUMS, QuestionNames.OVER_INSIGHT),
                context -> measures(InsightPeriod.over(context)).stream()
                        .map(Measure::definition)
                        .toList());
    }

    /** Only all that began upset are compared by group: each further comparison costs the others power. */
    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        MetricContext over = InsightPeriod.over(context);
        AgainstRest rows = new AgainstRest(SUMS, computed, OUTPUT, over);
        for (Measure measure : measures(over)) {
            rows.add(measure, measure.id().equals(ID) ? DIMENSIONS : List.of(), true);
        }
        return rows.table();
    }
}
