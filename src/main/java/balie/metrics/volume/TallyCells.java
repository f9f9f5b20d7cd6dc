package balie.metrics.volume;

import balie.contract.ResultColumns;
import balie.metrics.Breakdown;
import balie.metrics.CellPass;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Contacts counted in total and by each dimension, by what is counted once. A contact has a column of the {@link Tallies#PERIODS} it lies in, a bit
 * each, one of the {@link Entry entries} in which it is counted and one of those in which it is a hit, a column for each key, then one for
 * each dimension.
 */
final class TallyCells implements CellPass.Cells {

    /** The key is null of what each contact or customer counts in. */
    static final StructType SCHEMA = schema();

    /** The key of customers: it is not read, since where one ends is told. */
    static final int BY_CUSTOMER = -2;

    /** Each contact is counted. */
    static final int BY_CONTACT = -1;

    private static final int MOST = 100_000;
    private static final int LIES = CellPass.FIRST;
    private static final int COUNTS = LIES + 1;
    private static final int HITS = COUNTS + 1;
    private static final int FIRST_KEY = HITS + 1;
    private static final int AMONG = Tallies.PERIODS.size();

    /**
     * What is counted.
     *
     * @param key place of its key among the columns of keys, or {@link #BY_CUSTOMER}, {@link #BY_CONTACT}
     * @param groups by which it is counted: places among the dimensions from 1 on; 0: the total
     */
    record Entry(int place, int key, List<Integer> groups) implements Serializable {

        Entry {
            groups = List.copyOf(groups);
        }
    }

    private record Key(
            int entry, int group, String value, @Nullable String key) {}

    private static final class Found {
        private final long[] counts = new long[AMONG + 1];
        /** Of the customer at hand, who counts once: the periods with a hit. */
        private int customer;
    }

    private final List<Entry> entries;
    private final int keys;
    private final List<String> dimensions;
    private final Map<Key, Found> cells = new HashMap<>();
    private final Map<Key, Found> ofCustomers = new HashMap<>();
    private final List<Found> touched = new ArrayList<>();

    /**
     * @param keys how many columns of keys there are
     * @param dimensions their names
     */
    TallyCells(List<Entry> entries, int keys, List<String> dimensions) {
        this.entries = List.copyOf(entries);
        this.keys = keys;
        this.dimensions = List.copyOf(dimensions);
    }

    private static StructType schema() {
        StructType schema = new StructType()
                .add(Tallies.PLACE, DataTypes.IntegerType, false)
                .add(Tallies.GROUP, DataTypes.IntegerType, false)
                .add(Breakdown.DIMENSION.name(), DataTypes.StringType, false)
                .add(Breakdown.VALUE.name(), DataTypes.StringType, false)
                .add(Tallies.KEY, DataTypes.StringType, true)
                .add(Tallies.AMONG, DataTypes.LongType, false);
        for (String period : Tallies.PERIODS) {
            schema = schema.add(period, DataTypes.LongType, false);
        }
        return schema;
    }

    @Override
    public void add(Row contact) {
        int lies = contact.getInt(LIES);
        int counts = contact.getInt(COUNTS);
        int hits = contact.getInt(HITS);
        for (int i = 0; i < entries.size(); i++) {
            if ((counts & 1 << i) == 0) {
                continue;
            }
            Entry entry = entries.get(i);
            String key = entry.key() < 0 ? null : contact.getString(FIRST_KEY + entry.key());
            int hit = (hits & 1 << i) == 0 ? 0 : lies;
            for (int group : entry.groups()) {
                String value = group == 0 ? ResultColumns.ALL : contact.getString(FIRST_KEY + keys + group - 1);
                Map<Key, Found> its = entry.key() == BY_CUSTOMER ? ofCustomers : cells;
                Found found = its.computeIfAbsent(new Key(i, group, value, key), k -> new Found());
                found.counts[AMONG] += lies & 1;
                if (entry.key() != BY_CUSTOMER) {
                    count(found, hit);
                } else {
                    if (found.customer == 0 && hit != 0) {
                        touched.add(found);
                    }
                    found.customer |= hit;
                }
            }
        }
    }

    private static void count(Found found, int periods) {
        for (int p = 0; p < AMONG; p++) {
            found.counts[p] += periods >> p & 1;
        }
    }

    @Override
    public void customerEnds() {
        for (Found found : touched) {
            count(found, found.customer);
            found.customer = 0;
        }
        touched.clear();
    }

    @Override
    public boolean areMany() {
        return cells.size() + ofCustomers.size() > MOST;
    }

    @Override
    public List<Row> overflow() {
        return cells.size() > MOST ? drain(cells) : List.of();
    }

    @Override
    public List<Row> drain() {
        List<Row> rows = drain(cells);
        rows.addAll(drain(ofCustomers));
        return rows;
    }

    private List<Row> drain(Map<Key, Found> some) {
        List<Row> rows = new ArrayList<>();
        some.forEach((key, found) -> {
            @Nullable Object[] row = new Object[SCHEMA.size()];
            int column = 0;
            row[column++] = entries.get(key.entry()).place();
            row[column++] = key.group();
            row[column++] = key.group() == 0 ? ResultColumns.ALL : dimensions.get(key.group() - 1);
            row[column++] = key.value();
            row[column++] = key.key();
            row[column++] = found.counts[AMONG];
            for (int p = 0; p < AMONG; p++) {
                row[column++] = found.counts[p];
            }
            rows.add(RowFactory.create(row));
        });
        some.clear();
        return rows;
    }
}
