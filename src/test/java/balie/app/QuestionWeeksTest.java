package balie.app;

import balie.config.JobConfig;
import balie.config.TaxonomyReader;
import balie.contract.Interactions;
import balie.issue.Problems;
import balie.model.StoredQuestion;
import balie.model.StoredWording;
import balie.model.Taxonomy;
import balie.store.InteractionStore;
import balie.store.QuestionStore;
import balie.testkit.SharedSpark;
import balie.text.Wording;
import balie.text.message.Message;
import com.fasterxml.jackson.databind.JsonNode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.assertj.core.api.Assertions.assertThat;

/** The sample's history is taken in week by week, as weekly runs do: questions keep their ids, and are those of one run over all. */
class QuestionWeeksTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    /** As the generator of the sample has it: from here on the planted question is asked more every week. */
    private static final LocalDate RISES = LocalDate.of(2026, 9, 28);

    @TempDir
    private static Path folder;

    private static JsonNode truths;
    private static Dataset<Row> interactions;
    private static List<Week> weeks;

    /**
     * What is stored at the end of a week.
     *
     * @param end first day that is not of the week
     */
    private record Week(LocalDate end, Map<String, StoredWording> wordings, Map<String, StoredQuestion> questions) {

        /** What a wording is counted under: a question that became part of another is that. */
        String shown(StoredWording wording) {
            StoredQuestion question = questions.get(String.valueOf(wording.questionId()));
            while (question != null && question.mergedInto() != null) {
                question = questions.get(question.mergedInto());
            }
            return question == null ? "pending" : question.id();
        }

        Map<String, String> ids() {
            Map<String, String> ids = new TreeMap<>();
            wordings.values().stream()
                    .filter(w -> w.questionId() != null)
                    .forEach(w -> ids.put(w.key(), w.questionId()));
            return ids;
        }
    }

    @BeforeAll
    static void takeInWeekByWeek() throws Exception {
        truths = CommandLine.json(SampleRun.get().folder().resolve("sample-data/truths.json"));
        interactions = SampleRun.get()
                .store()
                .interactions(List.of("counter", "phone", "zendesk"))
                .persist();
        InteractionStore store = SharedSpark.store(folder);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Console console = new Console(nowhere, nowhere, () -> 0L);
        Kept kept = new Kept(Optional.of(Path.of("target/meaning").toAbsolutePath()), console);
        Meaning meaning = new Meaning(
                new JobConfig.Questions(true, Optional.empty(), Map.of(), JobConfig.Questions.STUDENT_FROM),
                folder,
                Map.of(),
                kept,
                console);
        Taxonomy taxonomy = TaxonomyReader.read(
                        "complaints.yaml", Files.readString(Path.of("jobs/complaints.yaml")), new Problems())
                .orElseThrow();
        Classifiers classifiers = new Classifiers(meaning, taxonomy, kept);
        weeks = new ArrayList<>();
        Instant newest = (Instant)
                interactions.agg(max(Interactions.OPENED_AT.col())).head().get(0);
        LocalDate end = LocalDate.parse(truths.path("first_day").asText());
        while (!end.atStartOfDay(ZONE).toInstant().isAfter(newest)) {
            end = end.plusWeeks(1);
            Instant before = end.atStartOfDay(ZONE).toInstant();
            new QuestionStage(
                            SharedSpark.session(),
                            store,
                            meaning,
                            classifiers,
                            ZONE,
                            List.of(),
                            JobConfig.Questions.STUDENT_FROM)
                    .update(interactions.filter(Interactions.OPENED_AT.col().lt(lit(Timestamp.from(before)))));
            Map<String, StoredQuestion> questions = new TreeMap<>();
            QuestionStore.of(store).catalogue().forEach(q -> questions.put(q.id(), q));
            weeks.add(new Week(end, QuestionStore.of(store).all(), questions));
        }
    }

    private static Week last() {
        return weeks.get(weeks.size() - 1);
    }

    @Test
    void there_are_twenty_six_whole_weeks_and_the_morning_of_the_exports() {
        assertThat(weeks).hasSize(27);
        assertThat(weeks.get(25).end())
                .isEqualTo(LocalDate.parse(truths.path("last_day").asText()).plusDays(1));
        for (int i = 1; i < weeks.size(); i++) {
            assertThat(weeks.get(i).wordings())
                    .hasSizeGreaterThan(weeks.get(i - 1).wordings().size());
        }
    }

    @Test
    void a_wording_keeps_the_id_that_it_got_and_a_question_its_number_and_label() {
        for (int i = 1; i < weeks.size(); i++) {
            Week before = weeks.get(i - 1);
            Week now = weeks.get(i);
            assertThat(now.ids()).as("week before " + now.end()).containsAllEntriesOf(before.ids());
            long known = before.questions().values().stream()
                    .mapToLong(StoredQuestion::number)
                    .max()
                    .orElse(0);
            now.questions().forEach((id, question) -> {
                StoredQuestion old = before.questions().get(id);
                if (old == null) {
                    assertThat(question.number())
                            .as("a new one in the week before " + now.end())
                            .isGreaterThan(known);
                } else {
                    assertThat(List.of(question.number(), question.label(), question.knownFrom(), question.terms()))
                            .isEqualTo(List.of(old.number(), old.label(), old.knownFrom(), old.terms()));
                }
            });
            assertThat(now.questions().keySet()).containsAll(before.questions().keySet());
            assertThat(now.questions().keySet())
                    .containsAll(Set.copyOf(now.ids().values()));
        }
    }

    @Test
    void the_history_loaded_at_once_has_the_same_questions_as_its_weeks() throws Exception {
        QuestionStore once = QuestionStore.of(SampleRun.get().store());
        Map<String, StoredQuestion> questions = new TreeMap<>();
        once.catalogue().forEach(q -> questions.put(q.id(), q));

        Map<String, StoredWording> atOnce = once.all();
        assertThat(last().wordings().keySet()).isEqualTo(atOnce.keySet());
        assertThat(last().wordings().values().stream()
                        .filter(w -> !w.equals(atOnce.get(w.key())))
                        .map(w -> w + " at once: " + atOnce.get(w.key()))
                        .limit(3))
                .isEmpty();
        assertThat(last().questions()).hasSameSizeAs(questions);
        questions.forEach((id, question) -> assertThat(
                        byWhatIsAsked(Objects.requireNonNull(last().questions().get(id))))
                .isEqualTo(byWhatIsAsked(question)));
    }

    /**
     * With what the examples and the label ask in place of their wordings: of several that ask the same, in other letters or signs,
     * a run of one week may not know those that were given to another question before.
     */
    private static StoredQuestion byWhatIsAsked(StoredQuestion question) {
        String labelled = question.labelKey();
        return question.without(
                0,
                question.examples().stream()
                        .map(QuestionWeeksTest::asks)
                        .sorted()
                        .toList(),
                question.terms(),
                Wording.key(question.label()),
                labelled == null ? null : asks(labelled));
    }

    private static String asks(String wordingKey) {
        return String.valueOf(last().wordings().get(wordingKey).questionKey());
    }

    @Test
    void most_wordings_are_in_questions_that_hold_both_languages() {
        Map<String, Set<String>> languages = new TreeMap<>();
        List<StoredWording> given = last().wordings().values().stream()
                .filter(w -> w.questionId() != null)
                .toList();
        given.forEach(w -> languages
                .computeIfAbsent(String.valueOf(w.questionId()), id -> new TreeSet<>())
                .add(String.valueOf(w.language())));
        long inBoth = given.stream()
                .filter(w -> languages.getOrDefault(w.questionId(), Set.of()).containsAll(Set.of("nl", "en")))
                .count();

        assertThat(2 * inBoth)
                .as(inBoth + " of " + given.size() + " wordings are in questions of both languages")
                .isGreaterThan(given.size());
    }

    /** Some of its many wordings are in questions of their own; what counts is where most of those who ask it are. */
    @Test
    void the_planted_question_is_mostly_under_one_id_in_every_week_of_its_rise_and_was_known_before() {
        Set<String> planted = planted();
        Map<LocalDate, Map<String, Integer>> askedAs = new TreeMap<>();
        Map<String, Integer> inAll = new TreeMap<>();
        for (Row contact : asked()) {
            LocalDate monday = ((Instant) contact.get(1))
                    .atZone(ZONE)
                    .toLocalDate()
                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            Week then = weeks.get((int) ChronoUnit.WEEKS.between(weeks.get(0).end(), monday.plusWeeks(1)));
            StoredWording wording = then.wordings().get(contact.getString(0));
            if (wording != null
                    && wording.questionKey() != null
                    && planted.contains(wording.questionKey())
                    && !monday.isBefore(RISES)
                    && !then.equals(last())) {
                // As it was known at the end of that week.
                String id = then.shown(wording);
                askedAs.computeIfAbsent(monday, m -> new TreeMap<>()).merge(id, 1, Integer::sum);
                inAll.merge(id, 1, Integer::sum);
            }
        }
        String id = most(inAll);

        assertThat(askedAs.keySet()).as("whole weeks").hasSize(7);
        askedAs.forEach(
                (week, ids) -> assertThat(most(ids)).as(week + " " + ids).isEqualTo(id));
        assertThat(2 * inAll.getOrDefault(id, 0))
                .as(id + " of " + inAll)
                .isGreaterThan(
                        inAll.values().stream().mapToInt(Integer::intValue).sum());
        assertThat(weeks.stream()
                        .filter(w -> !w.end().isAfter(RISES))
                        .reduce((a, b) -> b)
                        .orElseThrow()
                        .questions())
                .containsKey(id);
    }

    private static String most(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** Key of the wording and opening of every contact that counts. */
    private static List<Row> asked() {
        return interactions
                .filter(Interactions.EXCLUDED_REASON.col().isNull())
                .select(
                        coalesce(Interactions.TEXT_KEY.col(), Interactions.SUBJECT_KEY.col()),
                        Interactions.OPENED_AT.col())
                .collectAsList();
    }

    /** Keys of what the planted question asks, in all the words that the generator has for it. */
    private static Set<String> planted() {
        Set<String> planted = new TreeSet<>();
        Object stock = new Load(LoadSettings.builder().build())
                .loadFromInputStream(Objects.requireNonNull(
                        QuestionWeeksTest.class.getResourceAsStream("/balie/sample/intents.yaml")));
        for (Object intent : (List<?>) stock) {
            Map<?, ?> map = (Map<?, ?>) intent;
            if (map.get("id").equals(truths.path("rising").path("intent").asText())) {
                for (String kind : List.of("nl", "en", "note")) {
                    for (Object text : (List<?>) map.get(kind)) {
                        Message.of(text.toString().replace("{date}", "12-3"))
                                .ifPresent(message -> planted.add(Wording.key(message.question())));
                    }
                }
            }
        }
        return planted;
    }
}
