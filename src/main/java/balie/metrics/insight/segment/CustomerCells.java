package balie.metrics.insight.segment;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.metrics.CellPass;
import balie.metrics.Newest;
import balie.metrics.RowsOfCustomers;
import balie.metrics.TextOrder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A row for each customer. A contact has the time of its opening, the traits of its customer, its line, then one column of the outcomes that it
 * is looked at for and one of those that it has, a bit each.
 */
final class CustomerCells extends RowsOfCustomers {

    /** In microseconds since 1970; null: no contact has a time. */
    static final String LAST_OPENED = "last_opened";

    static final StructType SCHEMA = schema();

    private static final int OPENED = CellPass.FIRST;
    private static final int FIRST_TRAIT = OPENED + 1;
    private static final int LINE = FIRST_TRAIT + CustomerContacts.CUSTOMER_TRAITS.size();
    private static final int COUNTED = LINE + 1;
    private static final int HITS = COUNTED + 1;

    private final List<Newest> traits =
            CustomerContacts.CUSTOMER_TRAITS.stream().map(any -> new Newest()).toList();
    /** How often each came: one customer may have many contacts, and of these many are alike. */
    private final Map<String, Integer> lines = new TreeMap<>(TextOrder.BY_CODE_POINT);

    private final long[] of = new long[Outcomes.COUNT];
    private final long[] n = new long[Outcomes.COUNT];
    private long lastOpened = Newest.UNDATED;
    private @Nullable String key;

    private static StructType schema() {
        StructType schema = new StructType().add(EnrichedInteractions.CUSTOMER_KEY.name(), DataTypes.StringType, false);
        for (Field trait : CustomerContacts.CUSTOMER_TRAITS) {
            schema = schema.add(trait.name(), DataTypes.StringType, true);
        }
        schema = schema.add(LAST_OPENED, DataTypes.LongType, true)
                .add(CustomerContacts.CONTACTS.name(), DataTypes.StringType, false);
        for (int i = 0; i < Outcomes.COUNT; i++) {
            schema = schema.add(CustomerContacts.of(i).name(), DataTypes.LongType, false)
                    .add(CustomerContacts.n(i).name(), DataTypes.LongType, false);
        }
        return schema;
    }

    @Override
    public void add(Row contact) {
        key = contact.getString(0);
        long opened = Newest.opened(contact, OPENED);
        lastOpened = Math.max(lastOpened, opened);
        for (int i = 0; i < traits.size(); i++) {
            traits.get(i).add(opened, contact.getString(FIRST_TRAIT + i));
        }
        lines.merge(contact.getString(LINE), 1, Integer::sum);
        int counted = contact.getInt(COUNTED);
        int hits = counted & contact.getInt(HITS);
        for (int i = 0; i < Outcomes.COUNT; i++) {
            of[i] += counted >> i & 1;
            n[i] += hits >> i & 1;
        }
    }

    @Override
    public void customerEnds() {
        if (key == null) {
            return;
        }
        List<@Nullable Object> row = new ArrayList<>();
        row.add(key);
        traits.forEach(trait -> row.add(trait.value()));
        row.add(lastOpened == Newest.UNDATED ? null : lastOpened);
        StringJoiner each = new StringJoiner(CustomerContacts.LINES);
        lines.forEach((line, times) -> {
            for (int i = 0; i < times; i++) {
                each.add(line);
            }
        });
        row.add(each.toString());
        for (int i = 0; i < Outcomes.COUNT; i++) {
            row.add(of[i]);
            row.add(n[i]);
        }
        tell(RowFactory.create(row.toArray()));
        traits.forEach(Newest::clear);
        lines.clear();
        Arrays.fill(of, 0);
        Arrays.fill(n, 0);
        lastOpened = Newest.UNDATED;
        key = null;
    }
}
