package balie.metrics.insight.segment;

import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.resolution.ResolutionRates;
import balie.metrics.service.ServiceRates;

import java.util.List;
import java.util.stream.Stream;

/** The rates in which segments are compared: what becomes of their contacts. None of them is looked at to find segments. */
final class Outcomes {

    /** How many there are. */
    static final int COUNT = 4;

    private Outcomes() {}

    /** Complaints, no repeat, resolution and satisfaction, as the tables of rates define them. */
    static List<Measure> of(MetricContext context) {
        List<String> ids = List.of(
                "complained",
                "fcr_no_repeat_" + context.repeatWithinDays() + "_days",
                "resolved_within_" + context.resolvedWithinDays() + "_days",
                "satisfied");
        List<Measure> measures = Stream.of(ResolutionRates.family(), ServiceRates.family())
                .flatMap(family -> family.measures(context).stream())
                .toList();
        return ids.stream()
                .map(id -> measures.stream()
                        .filter(m -> m.id().equals(id))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }
}
