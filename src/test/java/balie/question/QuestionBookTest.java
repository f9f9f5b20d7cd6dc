package balie.question;

import balie.encode.Vectors;
import balie.model.ByteVector;
import balie.model.Conclusion;
import balie.model.Correction;
import balie.model.DecidedBy;
import balie.model.StoredQuestion;
import balie.model.StoredWording;
import balie.model.UnderstoodBy;
import balie.text.Wording;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class QuestionBookTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final List<String> THINGS = List.of(
            "parcel",
            "refund",
            "password",
            "invoice",
            "address",
            "voucher",
            "router",
            "contract",
            "delivery",
            "warranty");

    private final Planted planted = new Planted(11, THINGS.size());

    /** What a store keeps of a run for the next one. */
    private final Map<String, StoredWording> wordings = new TreeMap<>();

    private final Map<String, String> texts = new HashMap<>();
    private List<StoredQuestion> catalogue = List.of();
    private Map<String, float[]> means = Map.of();

    private static Instant day(int week, int day) {
        return MONDAY.plusWeeks(week).plusDays(day).atTime(9, 0).toInstant(ZoneOffset.UTC);
    }

    private NewText text(int topic, int number, @Nullable Instant at) {
        return text(topic, number, "", at);
    }

    /** @param mark is in the wording and not in what it asks */
    private NewText text(int topic, int number, String mark, @Nullable Instant at) {
        String question = "Where is my " + THINGS.get(topic) + " number " + number + "?";
        String key = Objects.requireNonNull(Wording.key(question));
        texts.put(key, question);
        float[] vector = vectors.computeIfAbsent(key, k -> planted.near(topic));
        return new NewText(
                Objects.requireNonNull(Wording.key(mark + question)),
                key,
                question,
                "en",
                UnderstoodBy.ENCODER,
                "meaning",
                "planted",
                new ByteVector(Vectors.pack(vector)),
                Conclusion.NONE,
                at);
    }

    private final Map<String, float[]> vectors = new HashMap<>();

    /** Texts of eight weeks, more topics every week, some of them asked again in other wordings. */
    private List<List<NewText>> weeks(int seed) {
        Random random = new Random(seed);
        List<List<NewText>> weeks = new ArrayList<>();
        for (int week = 0; week < 8; week++) {
            List<NewText> ofWeek = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                int topic = random.nextInt(Math.min(THINGS.size(), 3 + week));
                ofWeek.add(text(topic, 100 * week + i, day(week, random.nextInt(7))));
                if (i % 6 == 0) {
                    ofWeek.add(
                            text(topic, random.nextInt(100 * week + i + 1), "Hello! " + week + i + " ", day(week, 3)));
                }
            }
            weeks.add(ofWeek);
        }
        return weeks;
    }

    private static QuestionBook book(
            List<StoredQuestion> catalogue, Map<String, float[]> means, Collection<Correction> corrections) {
        KeyTerms terms =
                new KeyTerms(List.of("Where is my cat?", "where is it", "Is my number right?", "what a number"));
        return new QuestionBook(ZONE, terms, catalogue, means, corrections);
    }

    private QuestionBook opened(Collection<Correction> corrections) {
        QuestionBook book = book(catalogue, means, corrections);
        book.restoreExamples(wordings);
        book.restorePending(
                wordings.values().stream()
                        .filter(w -> w.decidedBy() == DecidedBy.PENDING)
                        .toList(),
                texts);
        return book;
    }

    private void store(QuestionBook book) {
        book.changed().forEach(w -> wordings.put(w.key(), w));
        List<StoredQuestion> after = book.catalogue();
        assertThat(after.stream().map(StoredQuestion::id))
                .as("no id is lost, none is given twice")
                .doesNotHaveDuplicates()
                .containsAll(catalogue.stream().map(StoredQuestion::id).toList());
        Map<String, StoredQuestion> byId =
                after.stream().collect(Collectors.toMap(StoredQuestion::id, Function.identity()));
        for (StoredQuestion question : after) {
            StoredQuestion root = question;
            for (int hop = 0; root.mergedInto() != null; hop++) {
                root = byId.get(root.mergedInto());
                assertThat(root)
                        .as("%s is merged into one that is there", question.id())
                        .isNotNull();
                assertThat(hop).as("%s goes in no circle", question.id()).isLessThan(after.size());
            }
        }
        Map<String, Long> counts = wordings.values().stream()
                .filter(w -> w.questionId() != null)
                .collect(Collectors.groupingBy(StoredWording::questionId, Collectors.counting()));
        after.forEach(q -> assertThat(q.wordings()).as(q.id()).isEqualTo(counts.getOrDefault(q.id(), 0L)));
        assertThat(byId.keySet()).containsAll(counts.keySet());
        catalogue = after;
        means = book.means();
    }

    private void load(Collection<NewText> all, Correction... corrections) {
        QuestionBook book = opened(List.of(corrections));
        book.add(all);
        store(book);
    }

    private static Correction said(String id, List<String> merged) {
        return new Correction(id, null, merged, List.of(), null, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void weeks_one_by_one_give_what_they_give_at_once(int seed) {
        List<List<NewText>> weeks = weeks(seed);
        // A wording is stored once: what was seen in an earlier week does not come again.
        Map<String, NewText> first = new TreeMap<>();
        weeks.forEach(w -> w.forEach(t -> first.putIfAbsent(t.wordingKey(), t)));
        QuestionBook whole = book(List.of(), Map.of(), List.of());
        whole.add(first.values());
        for (List<NewText> week : weeks) {
            load(week.stream().filter(t -> t.equals(first.get(t.wordingKey()))).toList());
        }
        assertThat(catalogue).hasSizeGreaterThan(5);
        assertThat(catalogue).isEqualTo(whole.catalogue());
        assertThat(wordings.values()).containsExactlyElementsOf(whole.changed());
        assertThat(means).usingRecursiveComparison().isEqualTo(whole.means());
    }

    @Test
    void a_new_question_is_named_after_one_of_its_texts_and_by_telling_terms() {
        weeks(1).forEach(this::load);
        for (StoredQuestion question : catalogue) {
            List<StoredWording> own = wordings.values().stream()
                    .filter(w -> question.id().equals(w.questionId()))
                    .toList();
            assertThat(own).extracting(w -> texts.get(w.questionKey())).contains(question.label());
            assertThat(own).extracting(StoredWording::key).contains(question.labelKey());
            assertThat(question.languages()).isEqualTo("en");
            String thing = THINGS.stream()
                    .filter(Objects.requireNonNull(question.label())::contains)
                    .findFirst()
                    .orElseThrow();
            assertThat(question.terms()).startsWith(thing);
            LocalDate earliest = own.stream()
                    .map(w -> Objects.requireNonNull(w.firstOpenedAt())
                            .atZone(ZONE)
                            .toLocalDate())
                    .min(LocalDate::compareTo)
                    .orElseThrow();
            assertThat(question.firstSeen()).isEqualTo(earliest);
        }
    }

    @Test
    void a_question_is_known_from_the_end_of_the_week_it_was_found_in() {
        load(List.of(text(0, 1, day(0, 0)), text(0, 2, day(0, 6))));
        assertThat(wordings.values()).extracting(StoredWording::decidedBy).containsOnly(DecidedBy.PENDING);
        load(List.of(text(0, 3, day(1, 2))));
        Instant monday = MONDAY.plusWeeks(2).atStartOfDay(ZONE).toInstant();
        assertThat(catalogue).extracting(StoredQuestion::knownFrom).containsExactly(monday);
        assertThat(catalogue).extracting(StoredQuestion::firstSeen).containsExactly(MONDAY);
        assertThat(wordings.values()).extracting(StoredWording::knownFrom).containsOnly(monday);
    }

    @Test
    void undated_texts_are_placed_and_known_from_no_day() {
        load(List.of(text(0, 1, null), text(0, 2, null), text(0, 3, null)));
        assertThat(catalogue).hasSize(1);
        assertThat(catalogue.get(0).firstSeen()).isNull();
        assertThat(catalogue.get(0).knownFrom()).isNull();
        assertThat(wordings.values()).extracting(StoredWording::questionId).containsOnly("Q1");
        load(List.of(text(0, 4, day(3, 0))));
        assertThat(catalogue.get(0).firstSeen()).isEqualTo(MONDAY.plusWeeks(3));
    }

    @Test
    void one_question_in_two_wordings_counts_as_one_text_and_two_wordings() {
        load(List.of(text(0, 1, day(0, 0)), text(0, 1, "Hi! ", day(0, 1)), text(0, 2, day(0, 2))));
        assertThat(catalogue).isEmpty();
        load(List.of(text(0, 3, day(1, 0)), text(0, 3, "Hey. ", day(1, 0))));
        assertThat(catalogue).extracting(StoredQuestion::wordings).containsExactly(5L);
        assertThat(catalogue.get(0).examples()).hasSize(3);
    }

    @Test
    void what_asks_nothing_is_stored_and_has_no_question() {
        NewText nothing = new NewText(
                "f00", null, null, "und", UnderstoodBy.NOTHING, "meaning", null, null, Conclusion.NONE, day(0, 0));
        load(List.of(nothing));
        assertThat(wordings.get("f00").decidedBy()).isNull();
        assertThat(wordings.get("f00").questionId()).isNull();
        assertThat(catalogue).isEmpty();
    }

    @Test
    void texts_of_one_question_that_is_merged_go_to_the_other() {
        weeks(1).forEach(this::load);
        StoredQuestion alias = catalogue.get(1);
        StoredQuestion root = catalogue.get(0);
        int topic = THINGS.indexOf(THINGS.stream()
                .filter(Objects.requireNonNull(alias.label())::contains)
                .findFirst()
                .orElseThrow());
        NewText late = text(topic, 9_000, day(10, 0));
        load(List.of(late), said(root.id(), List.of(alias.id())));
        assertThat(wordings.get(late.wordingKey()).questionId()).isEqualTo(root.id());
        assertThat(catalogue.get(1).id()).isEqualTo(alias.id());
        assertThat(catalogue.get(1).mergedInto()).isEqualTo(root.id());
        assertThat(catalogue.get(0).mergedInto()).isNull();
        // By way of a third as well.
        NewText later = text(topic, 9_001, day(11, 0));
        load(
                List.of(later),
                said(root.id(), List.of(alias.id())),
                said(catalogue.get(2).id(), List.of(root.id())));
        assertThat(wordings.get(later.wordingKey()).questionId())
                .isEqualTo(catalogue.get(2).id());
    }

    @Test
    void a_name_holds_as_long_as_it_is_said() {
        weeks(1).forEach(this::load);
        load(List.of(), new Correction("Q1", "Late parcels", List.of(), List.of(), null, 1));
        assertThat(catalogue.get(0).shown()).isEqualTo("Late parcels");
        load(List.of());
        assertThat(catalogue.get(0).shown()).isEqualTo(catalogue.get(0).label());
    }

    @Test
    void corrections_of_ids_that_are_not_there_do_nothing_and_are_told() {
        load(weeks(1).get(0));
        int questions = catalogue.size();
        assertThat(questions).isPositive();
        Correction[] wrong = {
            said("Q900", List.of("Q1")),
            said("Q1", List.of("Q" + (questions + 1), "Q800")),
            new Correction("Q" + (questions + 2), "a name", List.of(), List.of(), "Q700", 1)
        };
        QuestionBook book = opened(List.of(wrong));
        assertThat(book.unknown())
                .containsExactly("Q" + (questions + 1), "Q" + (questions + 2), "Q700", "Q800", "Q900");
        assertThat(catalogue).allMatch(q -> q.mergedInto() == null);
        // New questions get none of the ids that something was said of.
        weeks(1).subList(1, 8).forEach(week -> load(week, wrong));
        assertThat(catalogue).hasSizeGreaterThan(questions);
        assertThat(catalogue).extracting(StoredQuestion::id).doesNotContainAnyElementsOf(book.unknown());
        assertThat(catalogue).allMatch(q -> q.mergedInto() == null && q.name() == null);
    }

    @Test
    void a_split_moves_what_is_nearer_to_its_examples_and_gets_an_id_that_nothing_had() {
        // Two topics were taken for one: all texts are examples of Q1.
        List<NewText> both = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            both.add(text(0, i, day(0, 0)));
            both.add(text(1, 100 + i, day(0, 0)));
        }
        List<String> keys = both.stream().map(NewText::wordingKey).sorted().toList();
        both.forEach(t -> wordings.put(t.wordingKey(), stored(t, "Q1")));
        catalogue = List.of(new StoredQuestion(
                "Q1",
                1,
                "Where?",
                null,
                "",
                keys.get(0),
                null,
                "meaning",
                MONDAY,
                day(1, 0),
                "en",
                16,
                keys,
                null,
                null,
                null));
        means = Map.of();
        NewText pinned = both.get(1);
        Correction split =
                new Correction("Q2", null, List.of(), List.of(Objects.requireNonNull(pinned.question())), "Q1", 1);
        QuestionBook book = opened(List.of(split));
        book.pin("Q2", pinned, List.of(wordings.get(pinned.wordingKey())));
        book.pin(
                "Q2",
                both.get(3),
                List.of(Objects.requireNonNull(wordings.get(both.get(3).wordingKey()))));
        assertThat(book.splits()).containsExactly(Map.entry("Q2", "Q1"));
        assertThat(book.unknown()).isEmpty();
        book.split("Q1", "Q2", wordings.values());
        store(book);
        for (NewText text : both) {
            boolean other = Objects.requireNonNull(text.question()).contains(THINGS.get(1));
            assertThat(wordings.get(text.wordingKey()).questionId()).isEqualTo(other ? "Q2" : "Q1");
        }
        assertThat(wordings.get(pinned.wordingKey()).decidedBy()).isEqualTo(DecidedBy.PERSON);
        assertThat(catalogue).extracting(StoredQuestion::wordings).containsExactly(8L, 8L);
        // And the next question of all is another one.
        QuestionBook next = opened(List.of(split));
        next.pin("Q2", pinned, List.of());
        assertThat(next.splits()).isEmpty();
        next.add(List.of(text(4, 1, day(2, 0)), text(4, 2, day(2, 0)), text(4, 3, day(2, 0))));
        store(next);
        assertThat(catalogue).extracting(StoredQuestion::id).containsExactly("Q1", "Q2", "Q3");
    }

    @Test
    void a_merge_that_is_taken_back_leaves_each_with_its_own_examples() {
        weeks(1).forEach(this::load);
        List<List<String>> before =
                catalogue.stream().map(StoredQuestion::examples).toList();
        Correction merge = new Correction("Q1", null, List.of("Q2"), List.of(), null, 1);
        store(opened(List.of(merge)));
        assertThat(catalogue.get(1).mergedInto()).isEqualTo("Q1");
        store(opened(List.of()));
        assertThat(catalogue.get(1).mergedInto()).isNull();
        assertThat(catalogue.stream().map(StoredQuestion::examples).toList()).isEqualTo(before);
    }

    private static StoredWording stored(NewText t, String question) {
        return new StoredWording(
                t.wordingKey(),
                t.questionKey(),
                t.language(),
                t.by(),
                t.encoder(),
                t.vector(),
                t.firstOpenedAt(),
                question,
                DecidedBy.GROUP,
                .9,
                null,
                t.concluded());
    }

    @Test
    void a_stored_wording_goes_to_where_a_person_said() {
        weeks(1).forEach(this::load);
        StoredWording moved = wordings.values().stream()
                .filter(w -> "Q2".equals(w.questionId()))
                .findFirst()
                .orElseThrow();
        NewText example = new NewText(
                moved.key(),
                moved.questionKey(),
                texts.get(moved.questionKey()),
                "en",
                moved.understoodBy(),
                "meaning",
                moved.encoder(),
                moved.vector(),
                moved.concluded(),
                moved.firstOpenedAt());
        Correction said =
                new Correction("Q1", null, List.of(), List.of(Objects.requireNonNull(example.question())), null, 1);
        for (int again = 0; again < 2; again++) {
            QuestionBook book = opened(List.of(said));
            book.pin("Q1", example, List.of(wordings.get(moved.key())));
            store(book);
            assertThat(wordings.get(moved.key()).questionId()).isEqualTo("Q1");
            assertThat(wordings.get(moved.key()).decidedBy()).isEqualTo(DecidedBy.PERSON);
        }
        assertThat(catalogue.get(0).examples()).contains(moved.key());
        assertThat(catalogue.get(1).examples()).doesNotContain(moved.key());
    }

    private static StoredQuestion question(int number, List<String> examples) {
        return new StoredQuestion(
                "Q" + number,
                number,
                "Where?",
                null,
                "",
                examples.get(0),
                null,
                "meaning",
                MONDAY,
                day(1, 0),
                "en",
                examples.size(),
                examples,
                null,
                null,
                null);
    }

    /** So many texts of a topic as the examples of each question; what is asked of one topic may be several. */
    private void stored(List<Integer> topics) {
        wordings.clear();
        List<StoredQuestion> questions = new ArrayList<>();
        for (int q = 1; q <= topics.size(); q++) {
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                NewText text = text(topics.get(q - 1), 100 * q + i, day(0, 0));
                wordings.put(text.wordingKey(), stored(text, "Q" + q));
                keys.add(text.wordingKey());
            }
            questions.add(question(q, keys.stream().sorted().toList()));
        }
        catalogue = questions;
        means = Map.of("meaning/en", new float[Planted.DIMENSIONS]);
    }

    private @Nullable String placed(int number, Correction... corrections) {
        NewText late = text(0, number, day(number - 9_000, 0));
        load(List.of(late), corrections);
        return Objects.requireNonNull(wordings.get(late.wordingKey())).questionId();
    }

    @Test
    void questions_that_wordings_show_to_be_one_become_one_and_stay_it_and_each_wording_keeps_its_id() {
        stored(List.of(0, 0, 1));
        Map<String, String> before = new TreeMap<>();
        wordings.forEach((key, w) -> before.put(key, Objects.requireNonNull(w.questionId())));
        placed(9_002);
        assertThat(catalogue).extracting(StoredQuestion::mergedInto).containsExactly(null, "Q1", null);
        assertThat(catalogue).extracting(StoredQuestion::sameAs).containsExactly(null, "Q1", null);
        assertThat(catalogue.get(1).examples()).hasSizeGreaterThanOrEqualTo(6);
        for (int week = 3; week < 6; week++) {
            assertThat(placed(9_000 + week)).isEqualTo("Q1");
            assertThat(catalogue).extracting(StoredQuestion::mergedInto).containsExactly(null, "Q1", null);
        }
        before.forEach((key, id) -> assertThat(wordings.get(key).questionId()).isEqualTo(id));
    }

    @Test
    void what_a_person_says_of_a_question_goes_before_what_its_wordings_showed() {
        stored(List.of(0, 0, 1));
        placed(9_002);
        assertThat(catalogue.get(1).mergedInto()).isEqualTo("Q1");
        load(List.of(), said("Q3", List.of("Q2")));
        assertThat(catalogue).extracting(StoredQuestion::mergedInto).containsExactly(null, "Q3", null);
        Correction name = new Correction("Q2", "Another thing", List.of(), List.of(), null, 1);
        placed(9_003, name);
        assertThat(catalogue.get(1).mergedInto()).isNull();
        // Nor does it become part of another again as long as that is said.
        placed(9_004, name);
        assertThat(catalogue.get(1).mergedInto()).isNull();
    }

    @Test
    void a_question_that_a_person_named_takes_up_others_and_becomes_no_part() {
        stored(List.of(0, 0, 1));
        placed(9_002, new Correction("Q2", "Parcels", List.of(), List.of(), null, 1));
        assertThat(catalogue).extracting(StoredQuestion::mergedInto).containsExactly("Q2", null, null);
        stored(List.of(0, 0, 1));
        Correction one = new Correction("Q1", "Late", List.of(), List.of(), null, 1);
        placed(9_003, new Correction("Q2", "Lost", List.of(), List.of(), null, 1), one);
        assertThat(catalogue).extracting(StoredQuestion::mergedInto).containsOnlyNulls();
    }
}
