package balie.metrics.customer;

import balie.contract.EnrichedInteractions;
import balie.metrics.CellPass;
import balie.metrics.MetricContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.apache.spark.sql.functions.when;

/** How many customers share a trait, came about a product or asked a question, and how often a wording of one was used. */
final class SharedCells implements CellPass.Cells {

    /** Of what a row is: the place of a trait in {@link CustomerTraits#ALL}, {@link #PRODUCT}, {@link #QUESTION} or {@link #WORDING}. */
    static final String KIND = "kind";

    static final int PRODUCT = CustomerTraits.ALL.size();
    static final int QUESTION = PRODUCT + 1;
    static final int WORDING = QUESTION + 1;

    /** The trait, the product or the id of the question. */
    static final String VALUE = "shared_value";

    /** Of a wording, null else. */
    static final String LABEL = "label";

    /** Customers; of a wording, contacts. */
    static final String TIMES = "times";

    static final StructType SCHEMA = new StructType()
            .add(KIND, DataTypes.IntegerType, false)
            .add(VALUE, DataTypes.StringType, false)
            .add(LABEL, DataTypes.StringType, true)
            .add(TIMES, DataTypes.LongType, false);

    private static final int MOST = 100_000;
    private static final int ID = CustomerTraits.NEXT;
    private static final int QUESTION_TEXT = ID + 1;

    private record Key(int kind, String value, @Nullable String label) {}

    private final CustomerTraits customer = new CustomerTraits();
    private final Set<String> asked = new HashSet<>();
    /** Wordings of a customer who may turn out not to be told of. */
    private final Map<Key, Long> waiting = new HashMap<>();

    private final Map<Key, Long> cells = new HashMap<>();

    static List<Column> columns(MetricContext context) {
        List<Column> columns = new ArrayList<>(CustomerTraits.columns(context));
        columns.add(question());
        columns.add(EnrichedInteractions.QUESTION.col());
        return columns;
    }

    /** The id of a question that is known; null else. */
    static Column question() {
        Column id = EnrichedInteractions.QUESTION_ID.col();
        return when(id.notEqual(EnrichedInteractions.PENDING), id);
    }

    @Override
    public void add(Row contact) {
        customer.add(contact);
        String id = contact.getString(ID);
        if (id != null) {
            asked.add(id);
            waiting.merge(new Key(WORDING, id, contact.getString(QUESTION_TEXT)), 1L, Long::sum);
        }
        if (customer.isPresent() && !waiting.isEmpty()) {
            waiting.forEach((key, times) -> cells.merge(key, times, Long::sum));
            waiting.clear();
        }
    }

    private void count(int kind, String value) {
        cells.merge(new Key(kind, value, null), 1L, Long::sum);
    }

    @Override
    public void customerEnds() {
        if (customer.isPresent()) {
            for (int i = 0; i < CustomerTraits.ALL.size(); i++) {
                String trait = customer.trait(i);
                if (trait != null) {
                    count(i, trait);
                }
            }
            customer.products().forEach(product -> count(PRODUCT, product));
            asked.forEach(id -> count(QUESTION, id));
        }
        customer.clear();
        asked.clear();
        waiting.clear();
    }

    @Override
    public boolean areMany() {
        return cells.size() > MOST;
    }

    /** What a customer shares is added when the customer ends, wordings with each contact of a present one: cells hold whole numbers of both at any time. */
    @Override
    public List<Row> overflow() {
        return areMany() ? drain() : List.of();
    }

    @Override
    public List<Row> drain() {
        List<Row> rows = new ArrayList<>();
        cells.forEach((key, times) -> rows.add(RowFactory.create(key.kind(), key.value(), key.label(), times)));
        cells.clear();
        return rows;
    }
}
