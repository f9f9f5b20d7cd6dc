package balie.metrics.customer;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.metrics.CellPass;
import balie.metrics.MetricContext;
import balie.metrics.Newest;
import balie.metrics.TextOrder;
import balie.metrics.insight.segment.Profiled;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
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
    private static final int PRESENT = OPENED + 1;
    private static final int FIRST_TRAIT = PRESENT + 1;
    private static final int PRODUCT = FIRST_TRAIT + NEWEST.size();

    /** The place in the row of a contact after those that are read here. */
    static final int NEXT = PRODUCT + 1;

    private final List<Newest> newest = NEWEST.stream().map(any -> new Newest()).toList();
    private final Map<String, Long> products = new HashMap<>();
    private long contacts;
    private long lastOpened;
    private boolean isPresent;

    private static List<Field> withProduct() {
        List<Field> all = new ArrayList<>(NEWEST);
        all.add(CustomerProfiles.TOP_PRODUCT);
        return List.copyOf(all);
    }

    /** What is read of a contact here, up to {@link #NEXT}. */
    static List<Column> columns(MetricContext context) {
        List<Column> columns =
                new ArrayList<>(List.of(unix_micros(Interactions.OPENED_AT.col()), Profiled.present(context)));
        NEWEST.forEach(trait -> columns.add(trait.col()));
        columns.add(Interactions.PRODUCT.col());
        return columns;
    }

    void add(Row contact) {
        long opened = Newest.opened(contact, OPENED);
        lastOpened = contacts == 0 ? opened : Math.max(lastOpened, opened);
        contacts++;
        isPresent |= contact.getBoolean(PRESENT);
        for (int i = 0; i < newest.size(); i++) {
            newest.get(i).add(opened, contact.getString(FIRST_TRAIT + i));
        }
        String product = contact.getString(PRODUCT);
        if (product != null) {
            products.merge(product, 1L, Long::sum);
        }
    }

    long contacts() {
        return contacts;
    }

    /** In microseconds since 1970; null: no contact has a time. */
    @Nullable
    Long lastOpened() {
        return lastOpened == Newest.UNDATED ? null : lastOpened;
    }

    /** Whether one of the contacts lies in the period: only then is the customer told of. */
    boolean isPresent() {
        return isPresent;
    }

    /** Those the contacts were about. */
    Iterable<String> products() {
        return products.keySet();
    }

    /** One of {@link #ALL}. */
    @Nullable
    String trait(int place) {
        return place < newest.size() ? newest.get(place).value() : topProduct();
    }

    /** On a tie the last in the alphabet. */
    private @Nullable String topProduct() {
        String top = null;
        long most = 0;
        for (Map.Entry<String, Long> each : products.entrySet()) {
            long times = each.getValue();
            if (top == null
                    || times > most
                    || (times == most && TextOrder.BY_CODE_POINT.compare(each.getKey(), top) > 0)) {
                top = each.getKey();
                most = times;
            }
        }
        return top;
    }

    /** The next contact is another customer's. */
    void clear() {
        newest.forEach(Newest::clear);
        products.clear();
        contacts = 0;
        isPresent = false;
    }
}
