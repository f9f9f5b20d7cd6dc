package balie.store;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.testkit.StoredRow;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The life of a store, round by round: what each run reads, and what must be stored after it by a model in plain Java. Rounds
 * take turns: new rows only; newer versions among new rows; a file read again otherwise, which takes rows away; a new shape.
 */
final class Rounds {

    private static final int KINDS = 4;
    private static final int NEW = 20;
    private static final Instant FIRST = Instant.parse("2026-06-01T08:00:00Z");
    private static final List<Field> FILLED =
            List.of(Interactions.CATEGORY, Interactions.TEXT_, Interactions.PRODUCT, Interactions.TEAM);

    private Rounds() {}

    /** What a run reads. */
    record Input(List<Row> rows, InteractionStore.Shape shape, InteractionStore.ReadFile file) {

        StoreUpdate compare(InteractionStore store, SparkSession spark) {
            return store.compare(
                    spark.createDataFrame(rows, StoredInteractions.TABLE.structType()), List.of(shape), List.of(file));
        }
    }

    /** All that is stored: rows with every column, and the columns that the source fills. */
    record Contents(List<String> rows, Set<String> columns) {}

    /** What a large input holds: rows that are new. Number 0 is also the first of all rounds. */
    static Input staged(int number) {
        return input(number * KINDS);
    }

    /** What must be stored when all large inputs up to one are. */
    static Contents afterStaged(int number) {
        return after(IntStream.rangeClosed(0, number).map(n -> n * KINDS));
    }

    static Input input(int round) {
        int kind = round % KINDS;
        int of = kind == 2 ? round - 2 : round;
        String file = "export-" + of + ".csv";
        String readAs = kind == 2 ? "corrected" : "m";
        Field filled = kind == 3 ? FILLED.get(1 + round / KINDS % (FILLED.size() - 1)) : FILLED.get(0);
        String shape = kind == 3 ? "json#" + filled.name() : "csv#1";
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < NEW; i++) {
            int number = of * NEW + i;
            if (kind == 1 && i % 2 == 0) {
                // Of the round before.
                number -= NEW;
            }
            if (kind != 2 || i % 3 != 0) {
                rows.add(row(number, shape, round, filled, file, readAs));
            }
        }
        return new Input(
                rows,
                new InteractionStore.Shape("desk", shape, List.of("source", "interaction_id", filled.name())),
                new InteractionStore.ReadFile("desk", file, "sha of " + file, readAs));
    }

    private static Row row(int number, String shape, int round, Field filled, String file, String readAs) {
        Instant version = FIRST.plus(100 + round, ChronoUnit.DAYS);
        return StoredRow.of(
                Interactions.INTERACTION_ID,
                "i" + number,
                Interactions.OPENED_AT,
                FIRST.plus(number % 90L, ChronoUnit.DAYS),
                Interactions.CUSTOMER_ID,
                "K" + number,
                filled,
                "of round " + round,
                StoredInteractions.SHAPE,
                shape,
                StoredInteractions.VERSION_AT,
                version,
                StoredInteractions.EXPORTED_AT,
                version,
                StoredInteractions.ROW_HASH,
                "r" + round,
                StoredInteractions.SOURCE_FILE,
                file,
                StoredInteractions.SOURCE_LINE,
                (long) number,
                StoredInteractions.FILE_SHA256,
                "sha of " + file,
                StoredInteractions.READ_AS,
                readAs);
    }

    static Object get(Row row, Field field) {
        return row.get(StoredInteractions.TABLE.indexOf(field));
    }

    /** What must be stored when all rounds up to one are done; -1: none is. */
    static Contents after(int round) {
        return after(IntStream.rangeClosed(0, round));
    }

    private static Contents after(IntStream rounds) {
        Map<String, Row> stored = new TreeMap<>();
        Map<String, Set<String>> shapes = new TreeMap<>();
        for (int each : rounds.toArray()) {
            Input input = input(each);
            Map<String, Row> read = new TreeMap<>();
            input.rows().forEach(row -> read.put(key(row), row));
            int now = each;
            boolean otherwise = stored.values().stream().anyMatch(row -> isSuperseded(row, input));
            stored.values().removeIf(row -> isSuperseded(row, input) && !read.containsKey(key(row)));
            read.forEach((key, row) -> stored.merge(
                    key, row, (old, newer) -> isSuperseded(old, input(now)) || isNewer(newer, old) ? newer : old));
            shapes.put(input.shape().id(), new TreeSet<>(input.shape().columns()));
            if (otherwise) {
                Set<Object> left = new java.util.HashSet<>();
                stored.values().forEach(row -> left.add(get(row, StoredInteractions.SHAPE)));
                shapes.keySet().retainAll(left);
            }
        }
        Set<String> columns = new TreeSet<>();
        shapes.values().forEach(columns::addAll);
        return new Contents(stored.values().stream().map(Row::toString).sorted().toList(), columns);
    }

    private static String key(Row row) {
        return get(row, Interactions.INTERACTION_ID) + " " + get(row, StoredInteractions.SHAPE);
    }

    private static boolean isSuperseded(Row row, Input input) {
        return get(row, StoredInteractions.FILE_SHA256).equals(input.file().sha256())
                && !get(row, StoredInteractions.READ_AS).equals(input.file().readAs());
    }

    private static boolean isNewer(Row row, Row old) {
        return ((Instant) get(row, StoredInteractions.VERSION_AT))
                .isAfter((Instant) get(old, StoredInteractions.VERSION_AT));
    }

    /** What is stored. */
    static Contents stored(InteractionStore store) {
        if (!store.exists()) {
            return new Contents(List.of(), Set.of());
        }
        List<String> rows = new ArrayList<>();
        store.spark()
                .table(store.table())
                .select(StoredInteractions.TABLE.columns())
                .collectAsList()
                .forEach(row -> rows.add(row.toString()));
        return new Contents(
                rows.stream().sorted().toList(),
                store.availability(List.of("desk")).bySource().get("desk"));
    }
}
