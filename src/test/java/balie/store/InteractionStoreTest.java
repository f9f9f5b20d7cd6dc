package balie.store;

import balie.app.Sessions;
import balie.config.JobConfig.StoreConfig;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.testkit.SharedSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        return RowFactory.create(values);
    }

    private InteractionStore.Changes upsert(InteractionStore.Shape shape, Row... rows) {
        Dataset<Row> dataset =
                SharedSpark.session().createDataFrame(List.of(rows), StoredInteractions.TABLE.structType());
        return store.upsert(dataset, List.of(shape));
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
                .isEqualTo(new InteractionStore.Changes(2, 0));
        assertThat(upsert(CSV, row(CSV, "1", 3, "closed", "a"), row(CSV, "3", 3, "new", "b")))
                .isEqualTo(new InteractionStore.Changes(1, 1));

        assertThat(stored()).containsExactly("1 closed a null", "2 new a null", "3 new b null");
    }

    @Test
    void an_older_row_that_comes_later_overwrites_nothing() {
        upsert(CSV, row(CSV, "1", 3, "closed", "a"));

        assertThat(upsert(CSV, row(CSV, "1", 1, "open", "a"))).isEqualTo(new InteractionStore.Changes(0, 0));
        assertThat(stored()).containsExactly("1 closed a null");
    }

    @Test
    void the_same_rows_again_write_nothing_at_all() throws Exception {
        upsert(CSV, row(CSV, "1", 3, "closed", "a"), row(CSV, "2", 1, "new", "a"));
        List<String> before = filesOfTheTable();

        assertThat(upsert(CSV, row(CSV, "2", 1, "new", "a"), row(CSV, "1", 3, "closed", "a")))
                .isEqualTo(new InteractionStore.Changes(0, 0));
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
                java.util.Map.of(
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
