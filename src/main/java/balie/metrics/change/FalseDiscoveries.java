package balie.metrics.change;

import balie.contract.ResultColumns;
import balie.model.ResultTable;
import balie.stats.BenjaminiHochberg;
import balie.stats.BenjaminiHochberg.Discoveries;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Flags what is more than chance among all comparisons of a metric, however many tables they stand in. */
public final class FalseDiscoveries {

    /** Of what is flagged, the share that is expected to be false. */
    public static final double RATE = 0.05;

    private static final double MILLIONTHS = 1e6;

    private FalseDiscoveries() {}

    /** The same tables, in their order, with the adjusted p-values and the flags of all that were tested. */
    public static List<ResultTable> flag(List<ResultTable> tables) {
        List<Double> pValues = new ArrayList<>();
        for (ResultTable table : tables) {
            for (List<@Nullable Object> row : tested(table)) {
                pValues.add((Double) row.get(table.index(ResultColumns.P_VALUE.name())));
            }
        }
        Discoveries discoveries = BenjaminiHochberg.of(pValues, RATE);
        List<ResultTable> flagged = new ArrayList<>();
        int next = 0;
        for (ResultTable table : tables) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (List<@Nullable Object> row : table.rows()) {
                if (isTested(table, row)) {
                    rows.add(filled(
                            table,
                            row,
                            discoveries.adjusted().get(next),
                            discoveries.flagged().get(next)));
                    next++;
                } else {
                    rows.add(row);
                }
            }
            flagged.add(table.withRows(rows));
        }
        return flagged;
    }

    private static List<List<@Nullable Object>> tested(ResultTable table) {
        return table.rows().stream().filter(row -> isTested(table, row)).toList();
    }

    private static boolean isTested(ResultTable table, List<@Nullable Object> row) {
        return table.has(ResultColumns.P_VALUE.name()) && row.get(table.index(ResultColumns.P_VALUE.name())) != null;
    }

    private static List<@Nullable Object> filled(
            ResultTable table, List<@Nullable Object> row, double adjusted, boolean flag) {
        List<@Nullable Object> filled = new ArrayList<>(row);
        int tested = table.index(ResultColumns.P_VALUE.name());
        filled.set(tested, rounded((Double) row.get(tested)));
        filled.set(table.index(ResultColumns.P_ADJUSTED.name()), rounded(adjusted));
        filled.set(table.index(ResultColumns.FLAGGED.name()), flag);
        return filled;
    }

    private static @Nullable Double rounded(@Nullable Double p) {
        return p == null ? null : Math.round(p * MILLIONTHS) / MILLIONTHS;
    }
}
