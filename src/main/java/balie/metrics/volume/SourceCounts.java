package balie.metrics.volume;

import balie.contract.Interactions;
import balie.metrics.GroupingSets;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.resolution.Resolved;
import balie.model.Direction;
import balie.model.ExcludedReason;
import balie.model.Period;
import balie.model.Term;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

/**
 * How many interactions of each source take which step of the reconciliation. It reads the interactions before they are cut at the
 * instant. No interaction is taken away by two steps: each is taken by the first that it meets.
 */
public final class SourceCounts {

    private SourceCounts() {}

    /**
     * @param interactions {@link Interactions#TABLE}, cut at nothing
     * @return source, and a count for each of {@link ReconciliationStep#ofInteractions()}, named by its code
     */
    public static Dataset<Row> of(Dataset<Row> interactions, MetricContext context) {
        Map<ReconciliationStep, Column> conditions = conditions(context);
        List<Column> counts = new ArrayList<>();
        ReconciliationStep.ofInteractions()
                .forEach(step -> counts.add(count(when(conditions.getOrDefault(step, lit(false)), 1))
                        .as(step.code())));
        return GroupingSets.agg(interactions.groupBy(Interactions.SOURCE.col()), counts)
                .orderBy(Interactions.SOURCE.col());
    }

    /** The counts of a row of {@link #of}. */
    static Map<ReconciliationStep, Long> counts(Row row) {
        Map<ReconciliationStep, Long> counts = new EnumMap<>(ReconciliationStep.class);
        ReconciliationStep.ofInteractions().forEach(step -> counts.put(step, row.<Long>getAs(step.code())));
        return counts;
    }

    /** The counts by source. */
    public static Map<String, Map<ReconciliationStep, Long>> bySource(List<Row> rows) {
        Map<String, Map<ReconciliationStep, Long>> counts = new TreeMap<>();
        rows.forEach(row -> counts.put(row.getAs(Interactions.SOURCE.name()), counts(row)));
        return counts;
    }

    private static Map<ReconciliationStep, Column> conditions(MetricContext context) {
        Period period = context.period();
        Column opened = Interactions.OPENED_AT.col();
        Column later = isTrue(opened.gt(lit(context.asOf())));
        Column inDesk = isTrue(Population.openedIn(period, context.availability()));
        Column inUtc = isTrue(Population.openedIn(byUtc(period), context.availability()));
        Column undated = opened.isNull().and(not(inDesk));
        Column dated = not(later).and(not(undated));
        Column inPeriod = not(later).and(inDesk);
        // The one that is looked at beside the steps: exactly what the figures go by.
        Column counted = not(later).and(isTrue(Population.of(context)));

        Map<ReconciliationStep, Column> conditions = new EnumMap<>(ReconciliationStep.class);
        conditions.put(ReconciliationStep.INTERACTIONS_STORED, lit(true));
        conditions.put(ReconciliationStep.LATER_THAN_AS_OF, later);
        conditions.put(ReconciliationStep.UNDATED, not(later).and(undated));
        conditions.put(ReconciliationStep.OUTSIDE_PERIOD, dated.and(not(inUtc)));
        conditions.put(ReconciliationStep.OWN_TOTAL, dated.and(inUtc));
        conditions.put(ReconciliationStep.UTC_DAYS_ONLY, dated.and(inUtc).and(not(inDesk)));
        conditions.put(ReconciliationStep.DESK_DAYS_ONLY, inPeriod.and(not(inUtc)));
        Column reason = Interactions.EXCLUDED_REASON.col();
        for (ExcludedReason excluded : ExcludedReason.values()) {
            conditions.put(step(excluded), inPeriod.and(isTrue(reason.equalTo(excluded.code()))));
        }
        for (Direction direction : List.of(Direction.OUTBOUND, Direction.INTERNAL)) {
            conditions.put(
                    step(direction),
                    inPeriod.and(reason.isNull())
                            .and(isTrue(Interactions.DIRECTION.col().equalTo(direction.code()))));
        }
        conditions.put(ReconciliationStep.COUNTED, counted);
        conditions.put(
                ReconciliationStep.UNASSIGNED,
                counted.and(Interactions.AGENT.col().isNull())
                        .and(Interactions.TEAM.col().isNull()));
        conditions.put(ReconciliationStep.STILL_OPEN, counted.and(open(context)));
        return conditions;
    }

    /** Each value of a vocabulary that is left out has a step of its name. */
    private static ReconciliationStep step(Term left) {
        return ReconciliationStep.valueOf(left.name());
    }

    private static Column open(MetricContext context) {
        Column endsLater = isTrue(Resolved.endedAt().gt(lit(context.asOf())));
        return Interactions.STATUS.col().isNotNull().and(not(Resolved.ended()).or(endsLater));
    }

    private static Period byUtc(Period period) {
        return new Period(period.kind(), period.label(), period.firstDay(), period.dayAfter(), ZoneOffset.UTC);
    }

    private static Column isTrue(Column condition) {
        return coalesce(condition, lit(false));
    }
}
