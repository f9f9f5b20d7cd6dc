package balie.store;

import balie.contract.Interactions;
import balie.contract.Wordings;
import balie.model.ByteVector;
import balie.model.Conclusion;
import balie.model.DecidedBy;
import balie.model.Emotion;
import balie.model.Kind;
import balie.model.StoredQuestion;
import balie.model.StoredWording;
import balie.model.UnderstoodBy;
import balie.store.QuestionTables.Loaded;
import balie.testkit.Rows;
import balie.testkit.SharedSpark;
import balie.text.Wording;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuestionStoreTest {

    private static final Instant WEEK = Instant.parse("2026-11-09T00:00:00Z");
    private static final Instant ALWAYS = Instant.parse("2999-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private InteractionStore interactions;
    private QuestionStore store;

    @BeforeEach
    void open() {
        interactions = SharedSpark.store(folder);
        store = QuestionStore.of(interactions);
    }

    static StoredWording wording(String text, String question) {
        byte[] vector = new byte[8];
        new Random(text.hashCode()).nextBytes(vector);
        return new StoredWording(
                String.valueOf(Wording.key(text)),
                Wording.key(text + "?"),
                "nl",
                UnderstoodBy.ENCODER,
                "e1",
                new ByteVector(vector),
                Instant.parse("2026-11-02T12:00:00.123456Z"),
                question,
                question == null ? DecidedBy.PENDING : DecidedBy.EXAMPLES,
                question == null ? null : 0.75,
                question == null ? null : WEEK,
                new Conclusion(Kind.COMPLAINT, question == null ? null : "delivery", Emotion.ANGRY));
    }

    static StoredQuestion question(long number, String label, String mergedInto, String... examples) {
        return new StoredQuestion(
                "Q" + number,
                number,
                label,
                null,
                "order, bill",
                Wording.key(label),
                mergedInto,
                "meaning",
                LocalDate.of(2026, 11, 2),
                WEEK,
                "nl",
                examples.length,
                Stream.of(examples).map(Wording::key).toList(),
                null,
                null,
                null);
    }

    private Map<String, StoredWording> all() {
        Map<String, StoredWording> rows = new TreeMap<>();
        store.rows().ifPresent(dataset -> {
            List<String> keys = dataset.select(Wordings.WORDING_KEY.col()).collectAsList().stream()
                    .map(row -> row.getString(0))
                    .toList();
            assertThat(keys).doesNotHaveDuplicates();
            try {
                rows.putAll(store.wordings(keys));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            assertThat(rows).hasSameSizeAs(keys);
        });
        return rows;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return List.copyOf(new TreeSet<>(files.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .toList()));
        }
    }

    private static Map<String, StoredWording> byKey(StoredWording... wordings) {
        Map<String, StoredWording> map = new TreeMap<>();
        Stream.of(wordings).forEach(w -> map.put(w.key(), w));
        return map;
    }

    @Test
    void a_store_without_them_holds_none_and_reading_makes_nothing() throws IOException {
        assertThat(store.exists()).isFalse();
        assertThat(store.catalogue()).isEmpty();
        assertThat(store.pending()).isEmpty();
        assertThat(store.wordings(List.of("x"))).isEmpty();
        assertThat(store.rows()).isEmpty();
        assertThat(store.assignments().columns())
                .containsExactly(Wordings.ASSIGNED.names().toArray(String[]::new));
        assertThat(store.assignments().count()).isZero();
        assertThat(store.write(List.of(), List.of())).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_is_written_is_read_as_it_was_after_any_changes() throws IOException {
        Random random = new Random(5);
        Map<String, StoredWording> model = new TreeMap<>();
        List<StoredQuestion> catalogue = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            catalogue.add(question(round + 1, "question " + round, null, "wording " + round));
            Map<String, StoredWording> changed = new HashMap<>();
            for (int i = 0; i < 5; i++) {
                StoredWording each = wording(
                        "wording " + random.nextInt(12),
                        random.nextBoolean() ? null : "Q" + (1 + random.nextInt(round + 1)));
                changed.put(each.key(), each);
            }
            model.putAll(changed);
            assertThat(store.write(changed.values(), catalogue)).isTrue();

            assertThat(all()).isEqualTo(model);
            assertThat(store.catalogue()).isEqualTo(catalogue);
            assertThat(store.pending())
                    .containsExactlyElementsOf(model.values().stream()
                            .filter(w -> w.decidedBy() == DecidedBy.PENDING)
                            .toList());
            List<String> before = files();
            assertThat(store.write(changed.values(), catalogue)).isFalse();
            assertThat(files()).isEqualTo(before);
        }
        StoredWording bare = new StoredWording(
                "k", null, null, UnderstoodBy.NOTHING, null, null, null, null, null, null, null, Conclusion.NONE);
        StoredQuestion bareQuestion = new StoredQuestion(
                "Q99", 99, null, null, "", null, "Q1", "characters:tr", null, null, "", 0, List.of(), null, null, null);
        catalogue.add(bareQuestion);
        store.replace(List.of(bare).iterator(), catalogue);
        assertThat(all()).isEqualTo(byKey(bare));
        assertThat(store.catalogue()).isEqualTo(catalogue);
    }

    @Test
    void a_catalogue_that_loses_or_doubles_an_id_is_refused_and_nothing_changes() throws IOException {
        List<StoredQuestion> catalogue = List.of(question(1, "a", null), question(2, "b", "Q1"));
        store.write(List.of(wording("a", "Q1")), catalogue);

        for (List<StoredQuestion> wrong : List.of(
                List.of(question(1, "a", null)),
                List.of(question(1, "a", null), question(2, "b", null), question(2, "c", null)),
                List.of(question(1, "a", "Q2"), question(2, "b", "Q1")),
                List.of(question(1, "a", null), question(2, "b", "Q7")))) {
            assertThatThrownBy(() -> store.write(List.of(wording("z", "Q1")), wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> store.write(List.of(wording("z", "Q1"), wording("z", null)), catalogue))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(all()).isEqualTo(byKey(wording("a", "Q1")));
        assertThat(store.catalogue()).isEqualTo(catalogue);
    }

    @Test
    void new_wordings_come_once_with_the_text_and_the_language_of_their_earliest_contact() throws IOException {
        store.write(List.of(wording("known", null)), List.of());
        Rows rows = new Rows()
                .row(Interactions.TEXT_, "Known!", Interactions.SUBJECT, "not asked for")
                .row(
                        Interactions.TEXT_,
                        "where is it?",
                        Interactions.LANGUAGE,
                        "nl",
                        Interactions.OPENED_AT,
                        Rows.day(3))
                .row(
                        Interactions.TEXT_,
                        "Where is it",
                        Interactions.LANGUAGE,
                        "en",
                        Interactions.OPENED_AT,
                        Rows.day(1))
                .row(
                        Interactions.SUBJECT,
                        "where is IT",
                        Interactions.LANGUAGE,
                        "nl",
                        Interactions.OPENED_AT,
                        Rows.day(2))
                .row(Interactions.SUBJECT, "a bill", Interactions.LANGUAGE, "nl")
                .row(Interactions.SUBJECT, "a bill", Interactions.LANGUAGE, "de")
                .row(Interactions.SUBJECT, "a bill")
                .row(Interactions.SUBJECT, "silent")
                .row(Interactions.TEXT_, "spam", Interactions.EXCLUDED_REASON, "spam")
                .row(Interactions.CATEGORY, "neither");

        List<String> found = new ArrayList<>();
        for (Row row : store.unencoded(rows.interactions()).collectAsList()) {
            assertThat(row.getString(0)).isEqualTo(Wording.key(row.getString(1)));
            found.add(row.getString(1) + ", " + row.getString(2) + ", " + row.getInstant(3));
        }

        assertThat(found)
                .containsExactlyInAnyOrder(
                        "Where is it, en, " + Rows.day(1), "a bill, de, " + Rows.START, "silent, null, " + Rows.START);
        assertThat(store.unencoded(rows.interactions()).columns())
                .containsExactly(Wordings.NEW.names().toArray(String[]::new));
    }

    @Test
    void assignments_follow_merges_and_show_a_name_before_a_label() throws IOException {
        StoredQuestion named = new StoredQuestion(
                "Q3", 3, "c", "Named", "", null, null, "meaning", null, null, "", 0, List.of(), null, null, null);
        store.write(
                List.of(wording("a", "Q1"), wording("b", "Q2"), wording("c", "Q4"), wording("d", null)),
                List.of(question(1, "a", null), question(2, "b", "Q4"), named, question(4, "d", "Q3")));

        Map<String, String> shown = new HashMap<>();
        store.assignments()
                .collectAsList()
                .forEach(r -> shown.put(
                        r.getString(0), r.getString(1) + " " + r.getString(2) + " " + r.getString(3) + " " + r.get(4)));

        assertThat(shown.keySet()).hasSize(4);
        assertThat(shown.get(Wording.key("a"))).startsWith("Q1 a examples 2026-11-09");
        assertThat(shown.get(Wording.key("b"))).startsWith("Q3 Named examples");
        assertThat(shown.get(Wording.key("c"))).startsWith("Q3 Named examples");
        assertThat(shown.get(Wording.key("d"))).isEqualTo("null null pending null");
    }

    @Test
    void killed_between_the_two_commits_it_leaves_the_old_state_and_the_next_change_heals_it() throws IOException {
        Map<String, StoredWording> killed = byKey(wording("a", "Q1"), wording("b", "Q2"));
        // A first change, then a later one.
        for (List<StoredQuestion> before : List.of(List.<StoredQuestion>of(), List.of(question(1, "a", null)))) {
            Map<String, StoredWording> old = before.isEmpty() ? Map.of() : byKey(wording("a", null));
            if (!before.isEmpty()) {
                store.replace(old.values().iterator(), List.of(question(1, "a", null), question(2, "b", null)));
            }
            List<StoredQuestion> catalogue = store.catalogue();
            Loaded loaded = interactions.questionTables().make();
            assertThat(new WordingRows(loaded).change(killed, new TreeSet<>()).any())
                    .isTrue();

            assertThat(all()).isEqualTo(old);
            assertThat(store.catalogue()).isEqualTo(catalogue);
            assertThat(store.exists()).isEqualTo(!before.isEmpty());
            assertThat(store.assignments().count()).isEqualTo(old.size());

            store.write(killed.values(), List.of(question(1, "a", null), question(2, "b", null)));
            assertThat(all()).isEqualTo(killed);
            assertThat(interactions.questionTables().load().orElseThrow().version())
                    .isEqualTo(StagedChange.basis(
                            interactions.questionTables().load().orElseThrow().wordings()));
        }
    }

    @Test
    void looking_after_the_files_changes_no_row_even_if_it_is_killed() throws IOException {
        Rounds.input(0).compare(interactions, SharedSpark.session()).apply();
        List<StoredQuestion> catalogue = List.of(question(1, "a", null));
        for (String text : List.of("a", "b", "c", "d")) {
            store.write(List.of(wording(text, "Q1")), catalogue);
        }
        store.write(List.of(wording("a", null)), catalogue);
        Map<String, StoredWording> expected =
                byKey(wording("a", null), wording("b", "Q1"), wording("c", "Q1"), wording("d", "Q1"));
        // Staged and never named.
        new WordingRows(interactions.questionTables().make()).change(byKey(wording("e", "Q1")), new TreeSet<>());
        // Killed after it took the past away, before the questions named the version that is left.
        Loaded loaded = interactions.questionTables().load().orElseThrow();
        loaded.settle();
        new Cleaning(SharedSpark.session(), loaded.wordings()).expire(true);
        assertThat(all()).isEqualTo(expected);
        assertThat(store.catalogue()).isEqualTo(catalogue);

        Compaction compaction = new Compaction(interactions);
        assertThat(compaction.rewrite()).isPositive();
        compaction.history();
        compaction.leftovers(ALWAYS);

        assertThat(all()).isEqualTo(expected);
        assertThat(store.catalogue()).isEqualTo(catalogue);
        try (Stream<Path> files = Files.walk(folder.resolve("desk"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".parquet")))
                    .hasSize((int) compaction.size().dataFiles());
        }
        // One of those that wait, one of the others.
        assertThat(wordingFiles()).hasSizeLessThanOrEqualTo(2);
        store.write(List.of(wording("a", "Q1")), catalogue);
        assertThat(all().values()).allMatch(w -> "Q1".equals(w.questionId())).hasSize(4);
    }

    private List<DataFile> wordingFiles() throws IOException {
        Loaded loaded = interactions.questionTables().load().orElseThrow();
        return RecordFiles.list(loaded.wordings(), loaded.version(), Expressions.alwaysTrue());
    }

    @Test
    void a_change_that_rests_on_another_state_is_given_up() throws IOException {
        List<StoredQuestion> catalogue = List.of(question(1, "a", null));
        store.write(List.of(wording("a", "Q1"), wording("b", "Q1")), catalogue);
        QuestionStore other = QuestionStore.of(interactions);
        assertThat(other.catalogue()).isEqualTo(catalogue);
        store.write(List.of(wording("c", "Q1")), catalogue);

        assertThatThrownBy(() -> other.write(List.of(wording("a", null)), catalogue))
                .isInstanceOf(StoreConflictException.class);
        assertThat(all()).isEqualTo(byKey(wording("a", "Q1"), wording("b", "Q1"), wording("c", "Q1")));
    }

    @Test
    void two_changes_at_once_give_one_of_them() throws IOException {
        List<StoredQuestion> catalogue = List.of(question(1, "a", null));
        store.write(List.of(wording("a", "Q1")), catalogue);
        Loaded one = interactions.questionTables().load().orElseThrow();
        Loaded two = interactions.questionTables().load().orElseThrow();
        WordingRows.Staged first = new WordingRows(one).change(byKey(wording("b", "Q1")), new TreeSet<>());
        assertThatThrownBy(() -> new WordingRows(two).change(byKey(wording("c", "Q1")), new TreeSet<>()))
                .isInstanceOf(StoreConflictException.class);
        // The other comes later, and takes what was staged for that of a killed process.
        two.settle();
        WordingRows.Staged second = new WordingRows(two).change(byKey(wording("c", "Q1")), new TreeSet<>());
        publish(one, catalogue, first);

        assertThatThrownBy(() -> publish(two, catalogue, second)).isInstanceOf(StoreConflictException.class);
        assertThat(all()).isEqualTo(byKey(wording("a", "Q1"), wording("b", "Q1")));
        // What this one read is the past; one that reads anew goes on.
        store = QuestionStore.of(interactions);
        store.write(List.of(wording("c", null)), catalogue);
        assertThat(all()).isEqualTo(byKey(wording("a", "Q1"), wording("b", "Q1"), wording("c", null)));
    }

    private static void publish(Loaded loaded, List<StoredQuestion> catalogue, WordingRows.Staged staged)
            throws IOException {
        try (RecordFiles files = new RecordFiles(loaded.questions())) {
            for (StoredQuestion question : catalogue) {
                files.write(QuestionRecords.of(question, loaded.questions().schema()));
            }
            List<DataFile> written = files.finish();
            files.committed(() -> {
                loaded.publish(written, staged.version(), Map.of());
                return true;
            });
        }
    }
}
