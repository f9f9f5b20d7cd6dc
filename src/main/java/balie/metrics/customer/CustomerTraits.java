package balie.metrics.customer;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.metrics.CellPass;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.apache.spark.sql.functions.unix_micros;

/** What the contacts of the customer at hand tell of the customer: the newest of some traits, and the products. */
final class CustomerTraits {

    /** The traits of which the newest is told; the value itself breaks ties. */
    static final List<Field> NEWEST =
            List.of(Interactions.CUSTOMER_TYPE, EnrichedInteractions.REGION, Interactions.LANGUAGE);

    /** These and the product that most contacts are about. */
    static final List<Field> ALL = withProduct();

    private static final int OPENED = CellPass.FIRST;
    private static final int FIRST_TRAIT = OPENED + 1;
    private static final int PRODUCT = FIRST_TRAIT + NEWEST.size();

    /** The place in the row of a contact after those that are read here. */
    static final int NEXT = PRODUCT + 1;

    private final @Nullable String[] newest = new String[NEWEST.size()];
    private final long[] newestAt = new long[NEWEST.size()];
    private final Map<String, Long> products = new HashMap<>();
    private long contacts;
    private long lastOpened;

    private static List<Field> withProduct() {
        List<Field> all = new ArrayList<>(NEWEST);
        all.add(CustomerProfiles.TOP_PRODUCT);
        return List.copyOf(all);
    }

    /** What is read of a contact here, up to {@link #NEXT}. */
    static List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(unix_micros(Interactions.OPENED_AT.col())));
        NEWEST.forEach(trait -> columns.add(trait.col()));
        columns.add(Interactions.PRODUCT.col());
        return columns;
    }

    void add(Row contact) {
        // Without a time a contact comes before all that have one.
        long opened = contact.isNullAt(OPENED) ? Long.MIN_VALUE : contact.getLong(OPENED);
        lastOpened = contacts == 0 ? opened : Math.max(lastOpened, opened);
        contacts++;
        for (int i = 0; i < newest.length; i++) {
            String value = contact.getString(FIRST_TRAIT + i);
            if (value != null && isNewer(i, opened, value)) {
                newest[i] = value;
                newestAt[i] = opened;
            }
        }
        String product = contact.getString(PRODUCT);
        if (product != null) {
            products.merge(product, 1L, Long::sum);
        }
    }

    private boolean isNewer(int trait, long opened, String value) {
        String known = newest[trait];
        return known == null
                || opened > newestAt[trait]
                || (opened == newestAt[trait] && !known.equals(value) && comesAfter(value, known));
    }

    /** In the order of Spark's texts. */
    private static boolean comesAfter(String one, String other) {
        return UTF8String.fromString(one).binaryCompare(UTF8String.fromString(other)) > 0;
    }

    long contacts() {
        return contacts;
    }

    /** In microseconds since 1970; null: no contact has a time. */
    @Nullable
    Long lastOpened() {
        return lastOpened == Long.MIN_VALUE ? null : lastOpened;
    }

    /** Those the contacts were about. */
    Iterable<String> products() {
        return products.keySet();
    }

    /** One of {@link #ALL}. */
    @Nullable
    String trait(int place) {
        return place < newest.length ? newest[place] : topProduct();
    }

    /** On a tie the last in the alphabet. */
    private @Nullable String topProduct() {
        String top = null;
        long most = 0;
        for (Map.Entry<String, Long> each : products.entrySet()) {
            long times = each.getValue();
            if (top == null || times > most || (times == most && comesAfter(each.getKey(), top))) {
                top = each.getKey();
                most = times;
            }
        }
        return top;
    }

    /** The next contact is another customer's. */
    void clear() {
        Arrays.fill(newest, null);
        products.clear();
        contacts = 0;
    }
}
