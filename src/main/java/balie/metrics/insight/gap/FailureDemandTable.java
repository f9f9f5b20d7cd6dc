package balie.metrics.insight.gap;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.MetricContext;
import balie.metrics.PeriodSums;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.Population;
import balie.metrics.ShareInterval;
import balie.metrics.insight.InsightPeriod;
import balie.model.Audience;
import balie.model.FailureDemand.Cause;
import balie.model.IntervalKind;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.stats.ClusteredShare.Sums;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Failure demand: contacts caused by something that was not done, or not done right, by the causes that the desk has written down, and what
 * they cost. What no cause fits is value demand.
 */
public final class FailureDemandTable extends DerivedTable {

    static final Field CAUSE = Field.required(
            "demand_cause",
            FieldType.TEXT,
            "Id of a cause of jobs/failure-causes.yaml; 'all': of all of them, or the measure has no causes.");
    static final Field CAUSE_NAME = Field.optional(
            "demand_cause_name",
            FieldType.TEXT,
            "What the file calls the cause, in English if it can. null: no cause.");
    static final Field MINUTES = Field.optional(
            "minutes",
            FieldType.NUMBER,
            "Minutes that the n contacts took, of those of which it is known. null: of none, or hidden.");
    static final Field MINUTES_EACH = Field.optional(
            "minutes_each",
            FieldType.NUMBER,
            "The mean of those of which it is known, in minutes. null: of none, or hidden.");
    static final Field MINUTES_KNOWN = Field.optional(
            "minutes_known_percent", FieldType.NUMBER, "Of how many of the n contacts it is known, in percent.");
    static final Field MINUTES_FROM = Field.optional(
            "minutes_from",
            FieldType.TEXT,
            "recorded: the handling time of the exports; given: the minutes by channel of the file. null: neither.");

    /** The measures. */
    static final String FAILURE = "failure_demand";

    static final String VALUE = "value_demand";
    static final String UNKNOWN = "unknown_demand";

    private static final double SECONDS_OF_MINUTE = 60;

    private static final Definition DEFINITION = Definition.rate(
                    FAILURE,
                    "Failure demand",
                    "Contacts that meet the rules of a cause in failure-causes.yaml, the first that fits",
                    "contacts of which something is known that the rules look at")
            .exclusions(Population.WORDS)
            .answers("How many contacts would not have been needed, why do they come, and what do they cost?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("J. Seddon, I Want You to Cheat!, 1992; Freedom from Command and Control, 2003");

    private static final Definition OF_VALUE = Definition.rate(
                    VALUE,
                    "Value demand",
                    "Contacts that no cause of failure demand fits",
                    "contacts of which something is known that the rules look at")
            .exclusions(Population.WORDS)
            .answers("How many contacts does the desk exist for?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("J. Seddon, Freedom from Command and Control, 2003");

    private static final Definition OF_UNKNOWN = Definition.rate(
                    UNKNOWN,
                    "Demand of unknown cause",
                    "Contacts of which nothing is known that the rules look at",
                    "all contacts")
            .exclusions(Population.WORDS)
            .answers("Of how many contacts can it not be said?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("what the rules of the desk can not see");

    private static final TableContract OUTPUT = TableContract.of(
            "failure_demand",
            "one row per measure and cause in total, and by group for all failure demand",
            List.of(ResultColumns.MEASURE, CAUSE, Breakdown.DIMENSION, Breakdown.VALUE),
            ResultColumns.SHARE,
            List.of(
                    ResultColumns.INTERVAL,
                    CAUSE_NAME,
                    EnrichedInteractions.QUESTION,
                    MINUTES,
                    MINUTES_EACH,
                    MINUTES_KNOWN,
                    MINUTES_FROM),
            ResultColumns.CLOSING);

    public FailureDemandTable() {
        super(
                OUTPUT,
                List.of(DemandSums.INSTANCE),
                context -> List.of(DEFINITION, OF_VALUE, OF_UNKNOWN).stream()
                        .map(d -> InsightPeriod.narrowed(d, context))
                        .toList());
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        ResultTable sums =
                Objects.requireNonNull(computed.get(DemandSums.INSTANCE.output().name()));
        PlainTable table = new PlainTable(OUTPUT, context);
        List<String> dimensions = new ArrayList<>(List.of(ResultColumns.ALL));
        DemandSums.DIMENSIONS.forEach(d -> dimensions.add(d.name()));
        List<String> causes = DemandSums.causes(context.desk().failureDemand());
        sums.lines().stream()
                .sorted(Comparator.<Line, Integer>comparing(l -> causes.indexOf(l.text(DemandSums.CAUSE.name())))
                        .thenComparing(l -> dimensions.indexOf(l.text(Breakdown.DIMENSION.name())))
                        .thenComparing(l -> -count(l, ResultColumns.OF))
                        .thenComparing(l -> l.text(Breakdown.VALUE.name())))
                .forEach(l -> table.add(cells(l, context, table)));
        return table.table();
    }

    private static long count(Line line, Field field) {
        return Objects.requireNonNull(line.count(field.name()));
    }

    private static Cells cells(Line line, MetricContext context, PlainTable table) {
        String cause = line.text(DemandSums.CAUSE.name());
        Map<String, String> names = new HashMap<>();
        for (Cause each : context.desk().failureDemand().causes()) {
            names.put(each.id(), each.name());
        }
        Sums sums = new Sums(
                count(line, PeriodSums.CUSTOMERS),
                count(line, ResultColumns.OF),
                count(line, ResultColumns.N),
                count(line, PeriodSums.NN),
                count(line, PeriodSums.NX),
                count(line, PeriodSums.XX));
        ShareInterval interval = ShareInterval.of(sums);
        boolean unreliable = sums.n() < context.reliableFrom() || interval.kind() == IntervalKind.TOO_FEW_CUSTOMERS;
        Definition definition = definition(cause);
        Cells cells = new Cells()
                .set(ResultColumns.MEASURE, definition.id())
                .set(CAUSE, names.containsKey(cause) ? cause : ResultColumns.ALL)
                .set(CAUSE_NAME, names.get(cause))
                .set(Breakdown.DIMENSION, line.text(Breakdown.DIMENSION.name()))
                .set(Breakdown.VALUE, line.text(Breakdown.VALUE.name()))
                // A wording of fewer contacts could tell who asked.
                .set(EnrichedInteractions.QUESTION, sums.n() < context.privacyMinimum() ? null : question(line))
                .set(ResultColumns.N, sums.x())
                .set(ResultColumns.OF, sums.n())
                .share(interval)
                .set(ResultColumns.MARK, table.marks(InsightPeriod.of(context), unreliable))
                .set(
                        ResultColumns.DEFINITION,
                        InsightPeriod.narrowed(definition, context).sentence())
                .days(InsightPeriod.of(context));
        addMinutes(cells, line, context);
        return cells;
    }

    private static @Nullable String question(Line line) {
        return (String) line.get(EnrichedInteractions.QUESTION.name());
    }

    private static Definition definition(String cause) {
        return switch (cause) {
            case DemandRules.VALUE -> OF_VALUE;
            case DemandRules.UNKNOWN -> OF_UNKNOWN;
            default -> DEFINITION;
        };
    }

    private static void addMinutes(Cells cells, Line line, MetricContext context) {
        long timed = count(line, DemandSums.TIMED);
        if (timed > 0) {
            double minutes = count(line, DemandSums.SECONDS) / SECONDS_OF_MINUTE;
            cells.rounded(MINUTES, minutes)
                    .rounded(MINUTES_EACH, minutes / timed)
                    .rounded(MINUTES_KNOWN, 100.0 * timed / count(line, ResultColumns.N))
                    .set(MINUTES_FROM, DemandSums.isRecorded(context) ? "recorded" : "given");
        }
    }
}
