package balie.metrics.time;

import balie.metrics.CellPass;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many cases ended, or wait, in each minute after their beginning, by what is waited for, in total and by one dimension at a time. A
 * case has a column for each dimension, then a minute and a {@link Waiting#CAME fate} for each thing that is waited for; without a minute it
 * takes no part.
 */
final class MinuteCounts implements CellPass.Cells {

    /** {@link Waiting#CAME}, {@link Waiting#PREVENTED} and {@link Waiting#WAITS} are places of a count. */
    private static final int FATES = 3;

    private static final int MOST = 200_000;

    private final int dimensions;
    private final int waitings;

    /** By what is waited for and dimension, the total first; then by value and minute, how many of each fate. */
    private final List<Map<String, Map<Long, long[]>>> cells = new ArrayList<>();

    private int number;

    MinuteCounts(int dimensions, int waitings) {
        this.dimensions = dimensions;
        this.waitings = waitings;
        for (int i = 0; i < waitings * (dimensions + 1); i++) {
            cells.add(new HashMap<>());
        }
    }

    @Override
    public void add(Row contact) {
        for (int waiting = 0; waiting < waitings; waiting++) {
            int at = CellPass.FIRST + dimensions + 2 * waiting;
            if (contact.isNullAt(at)) {
                continue;
            }
            Long minute = contact.getLong(at);
            for (int dimension = 0; dimension <= dimensions; dimension++) {
                String value = dimension == 0 ? "" : contact.getString(CellPass.FIRST + dimension - 1);
                Map<String, Map<Long, long[]>> values = cells.get(waiting * (dimensions + 1) + dimension);
                Map<Long, long[]> minutes = values.computeIfAbsent(value, v -> new HashMap<>());
                long[] counts = minutes.get(minute);
                if (counts == null) {
                    counts = new long[FATES];
                    minutes.put(minute, counts);
                    number++;
                }
                // A case of which it can not be told what became of it has its minute all the same.
                if (!contact.isNullAt(at + 1)) {
                    counts[contact.getInt(at + 1)]++;
                }
            }
        }
    }

    @Override
    public boolean areMany() {
        return number > MOST;
    }

    /** What is waited for, the dimensions (null: not told apart by it), minute, and how many came, were prevented, wait. */
    @Override
    public List<Row> drain() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            int waiting = i / (dimensions + 1);
            int dimension = i % (dimensions + 1);
            cells.get(i)
                    .forEach((value, minutes) -> minutes.forEach((minute, counts) -> {
                        Object[] row = new Object[1 + dimensions + 1 + FATES];
                        row[0] = waiting;
                        if (dimension > 0) {
                            row[dimension] = value;
                        }
                        row[dimensions + 1] = minute;
                        for (int fate = 0; fate < FATES; fate++) {
                            row[dimensions + 2 + fate] = counts[fate];
                        }
                        rows.add(RowFactory.create(row));
                    }));
            cells.get(i).clear();
        }
        number = 0;
        return rows;
    }
}
