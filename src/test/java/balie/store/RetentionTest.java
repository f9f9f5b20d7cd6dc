package balie.store;

import balie.contract.CustomerWeeks;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.contract.Wordings;
import balie.model.StoredQuestion;
import balie.store.Retention.Aged;
import balie.testkit.SharedSpark;
import balie.testkit.StoredRow;
import balie.text.Wording;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

/** Texts and persons go when they are old; contacts, and what is counted of them, stay. */
class RetentionTest {

    private static final Instant ALWAYS = Instant.parse("2999-01-01T00:00:00Z");
    private static final Instant OLDEST = Instant.parse("2023-01-10T10:00:00Z");
    private static final Instant OLD = Instant.parse("2025-06-10T10:00:00Z");
    private static final Instant YOUNG = Instant.parse("2026-10-10T10:00:00Z");
    private static final Instant TEXTS_FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant PERSONS_FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final List<String> COLUMNS = List.of(
            "source",
            "interaction_id",
            "customer_id",
            "agent",
            "subject",
            "subject_key",
            "text",
            "text_key",
            "opened_at",
            "channel");
    private static final InteractionStore.Shape CSV = new InteractionStore.Shape("desk", "csv#1", COLUMNS);
    private static final InteractionStore.Shape JSON =
            new InteractionStore.Shape("desk", "json#1", List.of("source", "interaction_id", "text", "text_key"));
    private static final List<InteractionStore.ReadFile> READ =
            List.of(new InteractionStore.ReadFile("desk", "export.csv", "sha of export.csv", "m"));

    private static final String LOST = "Zandloper is lost";
    private static final String AGAIN = "where is my Kompas";
    private static final String NOTED = "Vuurtoren noted by the desk";

    @TempDir
    private Path above;

    private Path folder;
    private InteractionStore store;
    private QuestionStore questions;

    private static Row contact(String id, String customer, String text, Instant opened) {
        return StoredRow.of(
                Interactions.INTERACTION_ID, id,
                Interactions.CUSTOMER_ID, customer,
                Interactions.AGENT, "Agent-" + customer,
                Interactions.CHANNEL, "email",
                Interactions.TEXT_, text,
                Interactions.TEXT_KEY, Wording.key(text),
                Interactions.OPENED_AT, opened,
                StoredInteractions.VERSION_AT, opened,
                StoredInteractions.EXPORTED_AT, YOUNG,
                StoredInteractions.ROW_HASH, "hash of " + id);
    }

    /** The text of a contact, in an export that does not say when it was opened. */
    private static Row noted(String id, String text) {
        return StoredRow.of(
                Interactions.INTERACTION_ID, id,
                Interactions.TEXT_, text,
                Interactions.TEXT_KEY, Wording.key(text),
                Interactions.OPENED_AT, null,
                StoredInteractions.SHAPE, "json#1",
                StoredInteractions.VERSION_AT, YOUNG,
                StoredInteractions.EXPORTED_AT, YOUNG);
    }

    private static List<Row> export() {
        return List.of(
                contact("1", "Stokoud", LOST, OLDEST),
                contact("2", "Oudje", LOST, OLD),
                contact("3", "Oudje", AGAIN, OLD),
                contact("4", "Jong", AGAIN, YOUNG),
                contact("5", "Jong", "a bill", YOUNG),
                noted("2", NOTED),
                noted("5", "a bill, please"));
    }

    private InteractionStore.Changes take(List<Row> rows) {
        List<InteractionStore.Shape> shapes = List.of(CSV, JSON);
        return store.compare(store.aged(StoredRow.dataset(rows), shapes), shapes, READ)
                .apply();
    }

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectory(above.resolve("store"));
        store = SharedSpark.store(folder);
        Files.createFile(folder.resolve(StoreLock.FILE));
        questions = QuestionStore.of(store);
        take(export());
        questions.write(
                List.of(
                        QuestionStoreTest.wording(LOST, "Q1"),
                        QuestionStoreTest.wording(NOTED, "Q1"),
                        QuestionStoreTest.wording(AGAIN, "Q2")),
                List.of(
                        QuestionStoreTest.question(1, LOST, null, LOST, NOTED),
                        QuestionStoreTest.question(2, AGAIN, null, AGAIN)));
        CustomerHistory.of(store).update(ZoneId.of("UTC"));
    }

    private Aged age(Instant text, Instant persons) throws IOException {
        return new Retention(store).age(List.of("desk"), text, persons, t -> t, ALWAYS);
    }

    private Map<String, String> values(Field field) {
        Map<String, String> values = new TreeMap<>();
        store.interactions(List.of("desk"))
                .select(Interactions.INTERACTION_ID.col(), field.col())
                .collectAsList()
                .forEach(row -> values.put(row.getString(0), row.getString(1)));
        return values;
    }

    private List<Row> totals() throws IOException {
        Column question = Wordings.QUESTION_ID.col();
        return store.interactions(List.of("desk"))
                .join(questions.assignments(), Interactions.TEXT_KEY.col().equalTo(Wordings.WORDING_KEY.col()), "left")
                .groupBy(Interactions.CHANNEL.col(), Interactions.OPENED_AT.col(), question)
                .agg(count(lit(1)))
                .orderBy(Interactions.OPENED_AT.col(), question)
                .collectAsList();
    }

    private List<String> found(String... words) throws IOException {
        Erasure.Proof proof = new ErasureProof(store.icebergTables(), List.of(words), null).look();
        List<String> found = new ArrayList<>(proof.remains());
        found.addAll(proof.mentions());
        // A row that was replaced leaves a file to the version before, and that is read like all others.
        found.removeIf(place -> place.endsWith("belongs to no version of the table"));
        return found;
    }

    private Map<String, Long> files() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.size(file));
            }
        }
        return files;
    }

    @Test
    void texts_and_persons_that_are_old_go_in_every_shape_and_their_bytes_are_gone() throws IOException {
        List<Row> before = totals();
        assertThat(found("Zandloper")).isNotEmpty();
        assertThat(found("Vuurtoren")).isNotEmpty();
        assertThat(found("Stokoud")).isNotEmpty();

        Aged aged = age(TEXTS_FROM, PERSONS_FROM);

        assertThat(aged.texts()).isEqualTo(4);
        assertThat(aged.persons()).isEqualTo(1);
        assertThat(aged.wordings()).isEqualTo(2);
        assertThat(values(Interactions.TEXT_))
                .containsEntry("1", null)
                .containsEntry("2", null)
                .containsEntry("3", null)
                .containsEntry("4", AGAIN)
                .containsEntry("5", "a bill");
        assertThat(values(Interactions.CUSTOMER_ID)).containsEntry("1", null).containsEntry("2", "Oudje");
        assertThat(values(Interactions.AGENT)).containsEntry("1", null).containsEntry("2", "Agent-Oudje");
        assertThat(found("Zandloper", "Vuurtoren", "Stokoud", "Agent-Stokoud")).isEmpty();
        assertThat(found("Kompas")).as("a younger contact says it").isNotEmpty();
        assertThat(totals()).isEqualTo(before);
    }

    @Test
    void wordings_of_nobody_recent_keep_their_question_and_nothing_of_what_they_mean() throws IOException {
        age(TEXTS_FROM, null);

        assertThat(questions.all().get(Wording.key(LOST)).vector()).isNull();
        assertThat(questions.all().get(Wording.key(LOST)).questionKey()).isNull();
        assertThat(questions.all().get(Wording.key(LOST)).questionId()).isEqualTo("Q1");
        assertThat(questions.all().get(Wording.key(AGAIN)).vector()).isNotNull();
        List<StoredQuestion> catalogue = questions.catalogue();
        assertThat(catalogue.get(0).label()).isNull();
        assertThat(catalogue.get(0).examples()).isEmpty();
        assertThat(catalogue.get(0).wordings())
                .isEqualTo(
                        QuestionStoreTest.question(1, LOST, null, LOST, NOTED).wordings());
        assertThat(catalogue.get(1).label()).isNotNull();
        assertThat(values(Interactions.CUSTOMER_ID)).doesNotContainValue(null);
    }

    @Test
    void the_history_of_customers_forgets_them_too() throws IOException {
        age(null, PERSONS_FROM);

        assertThat(store.customerWeekTable()
                        .rows()
                        .select(CustomerWeeks.CUSTOMER_ID.col())
                        .distinct()
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder("Oudje", "Jong");
        assertThat(values(Interactions.TEXT_)).containsEntry("1", null).containsEntry("2", NOTED);
    }

    @Test
    void an_export_that_still_holds_them_brings_nothing_back_and_a_second_run_changes_no_file() throws IOException {
        age(TEXTS_FROM, PERSONS_FROM);
        Map<String, Long> before = files();

        assertThat(take(export())).isEqualTo(new InteractionStore.Changes(0, 0, 0));
        assertThat(age(TEXTS_FROM, PERSONS_FROM)).isEqualTo(Aged.NOTHING);
        assertThat(files()).isEqualTo(before);

        // Nor by a run for an earlier week, nor by one without the setting, nor by a new contact of long ago.
        assertThat(age(OLDEST, OLDEST)).isEqualTo(Aged.NOTHING);
        assertThat(age(null, null)).isEqualTo(Aged.NOTHING);
        assertThat(take(List.of(contact("9", "Laatkomer", "Zandloper too", OLDEST))))
                .isEqualTo(new InteractionStore.Changes(1, 0, 0));
        assertThat(values(Interactions.TEXT_)).containsEntry("1", null).containsEntry("9", null);
        assertThat(found("Zandloper", "Laatkomer", "Stokoud")).isEmpty();
    }

    @Test
    void what_was_aged_by_text_first_is_the_same_row_as_what_is_aged_at_once() throws IOException {
        age(TEXTS_FROM, null);
        age(TEXTS_FROM, PERSONS_FROM);

        assertThat(take(export())).isEqualTo(new InteractionStore.Changes(0, 0, 0));
    }

    @Test
    void a_contact_that_changed_since_is_stored_anew_without_what_is_old() throws IOException {
        age(TEXTS_FROM, PERSONS_FROM);
        Row newer = StoredRow.of(
                Interactions.INTERACTION_ID,
                "1",
                Interactions.CUSTOMER_ID,
                "Stokoud",
                Interactions.CHANNEL,
                "phone",
                Interactions.TEXT_,
                LOST,
                Interactions.TEXT_KEY,
                Wording.key(LOST),
                Interactions.OPENED_AT,
                OLDEST,
                StoredInteractions.VERSION_AT,
                YOUNG);

        assertThat(take(List.of(newer, noted("2", NOTED)))).isEqualTo(new InteractionStore.Changes(0, 1, 0));
        assertThat(values(Interactions.CHANNEL)).containsEntry("1", "phone");
        assertThat(found("Stokoud", "Zandloper", "Vuurtoren")).isEmpty();
    }

    @Test
    void what_a_killed_run_left_is_finished_by_the_next() throws IOException {
        age(TEXTS_FROM, PERSONS_FROM);
        store.icebergTable()
                .updateProperties()
                .set("balie.aging-unfinished", "true")
                .commit();
        Path stray = folder.resolve("desk/interactions/data/stray.parquet");
        StoredRow.dataset(export()).write().parquet(above.resolve("old").toString());
        try (Stream<Path> parts = Files.walk(above.resolve("old"))) {
            Files.copy(
                    parts.filter(f -> f.toString().endsWith(".parquet"))
                            .findFirst()
                            .orElseThrow(),
                    stray);
        }

        Aged aged = age(TEXTS_FROM, PERSONS_FROM);

        assertThat(aged.texts()).isZero();
        assertThat(aged.files()).isPositive();
        assertThat(stray).doesNotExist();
        assertThat(store.icebergTable().properties()).doesNotContainKey("balie.aging-unfinished");
    }
}
