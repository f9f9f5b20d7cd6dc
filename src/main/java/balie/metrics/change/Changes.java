package balie.metrics.change;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.Steps;
import balie.model.Audience;
import balie.model.Period;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rates beside what they are to be compared with: in total the period before of the same length and the same weekdays 52 weeks before; by
 * group the period before and all other groups together. Tested where both are reliable and the period is over.
 *
 * <p>Like for like: a rate at a fixed age is compared with periods that were observed for as long. A source without opening times
 * takes no part.
 */
public final class Changes extends DerivedTable {

    /** The period before, of the same length. */
    public static final String PREVIOUS = "previous";

    /** The same weekdays 52 weeks before. */
    public static final String LAST_YEAR = "last_year";

    /** All other values of the dimension together, in the same period. */
    public static final String REST = "rest";

    public static final Field COMPARISON = Field.required(
            "comparison",
            FieldType.TEXT,
            "What it is compared with. previous: the period before, of the same length; last_year: the same weekdays 52 weeks"
                    + " before; rest: all other values of the dimension together.");

    private static final Definition DEFINITION = Definition.amount(
                    "changes",
                    "What changed, and which groups differ",
                    "A rate, and its difference from the same rate of another period or of the other groups")
            .exclusions("each rate as it is defined; sources without opening times take no part")
            .answers("What is not as it was, and where is it not as elsewhere, by more than chance?")
            // Each row for those whom its rate is for.
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("Newcombe 1998; Rao and Scott 1992; Benjamini and Hochberg 1995, docs/decisions/0027");

    private static final TableContract OUTPUT = TableContract.of(
            "changes",
            "one row per measure, group and comparison",
            List.of(ResultColumns.MEASURE, Breakdown.DIMENSION, Breakdown.VALUE, COMPARISON),
            ResultColumns.SHARE,
            ResultColumns.TESTED,
            ResultColumns.CLOSING,
            List.of(ResultColumns.COMPARED_FROM, ResultColumns.COMPARED_TO));

    public Changes() {
        super(OUTPUT, List.of(ChangeSums.TOTALS, ChangeSums.GROUPS), List.of(DEFINITION));
    }

    @Override
    public List<String> sentences(MetricContext context) {
        return ComparedMeasures.sentences(context);
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        return new Work(computed, context).table();
    }

    private static final class Work {

        private final SumsIndex totals;
        private final SumsIndex groups;
        private final MetricContext context;
        private final Steps steps;
        private final PlainTable table;

        Work(Map<String, ResultTable> computed, MetricContext context) {
            this.totals = new SumsIndex(computed.get(ChangeSums.TOTALS.output().name()));
            this.groups = new SumsIndex(computed.get(ChangeSums.GROUPS.output().name()));
            this.context = context;
            this.steps = new Steps(context.period());
            this.table = new PlainTable(OUTPUT, context);
        }

        ResultTable table() {
            for (Measure measure : ComparedMeasures.all(context)) {
                int step = steps.of(measure.period());
                totals.total(measure.id(), step).ifPresent(now -> {
                    Row row = new Row(measure, ResultColumns.ALL, ResultColumns.ALL);
                    before(step)
                            .flatMap(s -> totals.total(measure.id(), s))
                            .ifPresent(other -> add(
                                    row, PREVIOUS, now, other, measure.period().back(1)));
                    if (steps.year().isPresent()) {
                        int year = steps.year().getAsInt();
                        totals.total(measure.id(), step + year)
                                .ifPresent(other -> add(
                                        row,
                                        LAST_YEAR,
                                        now,
                                        other,
                                        measure.period().back(year)));
                    }
                });
            }
            for (Field dimension : ChangeSums.DIMENSIONS) {
                ComparedMeasures.by(dimension, context).forEach(measure -> group(measure, dimension.name()));
            }
            return table.table();
        }

        /** A row's identity. */
        private record Row(Measure measure, String dimension, String value) {}

        private void group(Measure measure, String dimension) {
            int step = steps.of(measure.period());
            List<String> values = groups.values(measure.id(), dimension, step);
            for (String value : values) {
                Row row = new Row(measure, dimension, value);
                Sums now = groups.of(measure.id(), dimension, value, step).orElseThrow();
                before(step)
                        .flatMap(s -> groups.of(measure.id(), dimension, value, s))
                        .ifPresent(other ->
                                add(row, PREVIOUS, now, other, measure.period().back(1)));
                groups.total(measure.id(), step)
                        .filter(whole -> whole.n() > now.n())
                        .ifPresent(whole -> add(row, REST, Compared.rest(now, whole), measure.period()));
            }
        }

        /** The step before; none where everything is reported on. */
        private Optional<Integer> before(int step) {
            return context.period().kind() == Period.Kind.ALL ? Optional.empty() : Optional.of(step + 1);
        }

        private void add(Row row, String comparison, Sums now, Sums other, Period period) {
            add(row, comparison, Compared.periods(now, other), period);
        }

        private void add(Row row, String comparison, Compared compared, Period with) {
            Cells cells = compared.cells(row.measure(), table, context)
                    .set(Breakdown.DIMENSION, row.dimension())
                    .set(Breakdown.VALUE, row.value())
                    .set(COMPARISON, comparison)
                    .comparedDays(with);
            table.add(cells);
        }
    }
}
