package balie.metrics.customer;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.metrics.RowsOfCustomers;
import balie.model.Frequency;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A row for each customer. A contact has what {@link CustomerTraits} read, the product if it is told, the id and the label of the question if
 * that is told, the channel, then one column of the {@link #TALLIES} that its source records and one of those that it counts in, a bit each, and
 * the key of its customer.
 */
final class ProfileCells extends RowsOfCustomers {

    /** Counts of contacts, in the order of their bits. */
    static final List<Field> TALLIES = List.of(
            CustomerProfiles.COMPLAINTS,
            CustomerProfiles.CASES_WITH_STATE,
            CustomerProfiles.CASES_RESOLVED,
            CustomerProfiles.SATISFACTION_ANSWERED,
            CustomerProfiles.SATISFACTION_POSITIVE);

    static final String LAST_OPENED = "last_opened";

    /** {@link #LESS_THAN} and {@link #LABEL} of each question, in no order. */
    static final String QUESTIONS = "questions_asked";

    /** The number of times, negative, so that most come first. */
    static final String LESS_THAN = "less_than";

    static final String LABEL = "label";

    static final StructType SCHEMA = schema();

    private static final int SHOWN_PRODUCT = CustomerTraits.NEXT;
    private static final int ID = SHOWN_PRODUCT + 1;
    private static final int QUESTION = ID + 1;
    private static final int CHANNEL = QUESTION + 1;
    private static final int RECORDED = CHANNEL + 1;
    private static final int HITS = RECORDED + 1;

    private final CustomerTraits customer = new CustomerTraits();
    private final Set<String> products = new HashSet<>();
    private final Map<String, Asked> questions = new HashMap<>();
    private final Set<String> channels = new HashSet<>();
    private final long[] tallies = new long[TALLIES.size()];
    private int recorded;
    private @Nullable String key;

    private record Asked(String label, long times) {}

    private static StructType schema() {
        StructType schema = new StructType().add(EnrichedInteractions.CUSTOMER_KEY.name(), DataTypes.StringType, false);
        for (Field trait : CustomerTraits.ALL) {
            schema = schema.add(trait.name(), DataTypes.StringType, true);
        }
        schema = schema.add(CustomerProfiles.CONTACTS.name(), DataTypes.LongType, false)
                .add(CustomerSegments.FREQUENCY.name(), DataTypes.StringType, false)
                .add(LAST_OPENED, DataTypes.LongType, true)
                .add(CustomerProfiles.PRODUCTS.name(), DataTypes.createArrayType(DataTypes.StringType), true)
                .add(
                        QUESTIONS,
                        DataTypes.createArrayType(new StructType()
                                .add(LESS_THAN, DataTypes.LongType)
                                .add(LABEL, DataTypes.StringType)),
                        true)
                .add(CustomerProfiles.CHANNELS.name(), DataTypes.createArrayType(DataTypes.StringType), false);
        for (Field tally : TALLIES) {
            schema = schema.add(tally.name(), DataTypes.LongType, true);
        }
        return schema;
    }

    @Override
    public void add(Row contact) {
        customer.add(contact);
        key = contact.getString(0);
        addTo(products, contact.getString(SHOWN_PRODUCT));
        addTo(channels, contact.getString(CHANNEL));
        String id = contact.getString(ID);
        if (id != null) {
            questions.merge(
                    id,
                    new Asked(contact.getString(QUESTION), 1),
                    (one, more) -> new Asked(one.label(), one.times() + more.times()));
        }
        recorded |= contact.getInt(RECORDED);
        int hits = contact.getInt(RECORDED) & contact.getInt(HITS);
        for (int i = 0; i < tallies.length; i++) {
            tallies[i] += hits >> i & 1;
        }
    }

    private static void addTo(Set<String> values, @Nullable String value) {
        if (value != null) {
            values.add(value);
        }
    }

    @Override
    public void customerEnds() {
        if (key == null || !customer.isPresent()) {
            clear();
            return;
        }
        List<@Nullable Object> row = new ArrayList<>();
        row.add(key);
        boolean hasProduct = customer.products().iterator().hasNext();
        for (int i = 0; i < CustomerTraits.ALL.size(); i++) {
            row.add(customer.trait(i));
        }
        row.add(customer.contacts());
        row.add(Frequency.of(customer.contacts()).label());
        row.add(customer.lastOpened());
        row.add(hasProduct ? products.toArray() : null);
        row.add(
                questions.isEmpty()
                        ? null
                        : questions.values().stream()
                                .map(asked -> RowFactory.create(-asked.times(), asked.label()))
                                .toArray());
        row.add(channels.toArray());
        for (int i = 0; i < tallies.length; i++) {
            row.add((recorded >> i & 1) == 0 ? null : tallies[i]);
        }
        tell(RowFactory.create(row.toArray()));
        clear();
    }

    private void clear() {
        customer.clear();
        products.clear();
        questions.clear();
        channels.clear();
        Arrays.fill(tallies, 0);
        recorded = 0;
        key = null;
    }
}
