package balie.metrics.insight.cohort;

import balie.contract.Interactions;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.insight.InsightPeriod;
import balie.metrics.resolution.ResolutionRates;
import balie.metrics.service.ServiceRates;
import balie.model.Audience;
import balie.model.Emotion;
import balie.model.Kind;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The rates by which cohorts of specialists are told apart, over weeks in which all their cases are old enough. */
final class CohortMeasures {

    static final String ESCALATED = "escalated";
    static final String FIRST_LEVEL = "first_level_resolved";

    private static final Definition CALMED = Definition.rate(
                    "complaint_calm_at_end",
                    "Complaints that ended calm",
                    "Complaints whose customer was calm at the end",
                    "complaints of which that is recorded")
            .clock(Clock.RECORDED)
            .needs(Interactions.KIND, Interactions.EMOTION_END)
            .answers("How often does a complaint end calmly?")
            .audience(Audience.TRAINING)
            .source("recorded by the desk");

    private CohortMeasures() {}

    /** The weeks that insight looks at, up to the newest of which all cases are old enough. */
    static MetricContext quarter(MetricContext context) {
        Duration age = Duration.ofDays(Math.max(context.resolvedWithinDays(), context.repeatWithinDays()));
        return context.over(InsightPeriod.of(context.over(context.period().observable(age, context.asOf()))));
    }

    /** @param quarter {@link #quarter} */
    static List<Measure> of(MetricContext quarter) {
        List<Measure> all = Stream.of(ResolutionRates.family(), ServiceRates.family())
                .flatMap(family -> family.measures(quarter).stream())
                .toList();
        Stream<Measure> rates = Stream.of(
                        quarter.firstContact().measure(quarter.repeatWithinDays()),
                        FIRST_LEVEL,
                        ESCALATED,
                        "researched",
                        "satisfied")
                .flatMap(id -> all.stream().filter(m -> m.id().equals(id)))
                .map(m -> m.settled(quarter.asOf()));
        return Stream.concat(rates, Stream.of(calmed(quarter))).toList();
    }

    private static Measure calmed(MetricContext quarter) {
        return new Measure(
                CALMED,
                quarter.period(),
                Population.counted()
                        .and(Interactions.KIND.col().equalTo(Kind.COMPLAINT.code()))
                        .and(Interactions.EMOTION_END.col().isNotNull()),
                Interactions.EMOTION_END.col().equalTo(Emotion.CALM.code()));
    }
}
