package balie.store;

import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.privacy.KeyRing;
import balie.privacy.Pseudonyms;
import balie.testkit.SharedSpark;
import balie.testkit.StoredRow;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ErasureTest {

    private static final Instant ALWAYS = Instant.parse("2999-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-01T00:00:00Z");
    private static final Pseudonyms KEY =
            new Pseudonyms("a key of sixteen bytes or more".getBytes(StandardCharsets.UTF_8));
    private static final InteractionStore.Shape CSV =
            new InteractionStore.Shape("desk", "csv#1", List.of("source", "interaction_id", "customer_id", "subject"));
    private static final InteractionStore.Shape JSON =
            new InteractionStore.Shape("desk", "json#1", List.of("source", "interaction_id", "text"));
    private static final List<InteractionStore.ReadFile> READ =
            List.of(new InteractionStore.ReadFile("desk", "export.csv", "sha of export.csv", "m"));

    @TempDir
    private Path folder;

    private InteractionStore store;
    private Path data;

    private static Row csv(String id, String customer, String subject) {
        return StoredRow.of(
                Interactions.INTERACTION_ID, id, Interactions.CUSTOMER_ID, customer, Interactions.SUBJECT, subject);
    }

    private static Row json(String id, String text) {
        return StoredRow.of(
                Interactions.INTERACTION_ID, id, Interactions.TEXT_, text, StoredInteractions.SHAPE, "json#1");
    }

    private void upsert(InteractionStore.Shape shape, Row... rows) {
        store.compare(StoredRow.dataset(List.of(rows)), List.of(shape), READ).apply();
    }

    @BeforeEach
    void fill() {
        store = SharedSpark.store(folder);
        data = folder.resolve("desk/interactions/data");
        upsert(
                CSV,
                csv("1", "K1", "my order"),
                csv("2", "K10", "an order of K1, my wife"),
                csv("3", "K1", "a bill"),
                csv("4", null, "who am I"),
                StoredRow.of(
                        Interactions.SOURCE, "shop", Interactions.INTERACTION_ID, "1", Interactions.CUSTOMER_ID, "K1"));
        // Another shape of export does not name the customer, and says most of them.
        upsert(JSON, json("1", "I live in Long Street"), json("2", "hello"));
        // A newer version, so that there is a past.
        upsert(
                CSV,
                StoredRow.of(
                        Interactions.INTERACTION_ID,
                        "3",
                        Interactions.CUSTOMER_ID,
                        "K1",
                        Interactions.SUBJECT,
                        "a bill, paid",
                        StoredInteractions.VERSION_AT,
                        LATER));
    }

    private List<String> contacts() {
        List<String> contacts = new ArrayList<>();
        store.spark()
                .table(store.table())
                .select(Interactions.SOURCE.col(), Interactions.INTERACTION_ID.col(), StoredInteractions.SHAPE.col())
                .collectAsList()
                .forEach(r -> contacts.add(r.getString(0) + " " + r.getString(1) + " " + r.getString(2)));
        contacts.sort(null);
        return contacts;
    }

    private List<Path> dataFiles() throws IOException {
        try (Stream<Path> tree = Files.walk(data)) {
            return tree.filter(f -> f.toString().endsWith(".parquet")).toList();
        }
    }

    private Erasure erased(String source, String... customers) throws IOException {
        Erasure erasure = new Erasure(store, List.of(customers), source);
        erasure.rows(KEY);
        erasure.history();
        erasure.leftovers(ALWAYS);
        return erasure;
    }

    @Test
    void all_of_a_customers_contacts_go_and_all_others_stay() throws IOException {
        Erasure erasure = new Erasure(store, List.of("K1"), null);

        Erasure.Removed removed = erasure.rows(KEY);
        assertThat(removed.rows()).isEqualTo(4);
        assertThat(removed.contacts()).isEqualTo(3);
        assertThat(removed.files()).isPositive();
        assertThat(removed.unknown()).isEmpty();
        assertThat(contacts()).containsExactly("desk 2 csv#1", "desk 2 json#1", "desk 4 csv#1");
    }

    @Test
    void nothing_is_left_in_the_past_nor_in_what_killed_runs_left_and_that_is_proved() throws IOException {
        Path copy = dataFiles().get(0);
        Files.copy(copy, data.resolve("stray.parquet"));
        Files.copy(copy, data.resolve(".hidden.parquet"));
        Files.write(data.resolve("half.parquet"), Arrays.copyOf(Files.readAllBytes(copy), 500));
        StagedChange killed = new StagedChange(store.icebergTable(), StagedChange.basis(store.icebergTable()));
        store.spark().sql("UPDATE " + killed.in(store.table()) + " SET team = 'x' WHERE customer_id = 'K1'");

        Erasure.Proof proof = erased(null, "K1").prove();

        assertThat(proof.remains()).isEmpty();
        assertThat(proof.mentions()).singleElement().asString().endsWith("subject of desk 2");
        assertThat(store.icebergTable().snapshots()).hasSize(1);
        // Once more by other means: Spark's own reader, one file at a time.
        assertThat(dataFiles()).isNotEmpty();
        for (Path file : dataFiles()) {
            assertThat(store.spark()
                            .read()
                            .parquet(file.toString())
                            .filter("customer_id = 'K1' OR text LIKE '%Long Street%'")
                            .count())
                    .as(file.toString())
                    .isZero();
        }
    }

    @Test
    void the_proof_fails_while_anything_is_left_wherever_it_is() throws IOException {
        List<Path> old = new ArrayList<>();
        for (Path file : dataFiles()) {
            old.add(Files.copy(file, folder.resolve("kept-" + old.size()), StandardCopyOption.REPLACE_EXISTING));
        }
        List<byte[]> manifests = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(folder.resolve("desk/interactions/metadata"))) {
            for (Path file :
                    tree.filter(f -> f.toString().matches(".*-m\\d+\\.avro")).toList()) {
                manifests.add(Files.readAllBytes(file));
            }
        }
        Erasure erasure = erased(null, "K1");
        assertThat(erasure.prove().remains()).isEmpty();

        for (Path file : old) {
            Path back = Files.copy(file, data.resolve("_back"));
            boolean holds = store.spark()
                            .read()
                            .parquet(file.toString())
                            .filter("customer_id = 'K1'")
                            .count()
                    > 0;
            assertThat(erasure.prove().remains().contains("data/_back: a row of K1"))
                    .as(file.toString())
                    .isEqualTo(holds);
            Files.delete(back);
        }
        Path back = Files.write(data.resolve("half"), Arrays.copyOf(Files.readAllBytes(old.get(0)), 500));
        assertThat(erasure.prove().remains()).singleElement().asString().startsWith("data/half can not be read whole");
        Files.delete(back);
        // The bounds of columns in old lists of files.
        List<String> bounds = new ArrayList<>();
        for (byte[] manifest : manifests) {
            back = Files.write(data.resolve("manifest"), manifest);
            bounds.addAll(erasure.prove().remains());
            Files.delete(back);
        }
        assertThat(bounds).contains("data/manifest: customer_id");
        back = Files.writeString(data.resolve("notes.txt"), "to do: K1, K2");
        assertThat(erasure.prove().remains()).containsExactly("data/notes.txt: its bytes");
        Files.delete(back);
        Files.copy(dataFiles().get(0), data.resolve("stray.parquet"));
        assertThat(erasure.prove().remains()).containsExactly("data/stray.parquet belongs to no version of the table");
    }

    @Test
    void an_id_of_one_source_only_is_another_person_in_another() throws IOException {
        Erasure.Proof proof = erased("shop", "K1").prove();

        assertThat(proof.remains()).isEmpty();
        assertThat(contacts())
                .containsExactly(
                        "desk 1 csv#1",
                        "desk 1 json#1",
                        "desk 2 csv#1",
                        "desk 2 json#1",
                        "desk 3 csv#1",
                        "desk 4 csv#1");
    }

    @Test
    void who_was_erased_is_known_again_by_id_and_by_contact_and_nobody_else_is() throws IOException {
        erased(null, "K1");
        List<Row> rows = List.of(
                csv("1", "K1", ""), json("1", "I live"), csv("77", "K1", ""), csv("2", "K10", ""), csv("4", null, ""));

        assertThat(store.erased().count()).isEqualTo(1);
        assertThat(store.erased().fit(KeyRing.of(KEY))).isTrue();
        assertThat(store.erased().fit(KeyRing.of(Pseudonyms.ephemeral()))).isFalse();
        assertThat(StoredRow.dataset(rows)
                        .filter(store.erased().holds(KeyRing.of(KEY)))
                        .collectAsList())
                .containsExactlyElementsOf(rows.subList(0, 3));
        assertThat(store.icebergTable().properties().toString()).doesNotContain("K1");
    }

    @Test
    void who_was_erased_before_and_after_the_key_was_replaced_is_known_as_long_as_both_keys_are_there() {
        Pseudonyms other = Pseudonyms.ephemeral();
        KeyRing both = new KeyRing(List.of(other, KEY));
        new Erasure(store, List.of("K1"), "desk").rows(KeyRing.of(KEY));
        new Erasure(store, List.of("K10"), null).rows(both);
        List<Row> rows = List.of(
                csv("1", "K1", ""),
                csv("77", "K1", ""),
                csv("2", "K10", ""),
                csv("78", "K10", ""),
                json("2", "hello"),
                csv("4", null, ""));

        assertThat(store.erased().count()).isEqualTo(2);
        assertThat(store.erased().fit(both)).isTrue();
        assertThat(store.erased().fit(KeyRing.of(KEY))).isFalse();
        assertThat(store.erased().fit(KeyRing.of(other))).isFalse();
        assertThat(StoredRow.dataset(rows).filter(store.erased().holds(both)).collectAsList())
                .containsExactlyElementsOf(rows.subList(0, 5));

        // What came of K1 since is noted under the name that is known, so that nobody counts twice.
        upsert(CSV, csv("9", "K1", "again"));
        assertThat(new Erasure(store, List.of("K1"), "desk").rows(both).contacts())
                .isEqualTo(1);
        assertThat(store.erased().count()).isEqualTo(2);
        assertThat(StoredRow.dataset(List.of(csv("9", null, "")))
                        .filter(store.erased().holds(both))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void an_id_that_is_not_there_is_told_and_one_that_was_erased_before_is_not() throws IOException {
        erased(null, "K1");

        assertThat(new Erasure(store, List.of("K1", "K77"), null).rows(KEY))
                .isEqualTo(new Erasure.Removed(0, 0, 0, List.of("K77")));
        assertThat(store.erased().count()).isEqualTo(1);
    }

    @Test
    void an_id_that_is_not_there_is_noted_if_that_is_asked_for_alone_or_with_one_that_is() {
        Erasure.Removed removed = new Erasure(store, List.of("K77"), "desk", true).rows(KEY);
        assertThat(removed).isEqualTo(new Erasure.Removed(0, 0, 0, List.of("K77")));
        assertThat(store.erased().count()).isEqualTo(1);

        removed = new Erasure(store, List.of("K1", "K77", "K78"), "desk", true).rows(KEY);

        assertThat(removed.unknown()).containsExactly("K78");
        assertThat(removed.contacts()).isEqualTo(2);
        assertThat(store.erased().count()).isEqualTo(3);
        List<Row> rows = List.of(csv("70", "K77", ""), csv("71", "K78", ""), csv("72", "K7", ""));
        assertThat(StoredRow.dataset(rows)
                        .filter(store.erased().holds(KeyRing.of(KEY)))
                        .collectAsList())
                .containsExactlyElementsOf(rows.subList(0, 2));
    }
}
