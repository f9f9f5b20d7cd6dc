package balie.metrics.customer;

import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.metrics.CellPass;
import balie.metrics.Newest;
import balie.model.Frequency;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Customers who had a contact in the period, by their newest type and by how often they came, and what their contacts come to. A contact has
 * the time of its opening, whether that lies in the period, the type, and a column of the {@link #SUMMED} that it counts in, a bit each, the lowest, which
 * counts all, left out.
 */
final class SegmentCells implements CellPass.Cells {

    /** Customers of the segment. */
    static final String CUSTOMERS = "customers";

    /** The fewest contacts of one of them: it tells which segment of a type comes first. */
    static final String FEWEST = "fewest";

    /** What the contacts of the segment come to. */
    static final List<String> SUMMED =
            List.of("contacts", "of_a_kind", "complaints", "with_state", "resolved", "rated", "good");

    static final StructType SCHEMA = schema();

    private static final int OPENED = CellPass.FIRST;
    private static final int PRESENT = OPENED + 1;
    private static final int TYPE = PRESENT + 1;
    private static final int COUNTS = TYPE + 1;
    private static final int MOST = 10_000;

    private record Key(String type, Frequency frequency) {}

    private static final class Segment {
        private final long[] sums = new long[SUMMED.size()];
        private long customers;
        private long fewest = Long.MAX_VALUE;
    }

    private final Map<Key, Segment> segments = new HashMap<>();
    private final Newest type = new Newest();
    private final long[] sums = new long[SUMMED.size()];
    private boolean isPresent;

    private static StructType schema() {
        StructType schema = new StructType()
                .add(Interactions.CUSTOMER_TYPE.name(), DataTypes.StringType, false)
                .add(CustomerSegments.FREQUENCY.name(), DataTypes.StringType, false)
                .add(CUSTOMERS, DataTypes.LongType, false)
                .add(FEWEST, DataTypes.LongType, false);
        for (String sum : SUMMED) {
            schema = schema.add(sum, DataTypes.LongType, false);
        }
        return schema;
    }

    @Override
    public void add(Row contact) {
        type.add(Newest.opened(contact, OPENED), contact.getString(TYPE));
        isPresent |= contact.getBoolean(PRESENT);
        int counts = contact.getInt(COUNTS);
        sums[0]++;
        for (int i = 1; i < sums.length; i++) {
            sums[i] += counts >> (i - 1) & 1;
        }
    }

    @Override
    public void customerEnds() {
        if (isPresent) {
            String value = type.value();
            Key key = new Key(value == null ? ResultColumns.UNKNOWN : value, Frequency.of(sums[0]));
            Segment segment = segments.computeIfAbsent(key, any -> new Segment());
            segment.customers++;
            segment.fewest = Math.min(segment.fewest, sums[0]);
            for (int i = 0; i < sums.length; i++) {
                segment.sums[i] += sums[i];
            }
        }
        type.clear();
        isPresent = false;
        Arrays.fill(sums, 0);
    }

    @Override
    public boolean areMany() {
        return segments.size() > MOST;
    }

    @Override
    public List<Row> drain() {
        List<Row> rows = new ArrayList<>();
        segments.forEach((key, segment) -> {
            List<Object> row =
                    new ArrayList<>(List.of(key.type(), key.frequency().label(), segment.customers, segment.fewest));
            for (long sum : segment.sums) {
                row.add(sum);
            }
            rows.add(RowFactory.create(row.toArray()));
        });
        segments.clear();
        return rows;
    }
}
