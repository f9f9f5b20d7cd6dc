package balie.metrics.change;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.PeriodSums;
import balie.metrics.Steps;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The sums that the tables about change are made of. */
final class ChangeSums {

    /** Periods on a chart, the one reported on included: half a year of weeks. */
    static final int CHARTED = 26;

    /** By what groups are compared. */
    static final List<Field> DIMENSIONS = List.of(
            Interactions.CHANNEL,
            Interactions.CATEGORY,
            Interactions.PRODUCT,
            Interactions.CUSTOMER_TYPE,
            EnrichedInteractions.REGION,
            Interactions.TEAM);

    /** All rates in total: the periods of the charts, and a year ago. */
    static final PeriodSums TOTALS =
            new PeriodSums("total_sums", ComparedMeasures::withContacts, List.of(), ChangeSums::stepsOfTotals);

    /** The leading rates by group: the period, and the one before. */
    static final PeriodSums GROUPS =
            new PeriodSums("group_sums", ComparedMeasures::leading, DIMENSIONS, ChangeSums::stepsOfGroups);

    private ChangeSums() {}

    private static Collection<Integer> stepsOfTotals(MetricContext context) {
        Steps steps = new Steps(context.period());
        Set<Integer> asked = new TreeSet<>();
        for (int offset : offsets(ComparedMeasures.withContacts(context), steps)) {
            for (int step = 0; step < CHARTED; step++) {
                asked.add(offset + step);
            }
            steps.year().ifPresent(year -> asked.add(offset + year));
        }
        return asked;
    }

    private static Collection<Integer> stepsOfGroups(MetricContext context) {
        Set<Integer> asked = new TreeSet<>();
        for (int offset : offsets(ComparedMeasures.leading(context), new Steps(context.period()))) {
            asked.add(offset);
            asked.add(offset + 1);
        }
        return asked;
    }

    /** How far back the periods of the measures lie: a rate at a fixed age is about an earlier one. */
    private static Set<Integer> offsets(List<Measure> measures, Steps steps) {
        Set<Integer> offsets = new TreeSet<>();
        measures.forEach(m -> offsets.add(steps.of(m.period())));
        return offsets;
    }
}
