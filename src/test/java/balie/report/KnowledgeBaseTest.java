package balie.report;

import balie.report.model.Section;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static balie.report.SampleTables.row;
import static balie.report.SampleTables.share;
import static balie.report.SampleTables.tables;
import static balie.report.SampleTables.with;
import static org.assertj.core.api.Assertions.assertThat;

class KnowledgeBaseTest {

    private static Map<String, Object> question(String id, String state, long n, Object... more) {
        return with(with(share(n, 1_000), "question_id", id, "state", state, "question", id + "?", "mark", ""), more);
    }

    private static Map<String, Object> article(String id, String state) {
        return row(
                "article",
                id,
                "article_title",
                "About " + id,
                "article_state",
                state,
                "questions_answered",
                0L,
                "mark",
                "");
    }

    private static KnowledgeBase of(List<Map<String, Object>> coverage, List<Map<String, Object>> articles) {
        return new KnowledgeBase(tables(
                SampleTables.table("knowledge_coverage", coverage),
                SampleTables.table("knowledge_articles", articles)));
    }

    private static KnowledgeBase usual() {
        return of(
                List.of(
                        question("all", "no_article", 300),
                        question("Q7", "no_article", 200, "main_product", "Nodo"),
                        question("Q3", "no_article", 90),
                        question("(rare)", "no_article", 10),
                        question("all", "outdated", 50),
                        question(
                                "Q9",
                                "outdated",
                                50,
                                "nearest_article",
                                "battery",
                                "article_title",
                                "About battery",
                                "updated",
                                LocalDate.of(2026, 3, 24),
                                "product_changed_on",
                                LocalDate.of(2026, 9, 24)),
                        question("all", "doubtful", 40),
                        question("all", "covered", 600),
                        question("Q1", "covered", 600, "nearest_article", "parcel")),
                List.of(
                        article("battery", "outdated"),
                        article("bracket", "outdated"),
                        article("parking", "not_needed"),
                        article("parcel", "needed")));
    }

    @Test
    void what_is_lacking_is_told_with_figures_and_days() {
        Section section = usual().section().orElseThrow();

        assertThat(section.heading())
                .startsWith(
                        "30\u00a0% of contacts ask a question that no article of the knowledge base is near (300 of 1,000, ");
        assertThat(section.statements()).hasSize(5);
        assertThat(section.statements().get(0))
                .startsWith("60\u00a0% of contacts")
                .contains("600 of 1,000");
        assertThat(section.statements().get(1)).startsWith("Of 4.0\u00a0% it is doubtful (40 of 1,000, ");
        assertThat(section.statements().subList(2, 5))
                .containsExactly(
                        "“Q9?” is answered by “About battery”, last changed on 24 March 2026; its product changed on 24"
                                + " September 2026.",
                        "Other articles older than the last change of their product: “About bracket”.",
                        "No question that was asked is anywhere near: “About parking”.");
        assertThat(section.table().rows()).extracting(r -> r.get(0)).containsExactly("Q7?", "Q3?", "Q9?");
        assertThat(section.table().rows())
                .extracting(r -> r.get(5))
                .containsExactly("none", "none", "out of date: About battery");
    }

    @Test
    void the_question_without_an_article_that_is_asked_most_is_a_point() {
        assertThat(usual().point().orElseThrow())
                .startsWith("The knowledge base has no article near “Q7?”: 200 of 1,000 contacts (20\u00a0%, ");
    }

    @Test
    void a_rare_or_hidden_or_unreliable_one_is_none() {
        assertThat(of(List.of(question("Q7", "no_article", 9)), List.of()).point())
                .isEmpty();
        assertThat(of(List.of(question("Q7", "no_article", 200, "mark", "[u]")), List.of())
                        .point())
                .isEmpty();
        assertThat(of(List.of(row("question_id", "Q7", "state", "no_article", "mark", "[c]")), List.of())
                        .point())
                .isEmpty();
        assertThat(of(List.of(question("Q1", "covered", 600)), List.of()).point())
                .isEmpty();
    }

    @Test
    void without_a_knowledge_base_there_is_no_section() {
        assertThat(of(List.of(), List.of()).section()).isEmpty();
        assertThat(of(List.of(), List.of()).point()).isEmpty();
    }

    @Test
    void where_every_question_has_an_article_that_is_said() {
        assertThat(of(List.of(question("all", "covered", 600), question("Q1", "covered", 600)), List.of())
                        .section()
                        .orElseThrow()
                        .heading())
                .isEqualTo("Every question that was compared has an article near it.");
    }
}
