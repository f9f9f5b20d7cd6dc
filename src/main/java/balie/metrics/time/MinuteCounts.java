package balie.metrics.time;

import balie.metrics.CellPass;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many cases ended, or wait, in each minute after their beginning, by what is waited for, in total and by one dimension at a time. A
 * case has a column for each dimension, then a minute and a {@link Waiting#CAME fate} for each thing that is waited for; without a minute or
 * a fate it takes no part.
 *
 * <p>There may be a minute for nearly every case. So each time that a case counts is one number, of which many are sorted at once, and a curve
 * is one value and not a row for each of its minutes.
 */
final class MinuteCounts implements CellPass.Cells {

    /** {@link Waiting#CAME}, {@link Waiting#PREVENTED} and {@link Waiting#WAITS} are places of a count. */
    static final int FATES = 3;

    private static final int FATE_BITS = 2;
    private static final int FATE_MASK = (1 << FATE_BITS) - 1;

    /** Up to here minute and fate, above it the curve: two million values, and minutes of half a million years. */
    private static final int CURVE_SHIFT = 40;

    private static final long POINT_MASK = (1L << CURVE_SHIFT) - 1;
    private static final int FIRST_SIZE = 1 << 10;
    private static final int MOST = 1 << 22;
    private static final int MOST_VALUES = 100_000;

    private record Value(int dimension, String value) {}

    private final int dimensions;
    private final int waitings;
    /** By dimension from 1 on; the number of the total is 0. */
    private final List<Map<String, Integer>> numbers = new ArrayList<>();

    private final List<Value> values = new ArrayList<>();
    private final int[] ofContact;
    private long[] counted = new long[FIRST_SIZE];
    private int size;

    MinuteCounts(int dimensions, int waitings) {
        this.dimensions = dimensions;
        this.waitings = waitings;
        this.ofContact = new int[dimensions + 1];
        for (int i = 0; i <= dimensions; i++) {
            numbers.add(new HashMap<>());
        }
        begin();
    }

    private void begin() {
        numbers.forEach(Map::clear);
        values.clear();
        values.add(new Value(0, ""));
        size = 0;
    }

    @Override
    public void add(Row contact) {
        for (int i = 1; i <= dimensions; i++) {
            ofContact[i] = number(i, contact.getString(CellPass.FIRST + i - 1));
        }
        if (size + waitings * ofContact.length > counted.length) {
            counted = Arrays.copyOf(counted, 2 * counted.length);
        }
        for (int waiting = 0; waiting < waitings; waiting++) {
            int at = CellPass.FIRST + dimensions + 2 * waiting;
            if (!contact.isNullAt(at) && !contact.isNullAt(at + 1)) {
                long point = contact.getLong(at) << FATE_BITS | contact.getInt(at + 1);
                for (int number : ofContact) {
                    counted[size++] = (long) (number * waitings + waiting) << CURVE_SHIFT | point;
                }
            }
        }
    }

    private int number(int dimension, String value) {
        Integer known = numbers.get(dimension).get(value);
        if (known == null) {
            known = values.size();
            numbers.get(dimension).put(value, known);
            values.add(new Value(dimension, value));
        }
        return known;
    }

    @Override
    public boolean areMany() {
        return size > MOST || values.size() > MOST_VALUES;
    }

    /** What is waited for, the dimensions (null: not told apart by it), and a part of the curve for {@link #byMinute}. */
    @Override
    public List<Row> drain() {
        List<Row> rows = new ArrayList<>();
        Arrays.sort(counted, 0, size);
        for (int from = 0; from < size; ) {
            long curve = counted[from] >>> CURVE_SHIFT;
            int to = from;
            int points = 0;
            while (to < size && counted[to] >>> CURVE_SHIFT == curve) {
                points += to == from || counted[to] != counted[to - 1] ? 1 : 0;
                to++;
            }
            Object[] row = new Object[1 + dimensions + 1];
            row[0] = (int) (curve % waitings);
            Value value = values.get((int) (curve / waitings));
            if (value.dimension() > 0) {
                row[value.dimension()] = value.value();
            }
            row[dimensions + 1] = part(from, to, points);
            rows.add(RowFactory.create(row));
            from = to;
        }
        begin();
        return rows;
    }

    /** Each minute with a fate, and how often it came. */
    private byte[] part(int from, int to, int points) {
        ByteBuffer part = ByteBuffer.allocate(points * 2 * Long.BYTES);
        for (int i = from; i < to; ) {
            int begin = i;
            while (i < to && counted[i] == counted[begin]) {
                i++;
            }
            part.putLong(counted[begin] & POINT_MASK).putLong(i - begin);
        }
        return part.array();
    }

    /** The parts of a curve added up: by minute, in their order, how many of each fate. */
    static Map<Long, long[]> byMinute(Iterable<byte[]> parts) {
        Map<Long, long[]> minutes = new TreeMap<>();
        for (byte[] part : parts) {
            ByteBuffer points = ByteBuffer.wrap(part);
            while (points.hasRemaining()) {
                long point = points.getLong();
                long times = points.getLong();
                minutes.computeIfAbsent(point >> FATE_BITS, any -> new long[FATES])[(int) (point & FATE_MASK)] += times;
            }
        }
        return minutes;
    }
}
