package balie.metrics.insight.knowledge;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.Population;
import balie.metrics.insight.InsightPeriod;
import balie.metrics.insight.knowledge.AskedContacts.Group;
import balie.model.Article;
import balie.model.ArticleMatch;
import balie.model.Audience;
import balie.model.Period;
import balie.model.ResultTable;
import balie.model.Term;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Contacts whose question an article is the nearest answer to / all contacts; the weeks up to the end of the period; one row per article.
 * Outdated ones first, then those that nobody needs. Empty without a knowledge base.
 */
public final class ArticleUse extends DerivedTable {

    static final Field ARTICLE =
            Field.required("article", FieldType.TEXT, "Id of the article, or the path of its file.");
    static final Field TITLE = Field.required("article_title", FieldType.TEXT, "Title of the article.");
    static final Field STATE = new Field(
            "article_state", FieldType.TEXT, true, Term.codes(ArticleState.values()), "Of what use the article is.");
    static final Field QUESTIONS = Field.required(
            "questions_answered", FieldType.COUNT, "Questions asked in the period that it is the nearest answer to.");
    static final Field NEAREST_ID = Field.optional(
            "nearest_question_id",
            FieldType.TEXT,
            "The question asked in the period that it is nearest to, an answer or not. null: none is near, or a rare one is.");
    static final Field NEAREST = Field.optional("nearest_question", FieldType.TEXT, "What that question is called.");
    static final Field NEAREST_SIMILARITY = Field.optional(
            "nearest_similarity",
            FieldType.NUMBER,
            "How much nearer the article is to the examples of that question than to sentences of desks at large, in terms of how near"
                    + " those are to each other.");
    static final Field PRODUCT = Field.optional("article_product", FieldType.TEXT, "The product that it is about.");

    private static final TableContract OUTPUT = TableContract.of(
            "knowledge_articles",
            "one row per article",
            List.of(ARTICLE, TITLE, STATE, QUESTIONS),
            ResultColumns.SHARE,
            List.of(
                    ResultColumns.INTERVAL,
                    NEAREST_ID,
                    NEAREST,
                    NEAREST_SIMILARITY,
                    KnowledgeCoverage.UPDATED,
                    PRODUCT,
                    KnowledgeCoverage.PRODUCT_CHANGED_ON),
            ResultColumns.CLOSING);

    public ArticleUse() {
        super(OUTPUT, List.of(AskedContacts.SUMS), context -> List.of(definition(context)));
    }

    private static Definition definition(MetricContext context) {
        return InsightPeriod.narrowed(
                Definition.rate(
                                "knowledge_articles",
                                "Of what use the articles of the knowledge base are",
                                "Contacts whose question the article is the nearest answer to",
                                "all contacts")
                        .exclusions(Population.WORDS + "; no number of an article that is the nearest to nothing; "
                                + KnowledgeCoverage.ARTICLES_AS_THEY_ARE)
                        .needs(EnrichedInteractions.QUESTION_ID, Interactions.OPENED_AT)
                        .answers("Which articles are out of date, and which does nobody need?")
                        .audience(Audience.TRAINING)
                        .source("docs/decisions/0029"),
                context);
    }

    /** An article beside the questions that were asked. */
    private record Used(Article article, ArticleState state, long questions, Optional<Group> contacts, Cells cells) {

        long n() {
            return contacts.map(Group::n).orElse(0L);
        }
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        PlainTable table = new PlainTable(OUTPUT, context);
        AskedContacts asked = new AskedContacts(computed);
        Coverage coverage = new Coverage(context);
        if (!coverage.isThere()) {
            return table.table();
        }
        Map<String, Group> questions = byKey(asked.groups(QuestionContacts.QUESTION));
        Map<String, Group> contacts = byKey(asked.groups(QuestionContacts.ARTICLE));
        Period window = InsightPeriod.of(context);
        coverage.articles().stream()
                .map(article -> used(article, questions, contacts, coverage, context.privacyMinimum()))
                .sorted(Comparator.comparing(Used::state)
                        .thenComparing(used -> -used.n())
                        .thenComparing(used -> used.article().id()))
                .forEach(used -> table.add(used.cells()
                        .set(ResultColumns.MARK, table.marks(window, asked.contacts() < context.reliableFrom()))
                        .set(ResultColumns.DEFINITION, definition(context).sentence())
                        .days(window)));
        return table.table();
    }

    private static Map<String, Group> byKey(List<Group> groups) {
        return groups.stream().collect(Collectors.toMap(Group::key, Function.identity()));
    }

    private static Used used(
            Article article,
            Map<String, Group> questions,
            Map<String, Group> contacts,
            Coverage coverage,
            int minimum) {
        List<ArticleMatch> near = coverage.near(article).stream()
                .filter(match -> questions.containsKey(match.questionId()))
                .toList();
        long nearest = near.stream()
                .filter(match -> coverage.answer(match.questionId())
                        .filter(match::equals)
                        .isPresent())
                .count();
        ArticleState state = state(article, near, nearest, coverage);
        Optional<Group> group = Optional.ofNullable(contacts.get(article.id()));
        Cells cells = group.map(Group::cells)
                .orElseGet(Cells::new)
                .set(ARTICLE, article.id())
                .set(TITLE, article.title())
                .set(STATE, state.code())
                .set(QUESTIONS, nearest)
                .set(PRODUCT, article.product())
                .set(KnowledgeCoverage.UPDATED, article.updated())
                .set(KnowledgeCoverage.PRODUCT_CHANGED_ON, coverage.changedOn(article));
        near.stream().max(Comparator.comparingDouble(ArticleMatch::similarity)).ifPresent(match -> {
            Group question = questions.get(match.questionId());
            // What a rare question is can tell who asked it.
            if (question != null && question.n() >= minimum) {
                cells.set(NEAREST_ID, match.questionId())
                        .set(NEAREST, question.label())
                        .rounded(NEAREST_SIMILARITY, match.similarity());
            }
        });
        return new Used(article, state, nearest, group, cells);
    }

    private static ArticleState state(Article article, List<ArticleMatch> near, long nearest, Coverage coverage) {
        if (!coverage.isCompared(article)) {
            return ArticleState.NOT_COMPARED;
        }
        if (near.isEmpty()) {
            return ArticleState.NOT_NEEDED;
        }
        if (coverage.isOutdated(article)) {
            return ArticleState.OUTDATED;
        }
        if (nearest > 0) {
            return ArticleState.NEEDED;
        }
        return near.stream().anyMatch(ArticleMatch::answers) ? ArticleState.BESIDE : ArticleState.DOUBTFUL;
    }
}
