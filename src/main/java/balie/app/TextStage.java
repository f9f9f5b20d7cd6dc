package balie.app;

import balie.config.JobConfig;
import balie.enrich.Enrichment;
import balie.issue.CallException;
import balie.metrics.Metrics;
import balie.model.ArticleText;
import balie.model.KnowledgeMatches;
import balie.report.RunFacts;
import balie.store.InteractionStore;
import balie.store.QuestionStore;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what the texts of contacts ask and say, if the job wants to know. */
final class TextStage {

    private final RunPlan plan;
    private final SparkSession spark;
    private final Console console;
    private final Kept kept;

    /** @param kept what was fitted before */
    TextStage(RunPlan plan, SparkSession spark, Console console, Kept kept) {
        this.plan = plan;
        this.spark = spark;
        this.console = console;
        this.kept = kept;
    }

    /**
     * What came of reading the texts.
     *
     * @param told null: wordings are not grouped, and nothing is concluded
     * @param bridges how good they are, by language
     * @param classifiers how good they were
     * @param knowledge which articles are near which questions
     */
    record Texts(
            Enrichment.@Nullable Told told,
            Map<String, RunFacts.BridgeQuality> bridges,
            List<String> classifiers,
            KnowledgeMatches knowledge) {}

    /** Carries the catalogue of questions on. */
    Texts read(InteractionStore store, Dataset<Row> interactions) throws CallException, IOException {
        JobConfig job = plan.job();
        if (!job.questions().byMeaning() || job.metrics().stream().noneMatch(Metrics::readsTexts)) {
            return new Texts(
                    null,
                    Map.of(),
                    List.of(),
                    KnowledgeMatches.of(
                            plan.knowledge().stream().map(ArticleText::article).toList()));
        }
        console.begin("questions");
        Meaning meaning = new Meaning(job.questions(), plan.base(), plan.languages(), kept, console);
        Classifiers concluding = new Classifiers(meaning, plan.taxonomy(), kept);
        QuestionStage.Outcome outcome = new QuestionStage(
                        spark,
                        store,
                        meaning,
                        concluding,
                        job.zone(),
                        plan.corrections(),
                        job.questions().studentFrom())
                .update(interactions);
        console.end(Console.grouped(outcome.wordings()) + " new wordings; "
                + Console.grouped(outcome.questions()) + " questions, "
                + Console.grouped(outcome.born()) + " of them new; " + Console.grouped(outcome.pending())
                + " wordings wait for more like them");
        if (!outcome.unknown().isEmpty()) {
            console.say("               questions.yaml names " + String.join(", ", outcome.unknown())
                    + ", which this store does not have: that had no effect");
        }
        Map<String, RunFacts.BridgeQuality> bridges = new TreeMap<>();
        meaning.qualities()
                .forEach((language, q) -> bridges.put(language, new RunFacts.BridgeQuality(q.found(), q.of())));
        Enrichment.Told told = new Enrichment.Told(QuestionStore.of(store).assignments(), concluding.concludesKinds());
        return new Texts(told, bridges, concluding.quality(), knowledge(meaning, QuestionStore.of(store)));
    }

    private KnowledgeMatches knowledge(Meaning meaning, QuestionStore questions) throws CallException, IOException {
        if (plan.knowledge().isEmpty() || !plan.job().metrics().contains("knowledge_base")) {
            return KnowledgeMatches.NONE;
        }
        console.begin("knowledge");
        KnowledgeMatches knowledge = KnowledgeStage.match(plan.knowledge(), meaning, questions);
        console.end(Console.grouped(knowledge.articles().size()) + " articles, "
                + Console.grouped(knowledge.comparedArticles().size()) + " of them compared with "
                + Console.grouped(knowledge.comparedQuestions().size()) + " questions");
        return knowledge;
    }
}
