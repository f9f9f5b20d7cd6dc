package balie.app;

import balie.config.JobConfig;
import balie.encode.Understanding;
import balie.encode.Understanding.Understood;
import balie.ingest.knowledge.KnowledgeBase;
import balie.issue.Problems;
import balie.model.ArticleMatch;
import balie.model.KnowledgeMatches;
import balie.question.Item;
import balie.text.message.Message;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How well the articles of the sample are found for its intents, each with all its wordings: questions as wide as none of a catalogue is.
 * How near is near was chosen on questions of a catalogue (docs/decisions/0029-knowledge-base.md).
 */
class SampleKnowledgeTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final Console CONSOLE = new Console(NOWHERE, NOWHERE, () -> 0L);
    private static final Path RESOURCES = Path.of("src/main/resources/balie/sample");

    private static final List<String> INTENTS = new ArrayList<>();
    private static Map<String, List<String>> writtenFor;
    private static KnowledgeMatches matches;

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void match() throws Exception {
        writtenFor = (Map<String, List<String>>) yaml("knowledge.yaml");
        Meaning meaning = new Meaning(
                new JobConfig.Questions(true, Optional.empty(), Map.of(), JobConfig.Questions.STUDENT_FROM),
                Path.of("."),
                Map.of(),
                new Kept(Optional.of(Path.of("target/meaning").toAbsolutePath()), CONSOLE),
                CONSOLE);
        Understanding understanding = meaning.spec().open();
        Map<String, List<Item>> examples = new LinkedHashMap<>();
        List<Map<String, Object>> intents = (List<Map<String, Object>>) yaml("intents.yaml");
        for (Map<String, Object> intent : intents) {
            INTENTS.add(intent.get("id").toString());
            examples.put(intent.get("id").toString(), examples(intent, understanding));
        }
        Problems problems = new Problems();
        KnowledgeBase base = KnowledgeBase.read(Path.of("sample-data/knowledge"), "knowledge", problems, problems);
        assertThat(problems.list()).isEmpty();
        matches = new KnowledgeStage(meaning, means(examples)).match(base.articles(), examples);
    }

    private static Object yaml(String name) throws Exception {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(RESOURCES.resolve(name)));
    }

    private static List<Item> examples(Map<String, Object> intent, Understanding understanding) {
        List<?> products = (List<?>) intent.get("products");
        String product = products.isEmpty() ? "Lumo" : products.get(0).toString();
        List<Item> examples = new ArrayList<>();
        for (String kind : List.of("nl", "en", "note")) {
            String language = kind.equals("en") ? "en" : "nl";
            for (Object wording : (List<?>) intent.get(kind)) {
                String filled = wording.toString()
                        .replace("{product}", product)
                        .replace("{date}", "12 november")
                        .replace("{order}", "LW204518")
                        .replace("{amount}", "45 euro")
                        .replace("{place}", "Zwolle");
                Message.of(filled).map(Message::question).ifPresent(question -> {
                    Understood understood = understanding.understand(question, language);
                    examples.add(new Item(question, language, understood.vector()));
                });
            }
        }
        return examples;
    }

    /** What a catalogue of these wordings takes away: six tenths of the mean of a language, less where there are few. */
    private static Map<String, float[]> means(Map<String, List<Item>> examples) {
        Map<String, List<float[]>> byLanguage = new TreeMap<>();
        examples.values()
                .forEach(items -> items.forEach(item -> byLanguage
                        .computeIfAbsent(item.language(), l -> new ArrayList<>())
                        .add(item.vector())));
        Map<String, float[]> means = new TreeMap<>();
        byLanguage.forEach((language, vectors) -> {
            float[] mean = balie.encode.Vectors.mean(vectors, vectors.get(0).length);
            float share = .6f * vectors.size() / (vectors.size() + 50);
            for (int i = 0; i < mean.length; i++) {
                mean[i] *= share;
            }
            means.put(Understanding.MEANING + "/" + language, mean);
        });
        return means;
    }

    private static Optional<ArticleMatch> answer(String intent) {
        return matches.matches().stream()
                .filter(m -> m.questionId().equals(intent) && m.answers())
                .findFirst();
    }

    private record Found(int right, int told, int there) {}

    /** @param rest 0: the odd half, of the first, third and so on; 1: the even half */
    private static Found found(int rest) {
        int right = 0;
        int told = 0;
        int there = 0;
        for (int i = rest; i < INTENTS.size(); i += 2) {
            String intent = INTENTS.get(i);
            there += writtenFor.values().stream().anyMatch(of -> of.contains(intent)) ? 1 : 0;
            Optional<ArticleMatch> answer = answer(intent);
            told += answer.isPresent() ? 1 : 0;
            right += answer.filter(m -> writtenFor.get(m.articleId()).contains(intent))
                            .isPresent()
                    ? 1
                    : 0;
        }
        return new Found(right, told, there);
    }

    private static boolean isFor(ArticleMatch match) {
        return writtenFor.get(match.articleId()).contains(match.questionId());
    }

    private static Optional<ArticleMatch> nearest(String intent) {
        return matches.matches().stream()
                .filter(m -> m.questionId().equals(intent))
                .findFirst();
    }

    @Test
    void the_nearest_article_is_the_one_that_was_written_for_it() {
        List<String> there = INTENTS.stream()
                .filter(i -> writtenFor.values().stream().anyMatch(of -> of.contains(i)))
                .toList();
        long right = there.stream()
                .filter(i -> nearest(i).filter(SampleKnowledgeTest::isFor).isPresent())
                .count();

        assertThat(there).hasSize(39);
        // Measured: all 39.
        assertThat(right).isGreaterThanOrEqualTo(36);
    }

    @Test
    void most_that_have_an_article_are_found_and_most_that_are_told_are_right() {
        for (int half : List.of(0, 1)) {
            Found found = found(half);

            // Measured: 16 right of 16 told, of 19 there are; and 14 of 15, of 20.
            assertThat((double) found.right() / found.told())
                    .as(found.toString())
                    .isGreaterThan(.8);
            assertThat((double) found.right() / found.there())
                    .as(found.toString())
                    .isGreaterThan(.6);
        }
    }

    @Test
    void what_nobody_asks_is_near_to_nothing() {
        List<String> nobodyAsks = writtenFor.entrySet().stream()
                .filter(e -> e.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();

        assertThat(nobodyAsks).hasSize(4);
        assertThat(matches.matches().stream().filter(ArticleMatch::answers))
                .extracting(ArticleMatch::articleId)
                // What is asked is near to something, or all could be far from everything.
                .hasSizeGreaterThan(25)
                .doesNotContainAnyElementsOf(nobodyAsks);
    }

    @Test
    void every_article_and_every_intent_was_compared() {
        assertThat(matches.comparedArticles()).isEqualTo(writtenFor.keySet());
        assertThat(matches.comparedQuestions()).containsExactlyInAnyOrderElementsOf(INTENTS);
    }
}
