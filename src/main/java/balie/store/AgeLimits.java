package balie.store;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

/**
 * Up to which instant, for each source, texts and persons were taken off the contacts of a store. They are properties of the table, and
 * never go back: what went does not come back from an export, nor by a run for an earlier week.
 *
 * <p>A contact is as old as its opening; where none is recorded, as the newest thing that its row or its export shows. Of an aged row
 * the hash is made of what is left, so that the same row of an export, aged in the same way, is known as the one that is stored.
 */
final class AgeLimits {

    private static final String TEXT = "balie.aged-text.";
    private static final String PERSONS = "balie.aged-persons.";
    private static final int HASH_DIGITS = 16;

    /** What contacts say. Their keys stay: a key says which question it was, and holds nothing of the text. */
    private static final List<Field> TEXTS = List.of(Interactions.SUBJECT, Interactions.TEXT_);

    private static final List<Field> WHO = List.of(Interactions.CUSTOMER_ID, Interactions.AGENT);

    private static final String OPENING = "balie_opening";

    private final Map<String, Instant> text;
    private final Map<String, Instant> persons;

    private AgeLimits(Map<String, Instant> text, Map<String, Instant> persons) {
        this.text = new TreeMap<>(text);
        this.persons = new TreeMap<>(persons);
    }

    static AgeLimits of(Map<String, String> properties) {
        return new AgeLimits(named(properties, TEXT), named(properties, PERSONS));
    }

    private static Map<String, Instant> named(Map<String, String> properties, String prefix) {
        Map<String, Instant> limits = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                limits.put(key.substring(prefix.length()), Instant.parse(value));
            }
        });
        return limits;
    }

    boolean isEmpty() {
        return text.isEmpty() && persons.isEmpty();
    }

    /**
     * These, moved on for a source. A text tells of the person who wrote it, so it goes with the person at the latest.
     *
     * @param textBefore null: texts are kept
     * @param personsBefore null: persons are kept
     */
    AgeLimits and(String source, @Nullable Instant textBefore, @Nullable Instant personsBefore) {
        AgeLimits moved = new AgeLimits(text, persons);
        for (Instant limit : new Instant[] {textBefore, personsBefore}) {
            if (limit != null) {
                moved.text.merge(source, limit, (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        if (personsBefore != null) {
            moved.persons.merge(source, personsBefore, (a, b) -> a.isAfter(b) ? a : b);
        }
        return moved;
    }

    Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        text.forEach((source, limit) -> properties.put(TEXT + source, limit.toString()));
        persons.forEach((source, limit) -> properties.put(PERSONS + source, limit.toString()));
        return properties;
    }

    /** The limits of persons, by source. */
    Map<String, Instant> persons() {
        return Map.copyOf(persons);
    }

    /**
     * The rows that hold what they should not any more, for {@link #lost} and {@link #without}.
     *
     * @param rows {@link StoredInteractions#TABLE}
     * @param openings {@link #openings} of all shapes; null: each row has its own
     */
    Dataset<Row> due(Dataset<Row> rows, @Nullable Dataset<Row> openings) {
        // A plain bound, so that files of younger contacts are passed over.
        Instant newest = Stream.concat(text.values().stream(), persons.values().stream())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        Column opened = Interactions.OPENED_AT.col();
        return dated(rows.filter(opened.lt(lit(newest)).or(opened.isNull())), openings)
                .filter(taken());
    }

    /** How many of the rows that are due lose what they say, and how many who they were of. */
    long[] lost(Dataset<Row> due) {
        Row counts = due.agg(
                        count(when(isOld(text).and(any(TEXTS)), 1)),
                        count(when(isOld(persons).and(any(WHO)), 1)))
                .head();
        return new long[] {counts.getLong(0), counts.getLong(1)};
    }

    /** The rows as they may be kept; those that are young enough, or hold nothing of it, stay as they are. */
    Dataset<Row> aged(Dataset<Row> rows, @Nullable Dataset<Row> openings) {
        return isEmpty() ? rows : without(dated(rows, openings));
    }

    /** Rows that are due without what they should not hold. */
    Dataset<Row> without(Dataset<Row> dated) {
        Map<String, Column> changed = new HashMap<>();
        TEXTS.forEach(f -> changed.put(f.name(), when(isOld(text).unary_$bang(), f.col())));
        WHO.forEach(f -> changed.put(f.name(), when(isOld(persons).unary_$bang(), f.col())));
        Column[] left = Interactions.TABLE.fields().stream()
                .map(f -> changed.getOrDefault(f.name(), f.col()))
                .toArray(Column[]::new);
        changed.put(
                StoredInteractions.ROW_HASH.name(),
                when(taken(), lpad(lower(hex(xxhash64(left))), HASH_DIGITS, "0"))
                        .otherwise(StoredInteractions.ROW_HASH.col()));
        List<Column> columns = new ArrayList<>();
        for (Field field : StoredInteractions.TABLE.fields()) {
            columns.add(changed.getOrDefault(field.name(), field.col()).as(field.name()));
        }
        return dated.select(columns.toArray(Column[]::new));
    }

    /** When each contact was opened, where a shape of its exports says so. */
    static Dataset<Row> openings(Dataset<Row> rows) {
        return rows.filter(Interactions.OPENED_AT.col().isNotNull())
                .groupBy(Interactions.SOURCE.col(), Interactions.INTERACTION_ID.col())
                .agg(min(Interactions.OPENED_AT.col()).as(OPENING));
    }

    private static Dataset<Row> dated(Dataset<Row> rows, @Nullable Dataset<Row> openings) {
        return openings == null
                ? rows.withColumn(OPENING, Interactions.OPENED_AT.col())
                : rows.join(
                        openings,
                        new String[] {Interactions.SOURCE.name(), Interactions.INTERACTION_ID.name()},
                        "left");
    }

    private Column taken() {
        return isOld(text).and(any(TEXTS)).or(isOld(persons).and(any(WHO)));
    }

    private static Column any(List<Field> fields) {
        return fields.stream().map(f -> f.col().isNotNull()).reduce(Column::or).orElse(lit(false));
    }

    private static Column isOld(Map<String, Instant> limits) {
        Column at = coalesce(
                Interactions.OPENED_AT.col(),
                col(OPENING),
                StoredInteractions.VERSION_AT.col(),
                StoredInteractions.EXPORTED_AT.col());
        Column old = lit(false);
        for (Map.Entry<String, Instant> limit : limits.entrySet()) {
            old = old.or(Interactions.SOURCE.col().equalTo(limit.getKey()).and(at.lt(lit(limit.getValue()))));
        }
        return coalesce(old, lit(false));
    }
}
