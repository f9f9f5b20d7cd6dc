package balie.metrics.listing;

import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.model.Audience;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.privacy.ContactNames;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import balie.text.Wording;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class ContactGroupsTest {

    private static final String INVOICE = Wording.key("factuur kwijt");

    private static Rows desk() {
        return new Rows()
                .times(
                        6,
                        Interactions.TEXT_,
                        "Factuur kwijt",
                        Interactions.CHANNEL,
                        "phone",
                        Interactions.STATUS,
                        "resolved",
                        Interactions.RESOLVED_AT,
                        Rows.day(1))
                .times(
                        3,
                        Interactions.TEXT_,
                        "Factuur kwijt",
                        Interactions.CHANNEL,
                        "email",
                        Interactions.STATUS,
                        "open")
                .times(
                        2,
                        Interactions.TEXT_,
                        "Hoe laat open?",
                        Interactions.CHANNEL,
                        "phone",
                        Interactions.STATUS,
                        "open")
                .row(Interactions.CHANNEL, "phone")
                .row(Interactions.TEXT_, "Factuur kwijt", Interactions.OPENED_AT, Rows.day(-3));
    }

    private static MetricContext context(Instant asOf, int minimum) {
        return Contexts.of(Contexts.week().period(), asOf, Contexts.everything("desk"), minimum);
    }

    private static Map<String, Long> counts(ResultTable table) {
        return table.lines().stream()
                .collect(Collectors.toMap(
                        l -> l.text("question_id") + " " + l.text("outcome") + " " + l.text("channel"),
                        l -> l.count("n")));
    }

    @Test
    void contacts_are_counted_by_question_then_by_outcome_then_by_channel() {
        ResultTable table = Results.of(new ContactGroups(), desk().enriched(), context(Contexts.AS_OF, 0));

        Map<String, Long> counts = counts(table);
        assertThat(counts)
                .containsEntry(INVOICE + " all all", 9L)
                .containsEntry(INVOICE + " resolved all", 6L)
                .containsEntry(INVOICE + " resolved phone", 6L)
                .containsEntry(INVOICE + " not_resolved email", 3L)
                .containsEntry("(none) all all", 1L);
        assertThat(table.lines()).allMatch(l -> l.count("of") == 12);
    }

    @Test
    void each_level_adds_up_to_the_one_above_it() {
        ResultTable table = Results.of(new ContactGroups(), desk().enriched(), context(Contexts.AS_OF, 0));

        List<Line> questions = table.lines(l -> l.is("outcome", "all"));
        assertThat(questions.stream().mapToLong(l -> l.count("n")).sum()).isEqualTo(12);
        for (Line question : questions) {
            assertThat(table
                            .lines(l -> l.is("question_id", question.text("question_id"))
                                    && !l.is("outcome", "all")
                                    && l.is("channel", "all"))
                            .stream()
                            .mapToLong(l -> l.count("n"))
                            .sum())
                    .isEqualTo(question.count("n"));
        }
    }

    @Test
    void a_week_too_young_for_outcomes_has_none_and_the_newest_that_is_old_enough_stands_beside_it() {
        Instant young = Contexts.week().period().end().plusSeconds(3600);

        ResultTable table = Results.of(new ContactGroups(), desk().enriched(), context(young, 0));

        List<Line> now = table.lines(
                l -> l.is("period_from", "") || l.text("period_from").equals("2026-11-02"));
        assertThat(now).allMatch(l -> l.is("outcome", "all") || l.is("outcome", "(too young)"));
        assertThat(table.lines()).extracting(l -> l.text("period_from")).contains("2026-10-26");
    }

    @Test
    void that_nobody_asks_nothing_is_a_row_as_in_the_table_of_questions() {
        Dataset<Row> rows =
                new Rows().times(4, Interactions.TEXT_, "Factuur kwijt").enriched();

        Map<String, Long> counts = counts(Results.of(new ContactGroups(), rows, context(Contexts.AS_OF, 0)));

        assertThat(counts).containsEntry("(none) all all", 0L);
        assertThat(counts.keySet().stream().filter(k -> k.startsWith("(none)"))).hasSize(1);
    }

    @Test
    void the_list_has_each_contact_once_under_a_name_that_only_the_key_gives() {
        MetricContext context = context(Contexts.AS_OF, 0);
        Dataset<Row> rows = new Rows()
                .times(3, Interactions.TEXT_, "Factuur kwijt", Interactions.CUSTOMER_ID, "K1")
                .row(Interactions.TEXT_, "Factuur kwijt", Interactions.CUSTOMER_ID, "K2")
                .enriched();

        ResultTable list = Results.of(new ContactRows(), rows, context);
        ResultTable other = Results.of(new ContactRows(), rows.repartition(3), context);

        assertThat(list.lines()).hasSize(4).extracting(l -> l.text("contact")).doesNotHaveDuplicates();
        assertThat(ContactNames.all(context.pseudonyms().of(Audience.TRAINING), "K1"))
                .as("who has the key finds the contacts of a customer")
                .hasSize(ContactNames.MOST);
        assertThat(list.lines().stream()
                        .map(l -> l.text("contact"))
                        .filter(ContactNames.all(context.pseudonyms().of(Audience.TRAINING), "K1")::contains))
                .hasSize(3);
        assertThat(other).isEqualTo(list);
    }

    @Test
    void what_was_written_is_shown_only_where_enough_customers_asked() {
        MetricContext context = context(Contexts.AS_OF, 3);
        Dataset<Row> rows = new Rows()
                .times(5, Interactions.TEXT_, "Factuur kwijt", Interactions.CUSTOMER_ID, "K1")
                .row(Interactions.TEXT_, "Hoe laat open?", Interactions.CUSTOMER_ID, "K1")
                .row(Interactions.TEXT_, "Hoe laat open?", Interactions.CUSTOMER_ID, "K2")
                .row(Interactions.TEXT_, "Hoe laat open?", Interactions.CUSTOMER_ID, "K3")
                .enriched();

        ResultTable list = Results.of(new ContactRows(), rows, context);

        assertThat(list.lines(l -> !l.text("wording").isEmpty()))
                .hasSize(3)
                .allMatch(l -> l.text("wording").equals("Hoe laat open?"));
    }
}
