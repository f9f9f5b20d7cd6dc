package balie.metrics.insight.knowledge;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.model.Article;
import balie.model.ArticleMatch;
import balie.model.CalendarEntry;
import balie.model.CalendarKind;
import balie.model.DeskFacts;
import balie.model.IsoWeek;
import balie.model.KnowledgeMatches;
import balie.model.Period;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class KnowledgeTablesTest {

    private static final LocalDate RELEASED = LocalDate.of(2026, 9, 24);

    private static final KnowledgeMatches KNOWLEDGE = new KnowledgeMatches(
            List.of(
                    new Article("battery", "The battery", RELEASED.minusDays(1), "Belia"),
                    new Article("bracket", "The bracket", RELEASED.minusDays(1), " belia"),
                    new Article("fresh", "The button", RELEASED, "Belia"),
                    new Article("odd", "In Finnish", null, null),
                    new Article("parcel", "Your parcel", null, null),
                    new Article("parcel2", "Parcels, again", null, null),
                    new Article("parking", "Parking", null, null),
                    new Article("rare", "Rare", null, null)),
            Set.of("battery", "bracket", "fresh", "parcel", "parcel2", "parking", "rare"),
            Set.of("Q1", "Q2", "Q3", "Q4", "Q5", "Q6"),
            List.of(
                    new ArticleMatch("Q1", "parcel", .5, true),
                    new ArticleMatch("Q1", "parcel2", .4, true),
                    new ArticleMatch("Q2", "battery", .4, true),
                    new ArticleMatch("Q2", "bracket", .18, false),
                    new ArticleMatch("Q3", "fresh", .2, false),
                    new ArticleMatch("Q5", "rare", .5, true),
                    new ArticleMatch("Q6", "parking", .5, true)));

    private static MetricContext context(KnowledgeMatches knowledge, int minimum) {
        DeskFacts desk = new DeskFacts(
                List.of(
                        new CalendarEntry(RELEASED, CalendarKind.RELEASE, "Belia 4.2.1", "Belia", "all"),
                        new CalendarEntry(RELEASED.minusDays(30), CalendarKind.RELEASE, "Belia 4.2", "Belia", "all"),
                        new CalendarEntry(RELEASED.plusDays(9), CalendarKind.CAMPAIGN, "Autumn", "Belia", "all"),
                        new CalendarEntry(LocalDate.of(2026, 11, 9), CalendarKind.RELEASE, "Belia 5", "Belia", "all")),
                List.of());
        return Contexts.of(
                        Period.week(new IsoWeek(2026, 45), Contexts.ZONE),
                        Contexts.AS_OF,
                        Contexts.everything("desk"),
                        minimum)
                .with(desk.with(knowledge));
    }

    private static Object[] asks(String id, Object... more) {
        Object[] pairs = new Object[more.length + 4];
        pairs[0] = EnrichedInteractions.QUESTION_ID;
        pairs[1] = id;
        pairs[2] = EnrichedInteractions.QUESTION;
        pairs[3] = id + "?";
        System.arraycopy(more, 0, pairs, 4, more.length);
        return pairs;
    }

    /** Q1 by one customer, Q2 of twelve weeks ago, Q3 and Q4 near no article, Q5 asked once, Q6 before all weeks. */
    private static Rows rows() {
        return new Rows()
                .times(30, asks("Q1", Interactions.CUSTOMER_ID, "C1"))
                .times(10, asks("Q1", Interactions.CUSTOMER_ID, "C2", Interactions.PRODUCT, "Lumo"))
                .times(20, asks("Q2", Interactions.OPENED_AT, Rows.day(-80), Interactions.PRODUCT, "Belia"))
                .times(25, asks("Q3"))
                .times(40, asks("Q4"))
                .times(2, asks("Q5"))
                .times(9, asks("Q6", Interactions.OPENED_AT, Rows.day(-100)))
                .times(6, asks("Q9"))
                .times(3);
    }

    private static Map<String, ResultTable> computed(MetricContext context) {
        QuestionContacts metric = AskedContacts.SUMS;
        return Map.of(metric.output().name(), Results.of(metric, rows().enriched(), context));
    }

    private static List<String> keys(ResultTable table, String... columns) {
        return table.lines().stream()
                .map(line -> String.join(
                        " ", List.of(columns).stream().map(line::text).toList()))
                .toList();
    }

    @Test
    void questions_stand_by_state_and_contacts_and_add_up_to_all_contacts() {
        MetricContext context = context(KNOWLEDGE, 5);
        Map<String, ResultTable> computed = computed(context);

        ResultTable table = new KnowledgeCoverage().derive(computed, context);

        assertThat(keys(table, "state", "question_id", "n"))
                .containsExactly(
                        "no_article all 40",
                        "no_article Q4 40",
                        "doubtful all 25",
                        "doubtful Q3 25",
                        "outdated all 20",
                        "outdated Q2 20",
                        "covered all 42",
                        "covered Q1 40",
                        "covered (rare) 2",
                        "not_compared all 6",
                        "not_compared Q9 6",
                        "no_question all 3",
                        "no_question (none) 3");
        assertThat(table.lines()).allSatisfy(line -> {
            assertThat(line.count("of")).isEqualTo(136);
            assertThat(line.get("period_from")).isEqualTo(LocalDate.of(2026, 8, 10));
            assertThat(line.text("mark")).isEmpty();
        });
        Line outdated = Results.line(table, "question_id", "Q2");
        assertThat(outdated.text("nearest_article")).isEqualTo("battery");
        assertThat(outdated.get("product_changed_on")).isEqualTo(RELEASED);
        assertThat(outdated.text("main_product")).isEqualTo("Belia");
        assertThat(Results.line(table, "question_id", "Q1").text("main_product"))
                .isEqualTo("Lumo");
        assertThat(Results.line(table, "question_id", "Q4").text("nearest_article"))
                .isEmpty();
        assertThat(Results.line(table, "question_id", "Q4").text("interval")).isEqualTo("by_customer");

        ResultTable articles = new ArticleUse().derive(computed, context);

        assertThat(keys(articles, "article_state", "article", "questions_answered", "n", "nearest_question_id"))
                .containsExactly(
                        "outdated battery 1 20 Q2",
                        "outdated bracket 0  Q2",
                        "not_needed parking 0  ",
                        "doubtful fresh 0  Q3",
                        "beside parcel2 0  Q1",
                        "needed parcel 1 40 Q1",
                        // Who asked a rare question is nobody's business.
                        "needed rare 1 2 ",
                        "not_compared odd 0  ");
    }

    @Test
    void without_a_knowledge_base_or_without_a_comparison_there_is_no_row() {
        for (KnowledgeMatches none : List.of(KnowledgeMatches.NONE, KnowledgeMatches.of(KNOWLEDGE.articles()))) {
            MetricContext context = context(none, 5);
            Map<String, ResultTable> computed = computed(context);

            assertThat(new KnowledgeCoverage().derive(computed, context).rows()).isEmpty();
            assertThat(new ArticleUse().derive(computed, context).rows()).isEmpty();
        }
    }

    @Test
    void an_article_is_outdated_only_if_it_says_when_it_was_changed_and_its_product_changed_since() {
        Coverage coverage = new Coverage(context(KNOWLEDGE, 5));

        assertThat(coverage.articles())
                .filteredOn(coverage::isOutdated)
                .extracting(Article::id)
                .containsExactly("battery", "bracket");
        assertThat(coverage.isOutdated(new Article("x", "X", null, "Belia"))).isFalse();
        assertThat(coverage.isOutdated(new Article("x", "X", RELEASED.minusYears(9), null)))
                .isFalse();
        // Neither a release after the period nor a campaign counts.
        assertThat(coverage.changedOn(new Article("x", "X", null, "BELIA"))).isEqualTo(RELEASED);
        assertThat(coverage.changedOn(new Article("x", "X", null, "Lumo"))).isNull();
    }
}
