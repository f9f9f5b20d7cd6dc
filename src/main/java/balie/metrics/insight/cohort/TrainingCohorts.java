package balie.metrics.insight.cohort;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.model.Audience;
import balie.model.Mark;
import balie.model.ResultTable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How contacts went by what was known of who handled them: trained or not, by certificate, role and time at the desk; each cohort beside
 * all others, plainly and within teams and categories of contacts, since some are given harder ones. Specialists, not contacts, are the independent
 * ones, and no figure is about few of them.
 */
public final class TrainingCohorts extends DerivedTable {

    public static final Field SPECIALISTS = Field.optional(
            "specialists", FieldType.COUNT, "Specialists who handled these cases. null: hidden, since they are few.");
    public static final Field LIKE_FOR_LIKE = Field.optional(
            "like_for_like",
            FieldType.NUMBER,
            "Change within teams and categories of contacts that both sides have, in points: weighted as Mantel and Haenszel do. null: too few"
                    + " specialists to say.");
    public static final Field LIKE_FOR_LIKE_LOW = Field.optional(
            "like_for_like_low", FieldType.NUMBER, "Lower end of its 95 % interval, by specialist, in points.");
    public static final Field LIKE_FOR_LIKE_HIGH = Field.optional(
            "like_for_like_high", FieldType.NUMBER, "Upper end of its 95 % interval, by specialist, in points.");

    /** Of fewer specialists nothing is shown, whatever the privacy minimum. */
    static final int LEAST_SPECIALISTS = 3;

    static final AgentSums SUMS = new AgentSums();

    private static final Definition DEFINITION = Definition.amount(
                    "training_cohorts",
                    "Does training work",
                    "A rate of the contacts that specialists of a cohort handled, and its difference from those of all others")
            .exclusions(
                    "each rate as it is defined; of specialists in the table of specialists; the cohort is that at the contact; no cohort"
                            + " of few specialists")
            .needs(Interactions.AGENT, EnrichedInteractions.AGENT_TRAINED)
            .answers("Do specialists who were trained resolve more, like for like?")
            .audience(Audience.TRAINING)
            .source("Greenland and Robins 1985, docs/decisions/0030");

    private static final TableContract OUTPUT =
            new TableContract("training_cohorts", "one row per measure and cohort of specialists", fields());

    private static List<Field> fields() {
        List<Field> fields = new ArrayList<>(List.of(
                ResultColumns.MEASURE,
                Breakdown.DIMENSION,
                Breakdown.VALUE,
                SPECIALISTS,
                ResultColumns.N,
                ResultColumns.OF,
                ResultColumns.PERCENT,
                ResultColumns.LOW,
                ResultColumns.HIGH,
                LIKE_FOR_LIKE,
                LIKE_FOR_LIKE_LOW,
                LIKE_FOR_LIKE_HIGH));
        fields.addAll(ResultColumns.TESTED);
        fields.addAll(ResultColumns.CLOSING);
        return fields;
    }

    public TrainingCohorts() {
        super(OUTPUT, List.of(SUMS), List.of(DEFINITION));
    }

    @Override
    public List<String> sentences(MetricContext context) {
        return CohortMeasures.of(CohortMeasures.quarter(context)).stream()
                .map(TrainingCohorts::sentence)
                .toList();
    }

    private static String sentence(Measure measure) {
        return measure.definition()
                .narrowed("handled last by a specialist who is in the table of specialists")
                .sentence();
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        MetricContext quarter = CohortMeasures.quarter(context);
        PlainTable table = new PlainTable(OUTPUT, context);
        List<Handled> all = Objects.requireNonNull(computed.get(AgentSums.OUTPUT.name())).lines().stream()
                .map(Handled::of)
                .toList();
        for (Measure measure : CohortMeasures.of(quarter)) {
            for (Field dimension : AgentSums.COHORTS) {
                if (!followsFromIt(dimension, measure, quarter)) {
                    List<Handled> known = all.stream()
                            .filter(h -> h.measure().equals(measure.id())
                                    && !h.in(dimension).isEmpty())
                            .toList();
                    add(table, measure, dimension, known, quarter);
                }
            }
        }
        return table.table();
    }

    /**
     * A case that is escalated goes to a specialist, and one that is resolved at the first contact does not, so that the role of who
     * handled it last follows from them.
     */
    private static boolean followsFromIt(Field dimension, Measure measure, MetricContext quarter) {
        String firstContact = quarter.firstContact().measure(quarter.repeatWithinDays());
        return dimension.equals(EnrichedInteractions.AGENT_ROLE)
                && Set.of(firstContact, CohortMeasures.ESCALATED, CohortMeasures.FIRST_LEVEL)
                        .contains(measure.id());
    }

    private static void add(
            PlainTable table, Measure measure, Field dimension, List<Handled> known, MetricContext quarter) {
        Map<String, Set<String>> specialists = specialists(dimension, known);
        int least = Math.max(LEAST_SPECIALISTS, quarter.privacyMinimum());
        Set<String> hidden = Hidden.of(specialists, least);
        for (String value : specialists.keySet()) {
            Cells cells = hidden.contains(value)
                    ? new Cells().set(ResultColumns.MARK, Mark.SUPPRESSED.shorthand())
                    : shown(table, measure, Cohort.of(dimension, value, known), quarter);
            table.add(cells.set(ResultColumns.MEASURE, measure.id())
                    .set(Breakdown.DIMENSION, dimension.name())
                    .set(Breakdown.VALUE, value)
                    .set(ResultColumns.DEFINITION, sentence(measure))
                    .days(quarter.period()));
        }
    }

    private static Cells shown(PlainTable table, Measure measure, Cohort cohort, MetricContext quarter) {
        String mark = table.marks(measure, cohort.isUnreliable(quarter.reliableFrom()));
        Cells cells = cohort.cells().set(ResultColumns.MARK, mark);
        if (mark.isEmpty() && isTested(measure, quarter)) {
            cohort.likeForLike().ifPresent(d -> cells.set(ResultColumns.P_VALUE, d.pValue()));
        }
        return cells;
    }

    /** Whether training works is asked of the resolution that the desk leads with; each further test would cost that one power. */
    private static boolean isTested(Measure measure, MetricContext quarter) {
        return measure.id().equals(quarter.firstContact().measure(quarter.repeatWithinDays()));
    }

    private static Map<String, Set<String>> specialists(Field dimension, Collection<Handled> known) {
        Map<String, Set<String>> specialists = new TreeMap<>();
        for (Handled handled : known) {
            for (String cohort : handled.in(dimension)) {
                specialists.computeIfAbsent(cohort, c -> new TreeSet<>()).add(handled.agent());
            }
        }
        return specialists;
    }
}
