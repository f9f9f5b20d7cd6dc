package balie.report;

import balie.model.ResultTable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static balie.report.SampleTables.change;
import static balie.report.SampleTables.row;
import static balie.report.SampleTables.share;
import static balie.report.SampleTables.table;
import static balie.report.SampleTables.with;

/** Tables of what to teach, of questions and of what texts tell made by hand, as {@link SampleTables} has others. */
public final class SampleTeaching {

    private SampleTeaching() {}

    /** A share beside another one, without what it is the share of. */
    private static Map<String, Object> compared(long n, long of, long other, long ofOther, boolean flagged) {
        Map<String, Object> change = change("", "all", "rest", n, of, other, ofOther, flagged);
        List.of("measure", "dimension", "value", "comparison", "compared_from", "compared_to")
                .forEach(change::remove);
        return with(change, "mark", "");
    }

    private static Map<String, Object> group(Map<String, Object> row, String measure, String dimension, String value) {
        return with(row, "measure", measure, "dimension", dimension, "value", value, "mark", "");
    }

    private static ResultTable knowledgeCoverage() {
        Map<String, Object> outdated = with(
                share(50, 1_000),
                "question_id",
                "Q9",
                "question",
                "How long does a battery last?",
                "state",
                "outdated",
                "nearest_article",
                "battery",
                "article_title",
                "Batteries",
                "updated",
                LocalDate.of(2026, 3, 24),
                "product_changed_on",
                LocalDate.of(2026, 9, 24),
                "mark",
                "");
        return table(
                "knowledge_coverage",
                List.of(
                        coverage("all", "no_article", 300),
                        coverage("Q7", "no_article", 200),
                        outdated,
                        coverage("all", "doubtful", 40),
                        coverage("all", "covered", 600)));
    }

    private static Map<String, Object> coverage(String id, String state, long n) {
        return with(
                share(n, 1_000),
                "question_id",
                id,
                "question",
                "Does it work?",
                "state",
                state,
                "mark",
                n < 50 ? "[u]" : "");
    }

    private static ResultTable knowledgeArticles() {
        return table(
                "knowledge_articles",
                List.of(
                        row("article", "bracket", "article_title", "Brackets", "article_state", "outdated", "mark", ""),
                        row(
                                "article",
                                "parking",
                                "article_title",
                                "Parking",
                                "article_state",
                                "not_needed",
                                "mark",
                                "")));
    }

    private static ResultTable emerging() {
        Map<String, Object> risen = with(
                compared(179, 3_141, 54, 3_099, true),
                "question_id",
                "Q6",
                "question",
                "No connection",
                "is_new",
                false,
                "main_product",
                "Nodo",
                "sample_wordings",
                "hub offline",
                "training",
                "Basics (2026-07-06)");
        return table(
                "emerging_questions",
                List.of(
                        risen,
                        with(
                                share(7, 3_141),
                                "question_id",
                                "Q9",
                                "question",
                                "A plan?",
                                "is_new",
                                true,
                                "mark",
                                "[u]")));
    }

    private static ResultTable briefings() {
        Map<String, Object> desk = with(
                EventSectionsTest.ELSEWHERE,
                "n_compared",
                590L,
                "entry_kind",
                "training",
                "entry",
                "Talking",
                "measure",
                "first_level_resolved",
                "group",
                "desk");
        return table(
                "briefings",
                List.of(
                        with(EventSectionsTest.LATE, "asked_before", 12L),
                        EventSectionsTest.ABOUT,
                        EventSectionsTest.ELSEWHERE,
                        desk));
    }

    private static ResultTable trainingCohorts() {
        Map<String, Object> trained = with(
                group(compared(700, 1_000, 250, 500, true), "fcr_recorded", "agent_trained", "yes"),
                "specialists",
                20L,
                "like_for_like",
                12.0,
                "like_for_like_low",
                4.0,
                "like_for_like_high",
                20.0);
        Map<String, Object> tenure = with(
                group(compared(300, 400, 600, 1_000, false), "escalated", "agent_tenure", "over 3 years"),
                "specialists",
                9L,
                "mark",
                "[u]");
        return table("training_cohorts", List.of(trained, tenure));
    }

    private static ResultTable calming() {
        return table(
                "calming",
                List.of(
                        group(share(900, 2_000), "calmed", "all", "all"),
                        group(share(100, 500), "calmed_angry", "all", "all"),
                        group(compared(90, 300, 810, 1_700, true), "calmed", "category", "technical")));
    }

    private static ResultTable escalations() {
        return table(
                "escalations",
                List.of(
                        group(share(1_000, 10_000), "escalated", "all", "all"),
                        group(compared(60, 200, 940, 9_800, true), "escalated", "category", "technical"),
                        group(share(40, 200), "escalated_to_supplier", "category", "technical"),
                        group(compared(100, 900, 300, 6_000, true), "back_within_7_days", "escalation", "escalated")));
    }

    private static ResultTable escalationTimes() {
        return table(
                "escalation_times",
                List.of(row(
                        "dimension",
                        "all",
                        "value",
                        "all",
                        "escalation_target",
                        "all",
                        "n",
                        50L,
                        "of",
                        60L,
                        "median_hours",
                        71.5,
                        "median_low",
                        60.0,
                        "mark",
                        "")));
    }

    private static ResultTable questionFrequency() {
        Map<String, Object> asked = with(
                share(48, 808),
                "rank",
                1L,
                "question_id",
                "Q1",
                "question",
                "Where is it?",
                "per_1000",
                59.4,
                "products",
                "Nodo",
                "n_previous",
                24L,
                "of_previous",
                788L,
                "change",
                2.9,
                "change_low",
                0.8,
                "change_high",
                5.1,
                "mark",
                "[u]");
        return table(
                "question_frequency",
                List.of(
                        asked,
                        row("question_id", "(none)", "question", "(no wording recorded)", "of", 808L, "mark", "[c]")));
    }

    private static ResultTable newQuestions() {
        return table(
                "new_questions",
                List.of(with(
                        share(7, 808),
                        "question_id",
                        "Q31",
                        "question",
                        "Is it waterproof?",
                        "nearest_question",
                        "Can it be used outside?",
                        "nearest_similarity",
                        0.61,
                        "mark",
                        "")));
    }

    private static ResultTable textUnderstanding() {
        return table(
                "text_understanding",
                List.of(
                        with(share(600, 808), "text_language", "nl", "understood_by", "encoder", "mark", ""),
                        with(share(150, 808), "text_language", "de", "understood_by", "bridge", "mark", ""),
                        with(share(58, 808), "text_language", "(unknown)", "understood_by", "characters", "mark", "")));
    }

    private static ResultTable contactDecisions() {
        return table(
                "contact_decisions",
                List.of(
                        with(share(700, 808), "measure", "kind_recorded", "channel", "all", "mark", ""),
                        with(share(80, 808), "measure", "kind_classified", "channel", "all", "mark", "")));
    }

    private static ResultTable classifierAgreement() {
        return table("classifier_agreement", List.of(agreement("all"), agreement("nl")));
    }

    private static Map<String, Object> agreement(String language) {
        return row(
                "measure",
                "kind",
                "text_language",
                language,
                "of",
                640L,
                "kappa",
                0.83,
                "kappa_low",
                0.79,
                "kappa_high",
                0.87,
                "mark",
                "");
    }

    /** Every table of these, and those of {@link SampleGaps} and {@link SampleTables} that go with them. */
    public static ResultTable[] all() {
        return new ResultTable[] {
            SampleGaps.knowledgeGaps(),
            SampleGaps.knowledgeGain(),
            SampleGaps.failureDemand(),
            SampleTables.questionChanges(),
            knowledgeCoverage(),
            knowledgeArticles(),
            emerging(),
            briefings(),
            trainingCohorts(),
            calming(),
            escalations(),
            escalationTimes(),
            questionFrequency(),
            newQuestions(),
            textUnderstanding(),
            contactDecisions(),
            classifierAgreement()
        };
    }
}
