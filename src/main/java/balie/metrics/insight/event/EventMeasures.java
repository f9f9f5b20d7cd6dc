package balie.metrics.insight.event;

import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.resolution.ResolutionRates;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The rates that may be other once the desk has been told or trained. */
public final class EventMeasures {

    private EventMeasures() {}

    /** First contact resolution as the job has it, and resolution at the first level, of cases at one age. */
    public static List<Measure> resolution(MetricContext context) {
        List<Measure> all = ResolutionRates.family().measures(context);
        return Stream.of(context.firstContact().measure(context.repeatWithinDays()), "first_level_resolved")
                .flatMap(id -> all.stream().filter(m -> m.id().equals(id)))
                .map(m -> m.settled(context.asOf()))
                .toList();
    }

    /** How old a contact has to be before the rate tells of it. */
    public static Duration age(Measure measure, MetricContext context) {
        return measure.settles().isZero() ? Duration.ofDays(context.repeatWithinDays()) : measure.settles();
    }
}
