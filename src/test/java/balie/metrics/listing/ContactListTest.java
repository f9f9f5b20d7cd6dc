package balie.metrics.listing;

import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** A list tells of a contact what a told count tells of its group, and no more. */
class ContactListTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-09");
    private static final List<String> GROUPED = List.of("question_id", "outcome", "channel");

    private static ResultTable list(List<List<String>> contacts) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < contacts.size(); i++) {
            List<String> c = contacts.get(i);
            rows.add(Arrays.asList(
                    "c" + (contacts.size() - i),
                    c.get(0),
                    "Where is " + c.get(0),
                    c.get(1),
                    c.get(2),
                    "I wrote " + i,
                    "",
                    DAY));
        }
        return new ResultTable(
                "contact_list",
                List.of("contact", "question_id", "question", "outcome", "channel", "wording", "mark", "period_from"),
                rows);
    }

    private static ResultTable groups(List<List<@Nullable Object>> rows) {
        return new ResultTable(
                "contact_groups", List.of("question_id", "outcome", "channel", "n", "period_from"), rows);
    }

    private static List<@Nullable Object> group(String question, String outcome, String channel, @Nullable Long n) {
        return Arrays.asList(question, outcome, channel, n, DAY);
    }

    @Test
    void a_contact_is_told_by_as_much_as_its_group_is_counted_by() {
        ResultTable list = list(List.of(
                List.of("Q1", "resolved", "phone"),
                List.of("Q1", "resolved", "post"),
                List.of("Q2", "resolved", "phone")));
        ResultTable groups = groups(List.of(
                group("Q1", "all", "all", 9L),
                group("Q1", "resolved", "all", 7L),
                group("Q1", "resolved", "phone", 5L),
                group("Q1", "resolved", "post", null),
                group("Q2", "all", "all", null),
                group("Q2", "resolved", "all", null)));

        List<Line> told = ContactList.told(list, groups).lines();

        assertThat(told).extracting(l -> l.text("channel")).containsExactly("", "phone", "");
        assertThat(told).extracting(l -> l.text("outcome")).containsExactly("resolved", "resolved", "");
        assertThat(told).extracting(l -> l.text("question_id")).containsExactly("Q1", "Q1", "");
        assertThat(told).extracting(l -> l.text("mark")).containsExactly("[c]", "", "[c]");
        assertThat(told.get(2).text("question") + told.get(2).text("wording"))
                .as("what is hidden is not told in words either")
                .isEmpty();
        assertThat(told.get(0).text("wording")).isEqualTo("I wrote 1");
    }

    @Test
    void whatever_is_hidden_the_list_counts_what_groups_count() {
        Random random = new Random(46);
        for (int round = 0; round < 50; round++) {
            List<List<String>> contacts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                contacts.add(List.of("Q" + random.nextInt(4), "o" + random.nextInt(3), "ch" + random.nextInt(3)));
            }
            ResultTable list = list(contacts);
            List<List<@Nullable Object>> groups = new ArrayList<>();
            for (int known = 1; known <= GROUPED.size(); known++) {
                int level = known;
                contacts.stream().map(c -> c.subList(0, level)).distinct().forEach(prefix -> {
                    long n = contacts.stream()
                            .filter(c -> c.subList(0, level).equals(prefix))
                            .count();
                    List<String> key = new ArrayList<>(prefix);
                    while (key.size() < GROUPED.size()) {
                        key.add("all");
                    }
                    groups.add(
                            Arrays.asList(key.get(0), key.get(1), key.get(2), random.nextInt(3) == 0 ? null : n, DAY));
                });
            }
            ResultTable told = ContactList.told(
                    list,
                    new ResultTable(
                            "contact_groups",
                            List.of("question_id", "outcome", "channel", "n", "period_from"),
                            groups));

            assertThat(told.rows()).hasSameSizeAs(list.rows());
            for (List<@Nullable Object> group : groups) {
                List<@Nullable Object> key = group.subList(0, 3).stream()
                        .filter(v -> !"all".equals(v))
                        .toList();
                List<Line> alike = told.lines().stream()
                        .filter(l -> GROUPED.subList(0, key.size()).stream()
                                .map(l::text)
                                .toList()
                                .equals(key))
                        .toList();
                if (group.get(3) != null) {
                    assertThat(alike).as("contacts of " + group).hasSize(Math.toIntExact((Long) group.get(3)));
                } else {
                    assertThat(alike)
                            .as("of a hidden group only what told groups within it say: " + group)
                            .noneMatch(l -> key.size() == GROUPED.size()
                                    || l.text(GROUPED.get(key.size())).isEmpty());
                }
            }
        }
    }

    @Test
    void the_order_tells_nothing_but_the_question_and_comes_from_pseudonyms() {
        ResultTable list = list(List.of(
                List.of("Q10", "x", "y"),
                List.of("Q9", "x", "y"),
                List.of("(rare)", "x", "y"),
                List.of("Q9", "x", "y")));
        ResultTable groups = groups(List.of(
                group("Q10", "all", "all", 5L), group("Q9", "all", "all", 5L), group("(rare)", "all", "all", 5L)));

        ResultTable told = ContactList.told(list, groups);

        assertThat(told.lines()).extracting(l -> l.text("question_id")).containsExactly("Q9", "Q9", "Q10", "(rare)");
        assertThat(told.lines()).extracting(l -> l.text("contact")).containsExactly("c1", "c3", "c4", "c2");
    }
}
