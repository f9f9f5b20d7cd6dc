package balie.report;

import balie.model.ResultTable;
import balie.report.words.Words;

import java.util.List;
import java.util.Map;

import static balie.report.SampleTables.row;
import static balie.report.SampleTables.share;
import static balie.report.SampleTables.table;
import static balie.report.SampleTables.with;

/** Tables of knowledge gaps and of failure demand made by hand, as {@link SampleTables} has others. */
public final class SampleGaps {

    private SampleGaps() {}

    private static Map<String, Object> gap(
            int rank, String question, long n, double score, double reach, String why, boolean flagged) {
        return row(
                "rank",
                (long) rank,
                "question_id",
                "Q" + rank,
                "question",
                question,
                "n",
                n,
                "of",
                8_200L,
                "percent",
                100.0 * n / 8_200,
                "contacts_per_week",
                n / 13.0,
                "main_product",
                "Lumo",
                "score",
                score,
                "score_low",
                score - reach,
                "score_high",
                score + reach,
                "why",
                why,
                "p_value",
                flagged ? 0.0001 : 0.4,
                "p_adjusted",
                flagged ? 0.002 : 0.8,
                "flagged",
                flagged,
                "mark",
                "");
    }

    public static ResultTable knowledgeGaps() {
        return table(
                "knowledge_gaps",
                List.of(
                        gap(1, "Lamp flickers", 400, 21, 9, "escalated 34 % (expected 12 %)", true),
                        gap(2, "Which boiler fits?", 300, 4, 6, null, false),
                        row("question_id", "(none)", "question", "(no question)", "n", 90L, "of", 8_200L, "mark", "")));
    }

    public static Map<String, Object> gain(
            String measure, double gain, double low, double high, long taught, String questions) {
        return row(
                "measure",
                measure,
                "taught",
                taught,
                "questions",
                questions,
                "n",
                2_100L,
                "of",
                5_200L,
                "contacts_per_week",
                400.0,
                "gain_per_week",
                gain,
                "gain_low",
                low,
                "gain_high",
                high,
                "mark",
                "");
    }

    public static ResultTable knowledgeGain() {
        return table(
                "knowledge_gain",
                List.of(
                        gain("reopened", 8.4, 2, 14.6, 1, "Q1"),
                        gain("escalated", 118, 70, 163, 2, "Q1, Q2"),
                        gain("repeated", 2, -4, 8, 2, "Q1, Q2")));
    }

    /** @param group dimension and value, or all */
    public static Map<String, Object> demand(String measure, String cause, String group, long n, long of) {
        String[] parts = group.split("=", 2);
        return with(
                share(n, of),
                "measure",
                measure,
                "demand_cause",
                cause.isEmpty() ? "all" : cause,
                "demand_cause_name",
                cause.isEmpty() ? null : new Telling(Words.english()).sentence(cause.replace('_', ' ')),
                "dimension",
                parts[0],
                "value",
                parts.length > 1 ? parts[1] : "all",
                "minutes",
                7.0 * n,
                "minutes_each",
                7.0,
                "minutes_known_percent",
                100.0,
                "minutes_from",
                "given",
                "mark",
                "");
    }

    public static ResultTable failureDemand() {
        return table(
                "failure_demand",
                List.of(
                        demand("failure_demand", "", "all", 2_000, 8_000),
                        demand("failure_demand", "", "channel=phone", 900, 5_000),
                        demand("failure_demand", "", "channel=chat", 1_100, 3_000),
                        with(demand("failure_demand", "", "question_id=Q1", 70, 300), "question", "Where is it?"),
                        demand("failure_demand", "delivery", "all", 800, 8_000),
                        demand("failure_demand", "not_solved_the_first_time", "all", 1_200, 8_000),
                        demand("value_demand", "", "all", 6_000, 8_000),
                        demand("unknown_demand", "", "all", 200, 8_200)));
    }
}
