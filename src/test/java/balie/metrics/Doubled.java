package balie.metrics;

import balie.model.ResultTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a table where there is each contact once more, the copies of other customers: what counts contacts or customers is
 * doubled, what is told of how sure a figure is may change, and all else stays: shares, medians, ranks, dates, wordings, questions.
 */
final class Doubled {

    /** Counts of contacts, cases or customers. */
    private static final Set<String> COUNTS = Set.of(
            "n",
            "of",
            "n_previous",
            "of_previous",
            "at_risk",
            "n_last_year",
            "n_compared",
            "of_compared",
            "contacts_about",
            "asked_before");

    /** Columns that may change, and why. */
    private static final Map<String, String> SURER = Map.ofEntries(
            Map.entry("low", "the interval of twice as many is narrower"),
            Map.entry("high", "the same"),
            Map.entry("change_low", "the same"),
            Map.entry("change_high", "the same"),
            Map.entry("lift_low", "the same"),
            Map.entry("lift_high", "the same"),
            Map.entry("complaint_low", "the same"),
            Map.entry("complaint_high", "the same"),
            Map.entry("expected_as_rest", "it doubles, but for hundredths"),
            Map.entry("within_low", "the same"),
            Map.entry("within_high", "the same"),
            Map.entry("median_low", "the same"),
            Map.entry("median_high", "the same"),
            Map.entry("kappa_low", "the same"),
            Map.entry("kappa_high", "the same"),
            Map.entry("p_value", "twice as many tell more"),
            Map.entry("p_adjusted", "the same"),
            Map.entry("flagged", "the same"),
            Map.entry("limit95_low", "the same"),
            Map.entry("limit95_high", "the same"),
            Map.entry("limit998_low", "the same"),
            Map.entry("limit998_high", "the same"),
            Map.entry("funnel_place", "the same"),
            Map.entry("over_dispersed", "the same"),
            Map.entry("limit_low", "limits of contacts double, those of a share come nearer"),
            Map.entry("limit_high", "the same"),
            Map.entry("centre", "of contacts it doubles, of a share it stays"),
            Map.entry("signals", "limits are others"),
            Map.entry("alarm", "the same"),
            Map.entry("limits", "the same"),
            Map.entry("interval", "of twice as many customers there may be an interval by customer"),
            Map.entry("per_week", "of a count that doubles"),
            Map.entry("per_week_compared", "the same"),
            Map.entry("difference_in_differences", "of twice as many customers there may be one"),
            Map.entry("difference_in_differences_low", "the same, and narrower"),
            Map.entry("difference_in_differences_high", "the same"),
            Map.entry("like_for_like_low", "the interval of twice as many is narrower"),
            Map.entry("like_for_like_high", "the same"),
            Map.entry("mark", "twice as many are no longer too few to say much"));

    /** Tables with a row a customer or a contact have each row once more, under a name of its own. */
    private static final Map<String, String> ROW_A_CUSTOMER =
            Map.of("customer_profiles", "customer", "contact_list", "contact");

    /** Tables of what is looked at only where there is enough of it: twice as many make more rows of it. */
    private static final Set<String> MORE_ROWS = Set.of(
            "question_changes",
            "breaks",
            "funnels",
            "knowledge_gaps",
            "knowledge_gap_parts",
            "knowledge_gain",
            "sales_response",
            "segments",
            "emerging_questions",
            "segment_traits");

    /** Two customers ask the same question, and it is counted once. */
    private static final Set<String> COUNTED_ONCE = Set.of("questions");

    private Doubled() {}

    static void assertDoubled(ResultTable once, ResultTable twice) {
        if (ROW_A_CUSTOMER.containsKey(once.name())) {
            List<List<Object>> expected = new ArrayList<>(without(once, ROW_A_CUSTOMER.get(once.name())));
            expected.addAll(List.copyOf(expected));
            assertThat(without(twice, ROW_A_CUSTOMER.get(once.name())))
                    .as(once.name())
                    .containsExactlyInAnyOrderElementsOf(expected);
            return;
        }
        if (MORE_ROWS.contains(once.name())) {
            assertThat(twice.rows().size()).isGreaterThanOrEqualTo(once.rows().size());
            return;
        }
        assertThat(twice.rows().size())
                .as(once.name() + ", rows")
                .isEqualTo(once.rows().size());
        List<ResultTable.Line> linesOnce = once.lines();
        List<ResultTable.Line> linesTwice = twice.lines();
        for (int i = 0; i < once.rows().size(); i++) {
            ResultTable.Line before = linesOnce.get(i);
            ResultTable.Line after = linesTwice.get(i);
            for (String column : once.columns()) {
                Object value = before.get(column);
                if (!SURER.containsKey(column)) {
                    boolean doubles = COUNTS.contains(column) && value != null && !isCountedOnce(once, before);
                    Object expected = doubles ? 2 * (Long) value : value;
                    assertThat(after.get(column))
                            .as(once.name() + " " + once.rows().get(i) + ": " + column)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static boolean isCountedOnce(ResultTable table, ResultTable.Line line) {
        return table.name().equals("volume") && COUNTED_ONCE.contains(line.text("measure"));
    }

    private static List<List<Object>> without(ResultTable table, String column) {
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : table.rows()) {
            List<Object> fewer = new ArrayList<>(row);
            fewer.remove(table.index(column));
            rows.add(fewer.stream()
                    .map(v -> Objects.requireNonNullElse(v, "none"))
                    .toList());
        }
        return rows;
    }
}
