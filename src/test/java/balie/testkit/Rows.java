package balie.testkit;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.TableContract;
import balie.model.ClassifiedBy;
import balie.model.Kind;
import balie.text.Wording;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Interactions made up for a test; what a test does not say is null, but for source, id and opening time. */
public final class Rows {

    /** A Monday noon; day n of a test is n days later. */
    public static final Instant START = Instant.parse("2026-11-02T12:00:00Z");

    private final List<Map<Field, Object>> rows = new ArrayList<>();

    /** Adds a row; {@code pairs} are fields and values in turn. */
    public Rows row(Object... pairs) {
        Map<Field, Object> values = new HashMap<>();
        values.put(Interactions.SOURCE, "desk");
        values.put(Interactions.INTERACTION_ID, "i" + rows.size());
        values.put(Interactions.OPENED_AT, START);
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((Field) pairs[i], pairs[i + 1]);
        }
        Object text = values.get(Interactions.TEXT_);
        values.putIfAbsent(Interactions.TEXT_KEY, Wording.key((String) text));
        Object subject = values.get(Interactions.SUBJECT);
        values.putIfAbsent(Interactions.SUBJECT_KEY, Wording.key((String) subject));
        rows.add(values);
        return this;
    }

    /** Adds a row some times over, each with an id of its own. */
    public Rows times(int count, Object... pairs) {
        for (int i = 0; i < count; i++) {
            row(pairs);
        }
        return this;
    }

    public static Instant day(double days) {
        return START.plus(Math.round(days * 24 * 60), ChronoUnit.MINUTES);
    }

    /** The one of an interaction. */
    public static Row byId(List<Row> rows, String id) {
        return rows.stream()
                .filter(r -> r.getAs(Interactions.INTERACTION_ID.name()).equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** As {@link Interactions#TABLE}. */
    public Dataset<Row> interactions() {
        return dataset(Interactions.TABLE, rows);
    }

    /** As {@link EnrichedInteractions#TABLE}, with the question and the customer key derived as in a run. */
    public Dataset<Row> enriched() {
        List<Map<Field, Object>> wider = new ArrayList<>();
        for (Map<Field, Object> row : rows) {
            Map<Field, Object> more = new HashMap<>(row);
            Object key = row.get(Interactions.TEXT_KEY);
            Object wording = key == null ? row.get(Interactions.SUBJECT_KEY) : key;
            more.putIfAbsent(EnrichedInteractions.WORDING_KEY, wording);
            more.putIfAbsent(EnrichedInteractions.QUESTION_ID, wording);
            more.putIfAbsent(
                    EnrichedInteractions.QUESTION,
                    key == null ? row.get(Interactions.SUBJECT) : row.get(Interactions.TEXT_));
            more.putIfAbsent(EnrichedInteractions.OBJECTS_TO_MARKETING, false);
            more.putIfAbsent(EnrichedInteractions.CUSTOMER_KEY, row.get(Interactions.CUSTOMER_ID));
            Object kind = row.get(Interactions.KIND);
            more.putIfAbsent(EnrichedInteractions.KIND_DECIDED_BY, decidedBy(kind));
            more.putIfAbsent(EnrichedInteractions.EMOTION_DECIDED_BY, decidedBy(row.get(Interactions.EMOTION_START)));
            if (Kind.COMPLAINT.code().equals(kind)) {
                more.putIfAbsent(EnrichedInteractions.COMPLAINT_CATEGORY, row.get(Interactions.CATEGORY));
                more.putIfAbsent(
                        EnrichedInteractions.CATEGORY_DECIDED_BY,
                        decidedBy(more.get(EnrichedInteractions.COMPLAINT_CATEGORY)));
            }
            wider.add(more);
        }
        return dataset(EnrichedInteractions.TABLE, wider);
    }

    private static String decidedBy(Object recorded) {
        return (recorded == null ? ClassifiedBy.UNCLASSIFIED : ClassifiedBy.RECORDED).code();
    }

    /** A table of a contract; what a row does not say is null. */
    public static Dataset<Row> dataset(TableContract contract, List<Map<Field, Object>> rows) {
        List<Row> values = new ArrayList<>();
        for (Map<Field, Object> row : rows) {
            Object[] cells = new Object[contract.fields().size()];
            for (int i = 0; i < cells.length; i++) {
                Object value = row.get(contract.fields().get(i));
                cells[i] = value instanceof Integer number ? Long.valueOf(number) : value;
            }
            values.add(RowFactory.create(cells));
        }
        StructType schema = contract.structType();
        return SharedSpark.session().createDataFrame(values, schema);
    }
}
