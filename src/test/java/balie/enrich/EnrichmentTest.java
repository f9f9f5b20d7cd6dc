package balie.enrich;

import balie.contract.Availability;
import balie.contract.Customers;
import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.Specialists;
import balie.model.BusinessHours;
import balie.model.OpenSpan;
import balie.model.OpeningHours;
import balie.model.Taxonomy;
import balie.testkit.Contexts;
import balie.testkit.Rows;
import balie.testkit.SharedSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import static balie.enrich.Enriched.only;
import static balie.enrich.Enriched.value;
import static org.assertj.core.api.Assertions.assertThat;

class EnrichmentTest {

    private static final Instant AS_OF = Rows.day(5);

    private static Dataset<Row> customers() {
        return SharedSpark.session()
                .createDataFrame(
                        List.of(
                                RowFactory.create("K1", "retailer", "Drenthe", "nl", true),
                                RowFactory.create("K2", "consumer", null, "en", null)),
                        Customers.TABLE.structType());
    }

    private static Dataset<Row> specialists() {
        return SharedSpark.session()
                .createDataFrame(
                        List.of(RowFactory.create(
                                "S1", "Techniek", LocalDate.of(2020, 1, 1), null, null, "specialist")),
                        Specialists.TABLE.structType());
    }

    @Test
    void customers_and_specialists_complete_what_the_source_does_not_say() {
        Row row = only(new Enrichment(customers(), specialists())
                .enrich(
                        new Rows()
                                .row(
                                        Interactions.CUSTOMER_ID,
                                        "K1",
                                        Interactions.AGENT,
                                        "S1",
                                        Interactions.LANGUAGE,
                                        "en")
                                .interactions(),
                        AS_OF,
                        List.of()));

        assertThat(value(row, Interactions.CUSTOMER_TYPE)).isEqualTo("retailer");
        assertThat(value(row, Interactions.LANGUAGE))
                .as("the source's own word counts")
                .isEqualTo("en");
        assertThat(value(row, EnrichedInteractions.REGION)).isEqualTo("Drenthe");
        assertThat(value(row, EnrichedInteractions.OBJECTS_TO_MARKETING)).isEqualTo(true);
        assertThat(value(row, Interactions.TEAM)).isEqualTo("Techniek");
        assertThat(value(row, EnrichedInteractions.CUSTOMER_KEY)).isEqualTo("K1");
    }

    @Test
    void a_customer_nobody_knows_is_another_one_in_each_source() {
        Enrichment enrichment = new Enrichment(customers(), null);

        Row one = only(enrichment.enrich(
                new Rows()
                        .row(Interactions.CUSTOMER_ID, "77", Interactions.SOURCE, "phone")
                        .interactions(),
                AS_OF,
                List.of()));
        Row two = only(enrichment.enrich(
                new Rows()
                        .row(Interactions.CUSTOMER_ID, "77", Interactions.SOURCE, "mail")
                        .interactions(),
                AS_OF,
                List.of()));

        assertThat(value(one, EnrichedInteractions.CUSTOMER_KEY))
                .isNotEqualTo(value(two, EnrichedInteractions.CUSTOMER_KEY));
        assertThat(value(one, EnrichedInteractions.OBJECTS_TO_MARKETING)).isEqualTo(false);
    }

    @Test
    void nothing_later_than_the_instant_is_known() {
        Rows rows = new Rows()
                .row(
                        Interactions.STATUS, "resolved",
                        Interactions.FIRST_REPLIED_AT, Rows.day(1),
                        Interactions.RESOLVED_AT, Rows.day(9),
                        Interactions.CLOSED_AT, Rows.day(20))
                .row(Interactions.OPENED_AT, Rows.day(6), Interactions.STATUS, "new");

        Row row = only(new Enrichment(null, null).enrich(rows.interactions(), AS_OF, List.of()));

        assertThat(value(row, Interactions.STATUS)).isEqualTo("open");
        assertThat(value(row, Interactions.RESOLVED_AT)).isNull();
        assertThat(value(row, Interactions.CLOSED_AT)).isNull();
        assertThat(value(row, Interactions.FIRST_REPLIED_AT)).isEqualTo(Rows.day(1));
    }

    @Test
    void what_was_resolved_before_the_instant_stays_resolved() {
        Rows rows = new Rows()
                .row(
                        Interactions.STATUS,
                        "closed",
                        Interactions.RESOLVED_AT,
                        Rows.day(2),
                        Interactions.CLOSED_AT,
                        Rows.day(20));

        Row row = only(new Enrichment(null, null).enrich(rows.interactions(), AS_OF, List.of()));

        assertThat(value(row, Interactions.STATUS)).isEqualTo("closed");
    }

    @Test
    void a_state_without_a_time_stands_as_it_was_exported() {
        Row row = only(new Enrichment(null, null)
                .enrich(new Rows().row(Interactions.STATUS, "closed").interactions(), AS_OF, List.of()));

        assertThat(value(row, Interactions.STATUS)).isEqualTo("closed");
    }

    private static final List<String> LATER = List.of("desk");

    @Test
    void of_a_source_that_goes_on_an_end_without_a_time_is_not_known_at_an_earlier_instant() {
        Row row = only(new Enrichment(null, null)
                .enrich(
                        new Rows()
                                .row(
                                        Interactions.SOURCE, "desk",
                                        Interactions.STATUS, "closed",
                                        Interactions.OUTCOME, "answered",
                                        Interactions.TIMELY, true)
                                .interactions(),
                        AS_OF,
                        LATER));

        assertThat(value(row, Interactions.STATUS)).isNull();
        assertThat(value(row, Interactions.OUTCOME)).isNull();
        assertThat(value(row, Interactions.TIMELY)).isNull();
    }

    @Test
    void of_a_source_that_goes_on_what_was_settled_before_the_instant_is_known() {
        Rows updated = new Rows()
                .row(
                        Interactions.SOURCE,
                        "desk",
                        Interactions.STATUS,
                        "open",
                        Interactions.UPDATED_AT,
                        Rows.day(4),
                        Interactions.REOPEN_COUNT,
                        2L);
        Rows ended = new Rows()
                .row(
                        Interactions.SOURCE,
                        "desk",
                        Interactions.STATUS,
                        "closed",
                        Interactions.RESOLVED_AT,
                        Rows.day(2),
                        Interactions.UPDATED_AT,
                        Rows.day(20),
                        Interactions.REOPEN_COUNT,
                        1L);
        Rows reopened = new Rows()
                .row(
                        Interactions.SOURCE,
                        "desk",
                        Interactions.STATUS,
                        "open",
                        Interactions.UPDATED_AT,
                        Rows.day(20),
                        Interactions.REOPEN_COUNT,
                        1L);
        Enrichment enrichment = new Enrichment(null, null);

        assertThat(value(only(enrichment.enrich(updated.interactions(), AS_OF, LATER)), Interactions.REOPEN_COUNT))
                .isEqualTo(2L);
        assertThat(value(only(enrichment.enrich(ended.interactions(), AS_OF, LATER)), Interactions.REOPEN_COUNT))
                .isEqualTo(1L);
        assertThat(value(only(enrichment.enrich(reopened.interactions(), AS_OF, LATER)), Interactions.REOPEN_COUNT))
                .isNull();
    }

    @Test
    void a_source_that_dates_no_end_has_no_state_as_of_an_earlier_instant() {
        Availability bare =
                Contexts.without(Contexts.everything("full"), "bare", Interactions.RESOLVED_AT, Interactions.CLOSED_AT);

        Availability known = Enrichment.asKnown(bare, List.of("full", "bare"));

        assertThat(known.sourcesWith(List.of(Interactions.STATUS))).containsExactly("full");
        assertThat(known.why("bare", List.of(Interactions.STATUS, Interactions.RESOLVED_AT)))
                .isEqualTo(
                        "'bare' records no resolved_at and does not say when its status changed, so that what it was at"
                                + " an earlier instant is not known");
        assertThat(Enrichment.asKnown(bare, List.of()).sourcesWith(List.of(Interactions.STATUS)))
                .contains("bare");
    }

    @Test
    void the_question_is_the_text_or_else_the_subject() {
        Enrichment enrichment = new Enrichment(null, null);
        Row text = only(enrichment.enrich(
                new Rows()
                        .row(Interactions.TEXT_, "Waar?", Interactions.SUBJECT, "Pakket")
                        .interactions(),
                AS_OF,
                List.of()));
        Row subject = only(enrichment.enrich(
                new Rows()
                        .row(Interactions.TEXT_, "?!", Interactions.SUBJECT, "Pakket")
                        .interactions(),
                AS_OF,
                List.of()));

        assertThat(value(text, EnrichedInteractions.QUESTION)).isEqualTo("Waar?");
        assertThat(value(subject, EnrichedInteractions.QUESTION)).isEqualTo("Pakket");
        assertThat(value(subject, EnrichedInteractions.QUESTION_ID)).isEqualTo(balie.text.Wording.key("pakket"));
    }

    @Test
    void joining_makes_columns_available() {
        Availability bare = Contexts.without(
                Contexts.everything("full"),
                "bare",
                Interactions.CUSTOMER_TYPE,
                Interactions.TEAM,
                EnrichedInteractions.REGION);

        Availability wider = new Enrichment(customers(), specialists()).widen(bare);

        assertThat(wider.sourcesWith(List.of(Interactions.CUSTOMER_TYPE, Interactions.TEAM)))
                .contains("bare");
        assertThat(new Enrichment(null, null).widen(bare).sourcesWith(List.of(Interactions.TEAM)))
                .containsExactly("full");
    }

    private static Object[] asked(String customer, String text, int day) {
        return new Object[] {
            Interactions.CUSTOMER_ID, customer, Interactions.TEXT_, text, Interactions.OPENED_AT, Rows.day(day)
        };
    }

    private static Row contact(List<Row> rows, String id) {
        return rows.stream()
                .filter(r -> r.getAs("interaction_id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_next_contact_is_the_customers_next_on_the_same_matter_that_counts() {
        Rows rows = new Rows()
                .row(asked("c", "Where is it?", 0))
                .row(
                        Interactions.CUSTOMER_ID,
                        "c",
                        Interactions.TEXT_,
                        "Where is it?",
                        Interactions.OPENED_AT,
                        Rows.day(1),
                        Interactions.EXCLUDED_REASON,
                        "spam")
                .row(asked("c", "How do I pay?", 2))
                .row(asked("d", "where is it", 3))
                .row(asked("c", "where is it", 4))
                .row(Interactions.TEXT_, "where is it", Interactions.OPENED_AT, Rows.day(5))
                .row(Interactions.CUSTOMER_ID, "c", Interactions.OPENED_AT, Rows.day(6))
                // Without a text the category is the matter.
                .row(
                        Interactions.CUSTOMER_ID,
                        "e",
                        Interactions.CATEGORY,
                        "delivery",
                        Interactions.OPENED_AT,
                        Rows.day(7))
                .row(
                        Interactions.CUSTOMER_ID,
                        "e",
                        Interactions.CATEGORY,
                        "delivery",
                        Interactions.OPENED_AT,
                        Rows.day(8));

        List<Row> enriched = new Enrichment(null, null)
                .enrich(rows.interactions(), Rows.day(30), List.of())
                .collectAsList();

        assertThat((Instant) contact(enriched, "i0").getAs("next_contact_at")).isEqualTo(Rows.day(4));
        assertThat((Instant) contact(enriched, "i7").getAs("next_contact_at")).isEqualTo(Rows.day(8));
        for (String last : List.of("i1", "i2", "i3", "i4", "i5", "i6", "i8")) {
            assertThat((Instant) contact(enriched, last).getAs("next_contact_at"))
                    .as(last)
                    .isNull();
        }
        assertThat(enriched.stream()
                        .filter(r -> r.<Boolean>getAs("repeat_testable"))
                        .map(r -> r.<String>getAs("interaction_id")))
                .containsExactlyInAnyOrder("i0", "i2", "i3", "i4", "i7", "i8");
    }

    @Test
    void what_comes_after_the_instant_is_no_next_contact() {
        Rows rows = new Rows().row(asked("c", "Where is it?", 0)).row(asked("c", "Where is it?", 5));

        Row row = only(new Enrichment(null, null).enrich(rows.interactions(), Rows.day(4), List.of()));

        assertThat((Instant) row.getAs("next_contact_at")).isNull();
    }

    private static String segment(List<Row> rows, String id) {
        return contact(rows, id).getAs("segment");
    }

    private static Rows came(Rows rows, String customer, double... days) {
        for (double day : days) {
            rows.row(Interactions.CUSTOMER_ID, customer, Interactions.OPENED_AT, Rows.day(day));
        }
        return rows;
    }

    @Test
    void the_segment_is_the_type_and_how_often_the_customer_had_come_in_the_year_up_to_then() {
        Rows rows = came(new Rows(), "c", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

        List<Row> enriched = new Enrichment(null, null)
                .enrich(rows.interactions(), Rows.day(900), List.of())
                .collectAsList();

        assertThat(java.util.stream.IntStream.rangeClosed(0, 10).mapToObj(i -> segment(enriched, "i" + i)))
                .extracting(s -> s.replace("(unknown) ", ""))
                .containsExactly("1", "2-3", "2-3", "4-9", "4-9", "4-9", "4-9", "4-9", "4-9", "10+", "10+");
    }

    @Test
    void a_year_of_a_segment_is_364_days_and_no_moment_more() {
        double moment = 1 / (24.0 * 60);
        Rows rows = came(came(new Rows(), "c", 0, 364 - moment), "d", 0, 364);

        List<Row> enriched = new Enrichment(null, null)
                .enrich(rows.interactions(), Rows.day(900), List.of())
                .collectAsList();

        assertThat(segment(enriched, "i1")).isEqualTo("(unknown) 2-3");
        assertThat(segment(enriched, "i3")).isEqualTo("(unknown) 1");
    }

    @Test
    void a_segment_is_of_known_customers_over_all_sources_and_of_contacts_that_count() {
        Rows rows = new Rows()
                .row(Interactions.CUSTOMER_ID, "K1", Interactions.CUSTOMER_TYPE, "retailer")
                .row(
                        Interactions.CUSTOMER_ID,
                        "K1",
                        Interactions.OPENED_AT,
                        Rows.day(1),
                        Interactions.EXCLUDED_REASON,
                        "spam")
                .row(
                        Interactions.CUSTOMER_ID,
                        "K1",
                        Interactions.OPENED_AT,
                        Rows.day(2),
                        Interactions.SOURCE,
                        "other",
                        Interactions.CUSTOMER_TYPE,
                        "consumer")
                .row(Interactions.CUSTOMER_ID, "K1", Interactions.OPENED_AT, null)
                .row(Interactions.OPENED_AT, Rows.day(3));

        List<Row> enriched = new Enrichment(customers(), null)
                .enrich(rows.interactions(), Rows.day(30), List.of())
                .collectAsList();

        assertThat(segment(enriched, "i0")).isEqualTo("retailer 1");
        assertThat(segment(enriched, "i1")).isNull();
        assertThat(segment(enriched, "i2")).isEqualTo("consumer 2-3");
        assertThat(segment(enriched, "i3")).isNull();
        assertThat(segment(enriched, "i4")).isNull();
    }

    @Test
    void what_comes_later_changes_no_segment() {
        Rows rows = came(came(new Rows(), "c", 0, 5, 30, 200, 370, 380), "d", 10, 12);
        List<Row> last = new Enrichment(null, null)
                .enrich(rows.interactions(), Rows.day(900), List.of())
                .collectAsList();

        for (Row row : new Enrichment(null, null)
                .enrich(rows.interactions(), Rows.day(250), List.of())
                .collectAsList()) {
            String id = row.getAs("interaction_id");
            assertThat(row.<String>getAs("segment")).as(id).isEqualTo(segment(last, id));
        }
    }

    @Test
    void rows_are_moved_once_for_all_that_other_contacts_of_a_customer_tell() {
        Dataset<Row> enriched =
                new Enrichment(null, null).enrich(came(new Rows(), "c", 0, 1).interactions(), Rows.day(30), List.of());

        assertThat(enriched.queryExecution().executedPlan().toString().split("Exchange hashpartitioning", -1))
                .hasSize(2);
    }

    @Test
    void open_time_goes_by_the_calendar_of_the_source_and_keeps_its_sign() {
        BusinessHours noonToOne = hours(12, 13);
        BusinessHours always = hours(0, 24);
        Rows rows = new Rows()
                .row(Interactions.RESOLVED_AT, Rows.day(1), Interactions.FIRST_REPLIED_AT, Rows.day(-1))
                .row(Interactions.SOURCE, "night", Interactions.RESOLVED_AT, Rows.day(1));

        List<Row> enriched = new Enrichment(
                        null, null, null, Taxonomy.NONE, new OpenTimes(noonToOne, Map.of("night", always)))
                .enrich(rows.interactions(), Rows.day(30), List.of())
                .collectAsList();

        assertThat(contact(enriched, "i0").<Long>getAs("resolution_open_seconds"))
                .isEqualTo(3_600);
        assertThat(contact(enriched, "i0").<Long>getAs("first_reply_open_seconds"))
                .isEqualTo(-3_600);
        assertThat(contact(enriched, "i1").<Long>getAs("resolution_open_seconds"))
                .isEqualTo(86_400);
        assertThat(contact(enriched, "i1").<Long>getAs("first_reply_open_seconds"))
                .isNull();
    }

    /** The same hours on every day, in UTC. */
    private static BusinessHours hours(int from, int to) {
        Map<DayOfWeek, List<OpenSpan>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new OpenSpan(from * 60, to * 60)));
        }
        return new BusinessHours(new OpeningHours(ZoneOffset.UTC, week, Map.of()));
    }
}
