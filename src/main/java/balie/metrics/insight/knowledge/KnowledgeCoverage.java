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
import balie.metrics.insight.QuestionNames;
import balie.metrics.insight.knowledge.AskedContacts.Group;
import balie.metrics.question.QuestionFrequency;
import balie.model.ArticleMatch;
import balie.model.Audience;
import balie.model.Period;
import balie.model.ResultTable;
import balie.model.Term;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Contacts by question and by what the knowledge base has for it / all contacts; the weeks up to the end of the period. Questions without an
 * article first, then those of which it is doubtful, then those with an outdated one; the most asked first. In each state a row about all its questions comes first; questions of
 * fewer contacts than the privacy minimum stand together. Empty without a knowledge base.
 */
public final class KnowledgeCoverage extends DerivedTable {

    private static final Field QUESTION_ID = ResultColumns.dimension(EnrichedInteractions.QUESTION_ID);

    static final Field STATE = new Field(
            "state",
            FieldType.TEXT,
            true,
            Term.codes(QuestionState.values()),
            "What the knowledge base has for the question.");
    static final Field NEAREST_ARTICLE = Field.optional(
            "nearest_article",
            FieldType.TEXT,
            "Id of the nearest article; in the state doubtful it is no answer. null: none is near.");
    static final Field ARTICLE_TITLE = Field.optional("article_title", FieldType.TEXT, "Title of the article.");
    static final Field SIMILARITY = Field.optional(
            "article_similarity",
            FieldType.NUMBER,
            "How much nearer the article is to the examples of the question than to sentences of desks at large, in terms of how near"
                    + " the examples are to each other: an answer from 0.5 on.");
    static final Field UPDATED =
            Field.optional("updated", FieldType.DATE, "When the article was last changed. null: it does not say.");
    static final Field PRODUCT_CHANGED_ON = Field.optional(
            "product_changed_on",
            FieldType.DATE,
            "Day of the last release of the article's product in the calendar, up to the end of the period. null: there is none.");

    static final String ARTICLES_AS_THEY_ARE =
            "articles as they are now, whatever the instant of the figures: what they said before is not known";

    private static final TableContract OUTPUT = TableContract.of(
            "knowledge_coverage",
            "one row per question that was asked, one per state for all rare ones, one per state",
            List.of(QUESTION_ID, STATE),
            ResultColumns.SHARE,
            List.of(
                    ResultColumns.INTERVAL,
                    EnrichedInteractions.QUESTION,
                    QuestionNames.MAIN_PRODUCT,
                    NEAREST_ARTICLE,
                    ARTICLE_TITLE,
                    SIMILARITY,
                    UPDATED,
                    PRODUCT_CHANGED_ON),
            ResultColumns.CLOSING);

    public KnowledgeCoverage() {
        super(OUTPUT, List.of(AskedContacts.SUMS), context -> List.of(definition(context)));
    }

    private static Definition definition(MetricContext context) {
        return InsightPeriod.narrowed(
                Definition.rate(
                                "knowledge_coverage",
                                "What the knowledge base has for what is asked",
                                "Contacts that ask this question, or all questions in this state",
                                "all contacts")
                        .exclusions(Population.WORDS
                                + "; what an article answers is concluded from how near its passages are to the"
                                + " question's examples; " + ARTICLES_AS_THEY_ARE)
                        .needs(EnrichedInteractions.QUESTION_ID, Interactions.OPENED_AT)
                        .answers("Which questions that are asked often have no article, or one that is out of date?")
                        .audience(Audience.TRAINING)
                        .source("docs/decisions/0029"),
                context);
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        PlainTable table = new PlainTable(OUTPUT, context);
        AskedContacts asked = new AskedContacts(computed);
        Coverage coverage = new Coverage(context);
        for (QuestionState state : QuestionState.values()) {
            for (Cells cells : rows(state.code(), asked, coverage, context)) {
                finish(cells, state, table, asked, context);
            }
        }
        return table.table();
    }

    private static void finish(
            Cells cells, QuestionState state, PlainTable table, AskedContacts asked, MetricContext context) {
        Period window = InsightPeriod.of(context);
        table.add(cells.set(STATE, state.code())
                .set(ResultColumns.MARK, table.marks(window, asked.contacts() < context.reliableFrom()))
                .set(ResultColumns.DEFINITION, definition(context).sentence())
                .days(window));
    }

    /** All in the state, then question by question, then the rare ones. */
    private static List<Cells> rows(String state, AskedContacts asked, Coverage coverage, MetricContext context) {
        List<Cells> rows = new ArrayList<>();
        of(state, QuestionContacts.STATE_OF_ALL, asked)
                .forEach(group -> rows.add(group.cells()
                        .set(QUESTION_ID, ResultColumns.ALL)
                        .set(EnrichedInteractions.QUESTION, ResultColumns.ALL)));
        of(state, QuestionContacts.QUESTION, asked).stream()
                .filter(group -> group.n() >= context.privacyMinimum() || isUnnamed(state))
                .sorted(Comparator.comparingLong((Group group) -> -group.n()).thenComparing(Group::key))
                .forEach(group -> rows.add(question(group, coverage)));
        of(state, QuestionContacts.STATE_OF_RARE, asked)
                .forEach(group -> rows.add(group.cells()
                        .set(QUESTION_ID, QuestionFrequency.RARE)
                        .set(
                                EnrichedInteractions.QUESTION,
                                "(questions of fewer than " + context.privacyMinimum() + " contacts each)")));
        return rows;
    }

    private static boolean isUnnamed(String state) {
        return state.equals(QuestionState.NO_QUESTION.code());
    }

    private static List<Group> of(String state, String what, AskedContacts asked) {
        return asked.groups(what).stream()
                .filter(group -> group.state().equals(state))
                .toList();
    }

    private static Cells question(Group group, Coverage coverage) {
        Cells cells = group.cells()
                .set(QUESTION_ID, group.key())
                .set(EnrichedInteractions.QUESTION, label(group))
                .set(QuestionNames.MAIN_PRODUCT, group.product());
        Optional<ArticleMatch> nearest = coverage.nearest(group.key());
        nearest.ifPresent(
                match -> cells.set(NEAREST_ARTICLE, match.articleId()).rounded(SIMILARITY, match.similarity()));
        nearest.flatMap(coverage::article)
                .ifPresent(article -> cells.set(ARTICLE_TITLE, article.title())
                        .set(UPDATED, article.updated())
                        .set(PRODUCT_CHANGED_ON, coverage.changedOn(article)));
        return cells;
    }

    private static String label(Group group) {
        return switch (group.key()) {
            case QuestionFrequency.NONE -> "(no wording recorded)";
            case QuestionFrequency.PENDING -> "(wordings that wait for more like them)";
            default -> group.label();
        };
    }
}
