package balie.metrics.volume;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.MetricContext;
import balie.metrics.Published;
import balie.metrics.volume.ReconciliationStep.Kind;
import balie.model.ResultTable;
import balie.model.Term;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why a total of this run differs from the help desk's own: row counts that lead, source by source and step by step, from the records
 * of the exports to the contacts that figures count. What the steps do not explain is the row 'difference'.
 *
 * <p>No metric: it needs what ingest and store counted besides the interactions.
 */
public final class Reconciliation implements Published {

    public static final Field PLACE =
            Field.required("place", FieldType.COUNT, "Where the step comes, counted from 1 for each source.");
    public static final Field STEP = new Field(
            "step",
            FieldType.TEXT,
            true,
            Term.codes(ReconciliationStep.values()),
            "The step; definition says what it is and why it is taken.");
    public static final Field ROWS = Field.required(
            "rows",
            FieldType.COUNT,
            "How many rows: what is there or is added counts up, what is taken away is below 0. Not hidden where it is small.");
    public static final Field KIND = new Field(
            "kind",
            FieldType.TEXT,
            true,
            Term.codes(Kind.values()),
            "What the step does: rows of kind start, less and more add up to each total.");

    private static final TableContract OUTPUT = new TableContract(
            "reconciliation",
            "one row per source and step",
            List.of(
                    Field.required(Interactions.SOURCE.name(), FieldType.TEXT, Interactions.SOURCE.doc()),
                    PLACE,
                    STEP,
                    ROWS,
                    KIND,
                    ResultColumns.DEFINITION,
                    ResultColumns.AS_OF));

    /**
     * What came of the exports of a source.
     *
     * @param read records found in this run; the next two are of them
     * @param quarantined put aside
     * @param duplicates of others of this run
     * @param rowsOfThem rows that the store holds of the files of this run
     * @param otherRows rows that it holds of other files
     * @param completing rows, of both, that complete another one of the same interaction
     */
    public record Taken(
            long read, long quarantined, long duplicates, long rowsOfThem, long otherRows, long completing) {

        private Map<ReconciliationStep, Long> counts() {
            Map<ReconciliationStep, Long> counts = new EnumMap<>(ReconciliationStep.class);
            counts.put(ReconciliationStep.RECORDS_READ, read);
            counts.put(ReconciliationStep.QUARANTINED, quarantined);
            counts.put(ReconciliationStep.DUPLICATES, duplicates);
            counts.put(ReconciliationStep.WITHOUT_ROW, read - quarantined - duplicates - rowsOfThem);
            counts.put(ReconciliationStep.KEPT_FROM_OTHER_FILES, otherRows);
            counts.put(ReconciliationStep.COMPLETING, completing);
            return counts;
        }
    }

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return Arrays.stream(ReconciliationStep.values())
                .map(ReconciliationStep::definition)
                .toList();
    }

    /**
     * @param taken by source, each that the run is about
     * @param counted by source, as {@link SourceCounts} gives them; a source without any interaction may be missing
     */
    public static ResultTable table(
            Map<String, Taken> taken, Map<String, Map<ReconciliationStep, Long>> counted, Instant asOf) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        new TreeMap<>(taken).forEach((source, of) -> {
            Map<ReconciliationStep, Long> counts = of.counts();
            counts.putAll(counted.getOrDefault(source, Map.of()));
            rows.addAll(rows(source, counts, asOf));
        });
        return new ResultTable(OUTPUT.name(), OUTPUT.names(), rows);
    }

    private static List<List<@Nullable Object>> rows(
            String source, Map<ReconciliationStep, Long> counts, Instant asOf) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        long sum = 0;
        for (ReconciliationStep step : ReconciliationStep.values()) {
            long n = step == ReconciliationStep.DIFFERENCE
                    ? sum - counts.getOrDefault(ReconciliationStep.COUNTED, 0L)
                    : signed(step, counts.getOrDefault(step, 0L));
            sum += step.kind().isWay() ? n : 0;
            rows.add(Arrays.asList(
                    source,
                    rows.size() + 1L,
                    step.code(),
                    n,
                    step.kind().code(),
                    step.definition().sentence(),
                    asOf));
        }
        return rows;
    }

    private static long signed(ReconciliationStep step, long count) {
        return step.kind() == Kind.LESS ? -count : count;
    }

    /** A sentence for each source of which the steps do not explain the total. */
    public static List<String> warnings(ResultTable table) {
        return table.lines(l -> l.is(STEP.name(), ReconciliationStep.DIFFERENCE.code())).stream()
                .filter(l -> count(l) != 0)
                .map(l -> l.text(Interactions.SOURCE.name()))
                .map(source -> warning(table, source))
                .toList();
    }

    private static String warning(ResultTable table, String source) {
        long sum = 0;
        long difference = 0;
        String first = "";
        for (ResultTable.Line line : table.lines(l -> l.is(Interactions.SOURCE.name(), source))) {
            ReconciliationStep step =
                    ReconciliationStep.valueOf(line.text(STEP.name()).toUpperCase(Locale.ROOT));
            sum += step.kind().isWay() ? count(line) : 0;
            if (step == ReconciliationStep.DIFFERENCE) {
                difference = count(line);
            } else if (step.kind() == Kind.TOTAL && sum != count(line) && first.isEmpty()) {
                first = ", first at " + step.code();
            }
        }
        return "Source '" + source + "': the steps of the table reconciliation and the contacts counted differ by "
                + difference + (Math.abs(difference) == 1 ? " row" : " rows") + first
                + ". Rows were lost or counted twice, so its figures are in doubt: please report this fault.";
    }

    private static long count(ResultTable.Line line) {
        Long rows = line.count(ROWS.name());
        return rows == null ? 0 : rows;
    }
}
