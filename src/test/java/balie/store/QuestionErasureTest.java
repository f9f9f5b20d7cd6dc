package balie.store;

import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.model.StoredQuestion;
import balie.model.StoredWording;
import balie.privacy.Pseudonyms;
import balie.testkit.SharedSpark;
import balie.testkit.StoredRow;
import balie.text.Wording;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What erasing a customer takes away of wordings and questions. */
class QuestionErasureTest {

    private static final Instant ALWAYS = Instant.parse("2999-01-01T00:00:00Z");
    private static final Pseudonyms KEY = Pseudonyms.ephemeral();
    private static final InteractionStore.Shape CSV = new InteractionStore.Shape(
            "desk",
            "csv#1",
            List.of("source", "interaction_id", "customer_id", "subject", "subject_key", "text", "text_key"));
    private static final List<InteractionStore.ReadFile> READ =
            List.of(new InteractionStore.ReadFile("desk", "export.csv", "sha of export.csv", "m"));
    private static final String OWN = "I am K1 and my order is lost";
    private static final String SHARED = "where is my order";
    private static final String OTHER = "order of mine, where?";
    private static final String ALONE = "K1 wants a bill";

    @TempDir
    private Path above;

    private Path folder;

    private InteractionStore store;
    private QuestionStore questions;

    private static Row contact(String id, String customer, String text) {
        return StoredRow.of(
                Interactions.INTERACTION_ID,
                id,
                Interactions.CUSTOMER_ID,
                customer,
                Interactions.TEXT_,
                text,
                Interactions.TEXT_KEY,
                Wording.key(text));
    }

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectory(above.resolve("store"));
        store = SharedSpark.store(folder);
        Files.createFile(folder.resolve(StoreLock.FILE));
        questions = QuestionStore.of(store);
        store.compare(
                        StoredRow.dataset(List.of(
                                contact("1", "K1", OWN),
                                contact("2", "K1", SHARED),
                                contact("3", "K2", SHARED),
                                // Another shape: a subject that somebody has as a text.
                                StoredRow.of(
                                        Interactions.INTERACTION_ID,
                                        "4",
                                        Interactions.SUBJECT,
                                        OTHER,
                                        Interactions.SUBJECT_KEY,
                                        Wording.key(OTHER),
                                        StoredInteractions.SHAPE,
                                        "csv#1"),
                                contact("5", "K1", ALONE))),
                        List.of(CSV),
                        READ)
                .apply();
        List<StoredQuestion> catalogue = List.of(
                QuestionStoreTest.question(1, OWN, null, OWN, OTHER, SHARED),
                QuestionStoreTest.question(2, ALONE, null, ALONE),
                QuestionStoreTest.question(3, OTHER, "Q1", OTHER));
        Set<StoredWording> wordings = new HashSet<>();
        // In two steps, so that there is a past.
        wordings.add(QuestionStoreTest.wording(OWN, null));
        questions.write(wordings, List.of());
        questions.write(
                List.of(
                        QuestionStoreTest.wording(OWN, "Q1"),
                        QuestionStoreTest.wording(SHARED, "Q1"),
                        QuestionStoreTest.wording(OTHER, "Q3"),
                        QuestionStoreTest.wording(ALONE, "Q2")),
                catalogue);
    }

    private Erasure erased() throws IOException {
        Erasure erasure = new Erasure(store, List.of("K1"), null);
        erasure.rows(KEY);
        erasure.wordings(text -> "[" + text + "]");
        erasure.history();
        erasure.leftovers(ALWAYS);
        return erasure;
    }

    private List<Path> dataFiles() throws IOException {
        try (Stream<Path> tree = Files.walk(folder.resolve("desk"))) {
            return tree.filter(f -> f.toString().endsWith(".parquet")).toList();
        }
    }

    @Test
    void wordings_that_no_contact_has_go_and_their_questions_take_another_label() throws IOException {
        Erasure erasure = new Erasure(store, List.of("K1"), null);
        erasure.rows(KEY);
        assertThat(erasure.prove().remains()).contains("2 wordings that no contact has");

        assertThat(erasure.wordings(text -> "[" + text + "]")).isEqualTo(new Erasure.Forgotten(2, 2));

        assertThat(questions.wordings(
                        Stream.of(OWN, SHARED, OTHER, ALONE).map(Wording::key).toList()))
                .containsOnlyKeys(Wording.key(SHARED), Wording.key(OTHER));
        List<StoredQuestion> catalogue = questions.catalogue();
        assertThat(catalogue).extracting(StoredQuestion::id).containsExactly("Q1", "Q2", "Q3");
        StoredQuestion first = catalogue.get(0);
        assertThat(first.label()).isEqualTo("[" + OTHER + "]");
        assertThat(first.labelKey()).isEqualTo(Wording.key(OTHER));
        assertThat(first.examples()).containsExactly(Wording.key(OTHER), Wording.key(SHARED));
        assertThat(first.wordings()).isEqualTo(2);
        // 'bill' is in no wording that is left.
        assertThat(first.terms()).isEqualTo("order");
        StoredQuestion second = catalogue.get(1);
        assertThat(second.label()).isNull();
        assertThat(second.labelKey()).isNull();
        assertThat(second.terms()).isEmpty();
        assertThat(second.examples()).isEmpty();
        assertThat(second.wordings()).isZero();
        assertThat(catalogue.get(2).label()).isEqualTo(OTHER);
        // Done again, after it was killed somewhere, it finds nothing more to do.
        assertThat(erasure.rows(KEY).unknown()).isEmpty();
        assertThat(erasure.wordings(text -> text)).isEqualTo(new Erasure.Forgotten(0, 0));
    }

    @Test
    void no_file_of_them_is_left_that_holds_more_and_that_is_proved() throws IOException {
        Erasure erasure = erased();

        Erasure.Proof proof = erasure.prove();
        assertThat(proof.remains()).isEmpty();
        assertThat(proof.mentions()).isEmpty();
        assertThat(dataFiles()).hasSize((int) new Compaction(store).size().dataFiles());
        // By other means: Spark's own reader, one file at a time.
        Set<String> keys = new TreeSet<>();
        for (Path file : dataFiles()) {
            for (String column : List.of("wording_key", "label_key", "label")) {
                var rows = store.spark().read().parquet(file.toString());
                if (List.of(rows.columns()).contains(column)) {
                    rows.select(column).collectAsList().forEach(row -> keys.add(String.valueOf(row.get(0))));
                }
            }
        }
        assertThat(keys)
                .containsExactlyInAnyOrder(
                        String.valueOf(Wording.key(SHARED)),
                        String.valueOf(Wording.key(OTHER)),
                        "[" + OTHER + "]",
                        OTHER,
                        "null");
    }

    @Test
    void the_proof_reads_the_files_of_these_tables_too() throws IOException {
        List<Path> old = new ArrayList<>();
        for (Path file : dataFiles()) {
            if (file.toString().contains("questions")) {
                old.add(Files.copy(file, above.resolve("kept-" + old.size()), StandardCopyOption.REPLACE_EXISTING));
            }
        }
        Erasure erasure = erased();
        assertThat(erasure.prove().remains()).isEmpty();

        assertThat(old).isNotEmpty();
        Set<String> mentions = new HashSet<>();
        for (Path file : old) {
            Path back = Files.copy(file, folder.resolve("desk/questions/data/back.parquet"));
            Erasure.Proof proof = erasure.prove();
            assertThat(proof.remains())
                    .containsExactly("desk/questions/data/back.parquet belongs to no version of the table");
            mentions.addAll(proof.mentions());
            Files.delete(back);
            Files.delete(file);
        }
        assertThat(mentions)
                .contains(
                        "desk/questions/data/back.parquet: label of Q1",
                        "desk/questions/data/back.parquet: label of Q2");
        Files.writeString(folder.resolve("desk/wordings/data/notes.txt"), "to do: K1");
        assertThat(erasure.prove().remains()).containsExactly("desk/wordings/data/notes.txt: its bytes");
    }
}
