package balie.store;

import balie.app.Sessions;
import balie.config.JobConfig.StoreConfig;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.testkit.SharedSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class InteractionStoreTest {

    private static final InteractionStore.Shape CSV = new InteractionStore.Shape(
            "desk", "csv#1", List.of("source", "interaction_id", "opened_at", "updated_at", "status", "category"));
    private static final InteractionStore.Shape JSON = new InteractionStore.Shape(
            "desk", "json#1", List.of("source", "interaction_id", "opened_at", "updated_at", "status", "text"));

    @TempDir
    private Path folder;

    private InteractionStore store;

    @BeforeEach
    void open() {
        store = SharedSpark.store(folder);
    }

    /** A row; day 0 is 1 November 2026. */
    private static Row row(InteractionStore.Shape shape, String id, int updatedDay, String status, String more) {
        Object[] values = new Object[StoredInteractions.TABLE.fields().size()];
        Instant updated = Instant.parse("2026-11-01T00:00:00Z").plusSeconds(updatedDay * 86_400L);
        values[StoredInteractions.TABLE.indexOf(Interactions.SOURCE)] = "desk";
        values[StoredInteractions.TABLE.indexOf(Interactions.INTERACTION_ID)] = id;
        values[StoredInteractions.TABLE.indexOf(Interactions.OPENED_AT)] = Instant.parse("2026-10-20T10:00:00Z");
        values[StoredInteractions.TABLE.indexOf(Interactions.UPDATED_AT)] = updated;
        values[StoredInteractions.TABLE.indexOf(Interactions.STATUS)] = status;
        values[StoredInteractions.TABLE.indexOf(shape.equals(CSV) ? Interactions.CATEGORY : Interactions.TEXT_)] = more;
        values[StoredInteractions.TABLE.indexOf(StoredInteractions.SHAPE)] = shape.id();
        values[StoredInteractions.TABLE.indexOf(StoredInteractions.VERSION_AT)] = updated;
        values[StoredInteractions.TABLE.indexOf(StoredInteractions.EXPORTED_AT)] = updated;
        values[StoredInteractions.TABLE.indexOf(StoredInteractions.ROW_HASH)] = status + more;
        values[StoredInteractions.TABLE.indexOf(StoredInteractions.SOURCE_FILE)] = "export.csv";
        values[StoredInteractions.TABLE.indexOf(StoredInteractions.SOURCE_LINE)] = 2L;
        values[StoredInteractions.TABLE.indexOf(StoredInteractions.FILE_SHA256)] = "f1";
        values[StoredInteractions.TABLE.indexOf(StoredInteractions.READ_AS)] = "m1";
        return RowFactory.create(values);
    }

    private static final List<InteractionStore.ReadFile> READ =
            List.of(new InteractionStore.ReadFile("desk", "export.csv", "f1", "m1"));

    private InteractionStore.Changes upsert(InteractionStore.Shape shape, Row... rows) {
        Dataset<Row> dataset =
                SharedSpark.session().createDataFrame(List.of(rows), StoredInteractions.TABLE.structType());
        return store.compare(dataset, List.of(shape), READ).apply();
    }

    private List<String> stored() {
        List<String> rows = new ArrayList<>();
        for (Row row : store.interactions(List.of("desk"))
                .select(
                        Interactions.INTERACTION_ID.col(),
                        Interactions.STATUS.col(),
                        Interactions.CATEGORY.col(),
                        Interactions.TEXT_.col())
                .orderBy(Interactions.INTERACTION_ID.col())
                .collectAsList()) {
            rows.add(row.getString(0) + " " + row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
        }
        return rows;
    }

    private List<String> filesOfTheTable() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(new TreeSet<>(files.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .toList()));
        }
    }

    @Test
    void new_rows_are_added_and_newer_ones_replace() {
        assertThat(upsert(CSV, row(CSV, "1", 1, "open", "a"), row(CSV, "2", 1, "new", "a")))
                .isEqualTo(new InteractionStore.Changes(2, 0, 0));
        assertThat(upsert(CSV, row(CSV, "1", 3, "closed", "a"), row(CSV, "3", 3, "new", "b")))
                .isEqualTo(new InteractionStore.Changes(1, 1, 0));

        assertThat(stored()).containsExactly("1 closed a null", "2 new a null", "3 new b null");
    }

    @Test
    void an_older_row_that_comes_later_overwrites_nothing() {
        upsert(CSV, row(CSV, "1", 3, "closed", "a"));

        assertThat(upsert(CSV, row(CSV, "1", 1, "open", "a"))).isEqualTo(new InteractionStore.Changes(0, 0, 0));
        assertThat(stored()).containsExactly("1 closed a null");
    }

    @Test
    void the_same_rows_again_write_nothing_at_all() throws Exception {
        upsert(CSV, row(CSV, "1", 3, "closed", "a"), row(CSV, "2", 1, "new", "a"));
        List<String> before = filesOfTheTable();

        assertThat(upsert(CSV, row(CSV, "2", 1, "new", "a"), row(CSV, "1", 3, "closed", "a")))
                .isEqualTo(new InteractionStore.Changes(0, 0, 0));
        assertThat(filesOfTheTable()).isEqualTo(before);
    }

    @Test
    void a_value_that_was_cleared_is_cleared() {
        upsert(CSV, row(CSV, "1", 1, "open", "a"));
        upsert(CSV, row(CSV, "1", 2, "open", null));

        assertThat(stored()).containsExactly("1 open null null");
    }

    @Test
    void two_shapes_complete_each_other_and_the_newer_gives_what_both_have() {
        upsert(CSV, row(CSV, "1", 3, "closed", "delivery"), row(CSV, "2", 1, "new", "order"));
        upsert(JSON, row(JSON, "1", 2, "open", "where is it?"), row(JSON, "3", 2, "open", "hello"));

        assertThat(stored()).containsExactly("1 closed delivery where is it?", "2 new order null", "3 open null hello");
        assertThat(store.availability(List.of("desk")).bySource().get("desk")).contains("category", "text");
    }

    private static Row with(Row row, Field field, @Nullable Object value) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        values[StoredInteractions.TABLE.indexOf(field)] = value;
        return RowFactory.create(values);
    }

    private InteractionStore.Changes upsertReadAs(String readAs, InteractionStore.Shape shape, Row... rows) {
        List<Row> read = Arrays.stream(rows)
                .map(r -> with(r, StoredInteractions.READ_AS, readAs))
                .toList();
        Dataset<Row> dataset = SharedSpark.session().createDataFrame(read, StoredInteractions.TABLE.structType());
        return store.compare(
                        dataset,
                        List.of(shape),
                        List.of(new InteractionStore.ReadFile("desk", "export.csv", "f1", readAs)))
                .apply();
    }

    @Test
    void a_file_read_again_with_a_corrected_mapping_replaces_all_that_it_gave() {
        upsert(CSV, row(CSV, "1", 3, "zzz", "a"), row(CSV, "2", 3, "open", "a"), row(CSV, "wrong id", 3, "open", "a"));
        Row other = with(row(CSV, "9", 3, "open", "a"), StoredInteractions.FILE_SHA256, "another file");
        store.compare(
                        SharedSpark.session().createDataFrame(List.of(other), StoredInteractions.TABLE.structType()),
                        List.of(CSV),
                        List.of(new InteractionStore.ReadFile("desk", "other.csv", "another file", "m1")))
                .apply();

        Row[] corrected = {row(CSV, "1", 2, "closed", "a"), row(CSV, "2", 3, "new", "a"), row(CSV, "3", 3, "new", "a")};
        // The corrected rows are not newer: one has an earlier version, the others the same.
        assertThat(upsertReadAs("m2", CSV, corrected)).isEqualTo(new InteractionStore.Changes(1, 2, 1));

        assertThat(stored()).containsExactly("1 closed a null", "2 new a null", "3 new a null", "9 open a null");
        assertThat(upsertReadAs("m2", CSV, corrected)).isEqualTo(new InteractionStore.Changes(0, 0, 0));
    }

    @Test
    void columns_that_a_corrected_mapping_no_longer_fills_are_no_longer_available() {
        upsert(CSV, row(CSV, "1", 3, "open", "a"));
        upsertReadAs("m2", JSON, row(JSON, "1", 3, "open", "hello"));

        assertThat(store.availability(List.of("desk")).bySource().get("desk"))
                .contains("text")
                .doesNotContain("category");
        assertThat(stored()).containsExactly("1 open null hello");
    }

    @Test
    void rows_of_an_earlier_version_that_did_not_note_their_file_are_replaced_by_its_name() {
        store.compare(
                        SharedSpark.session()
                                .createDataFrame(
                                        List.of(with(
                                                with(
                                                        row(CSV, "1", 3, "zzz", "a"),
                                                        StoredInteractions.FILE_SHA256,
                                                        null),
                                                StoredInteractions.READ_AS,
                                                null)),
                                        StoredInteractions.TABLE.structType()),
                        List.of(CSV),
                        READ)
                .apply();

        assertThat(upsert(CSV, row(CSV, "1", 3, "closed", "a"))).isEqualTo(new InteractionStore.Changes(0, 1, 0));
        assertThat(stored()).containsExactly("1 closed a null");
    }

    @Test
    void an_id_of_a_stored_contact_that_was_opened_on_another_day_is_told_before_anything_is_written() {
        upsert(CSV, row(CSV, "1", 1, "open", "a"), row(CSV, "2", 1, "open", "a"));
        Row renumbered =
                with(row(CSV, "1", 3, "open", "b"), Interactions.OPENED_AT, Instant.parse("2026-11-03T09:00:00Z"));

        StoreUpdate update = store.compare(
                SharedSpark.session()
                        .createDataFrame(
                                List.of(renumbered, row(CSV, "2", 3, "closed", "a")),
                                StoredInteractions.TABLE.structType()),
                List.of(CSV),
                READ);

        assertThat(update.clashing()).isEqualTo(1);
        assertThat(stored()).containsExactly("1 open a null", "2 open a null");
    }

    @Test
    void tells_what_is_stored_from_other_files() {
        upsert(CSV, row(CSV, "1", 1, "open", "a"), row(CSV, "2", 1, "open", "a"));

        Holdings own = store.holdings(List.of("desk"), READ);
        assertThat(own.otherFiles()).isEmpty();
        assertThat(own.rows("desk", true)).isEqualTo(2);
        assertThat(own.completing()).isEmpty();
        Holdings others =
                store.holdings(List.of("desk"), List.of(new InteractionStore.ReadFile("desk", "new.csv", "f2", "m1")));
        assertThat(others.otherFiles()).isEqualTo(Map.of("export.csv", 2L));
        assertThat(others.rows("desk", true)).isZero();
    }

    @Test
    void tells_how_many_rows_complete_another_of_their_interaction() {
        upsert(CSV, row(CSV, "1", 1, "open", "a"), row(CSV, "2", 1, "open", "a"));
        upsert(JSON, row(JSON, "2", 1, "open", null), row(JSON, "3", 1, "open", null));

        Holdings held = store.holdings(List.of("desk"), READ);

        assertThat(held.completing()).isEqualTo(Map.of("desk", 1L));
        assertThat(held.rows("desk", true) + held.rows("desk", false) - 1)
                .isEqualTo(store.interactions(List.of("desk")).count());
    }

    @Test
    void sources_are_apart() {
        upsert(CSV, row(CSV, "1", 3, "closed", "delivery"));

        assertThat(store.interactions(List.of("other")).count()).isZero();
        assertThat(store.availability(List.of("other")).bySource().get("other")).isEmpty();
    }

    @Test
    void another_catalog_can_be_configured() {
        StoreConfig memory = new StoreConfig(
                "",
                Map.of(
                        "catalog-impl",
                        "org.apache.iceberg.inmemory.InMemoryCatalog",
                        "warehouse",
                        folder.resolve("elsewhere").toUri().toString(),
                        "io-impl",
                        "org.apache.iceberg.hadoop.HadoopFileIO"));
        store = Sessions.connect(SharedSpark.session(), memory, folder);

        upsert(CSV, row(CSV, "1", 1, "open", "a"));
        upsert(CSV, row(CSV, "1", 2, "closed", "a"));

        assertThat(stored()).containsExactly("1 closed a null");
    }
}
