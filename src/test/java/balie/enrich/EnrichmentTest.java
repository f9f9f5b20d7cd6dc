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

    static Dataset<Row> customers() {
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

        assertThat(Rows.byId(enriched, "i0").<Long>getAs("resolution_open_seconds"))
                .isEqualTo(3_600);
        assertThat(Rows.byId(enriched, "i0").<Long>getAs("first_reply_open_seconds"))
                .isEqualTo(-3_600);
        assertThat(Rows.byId(enriched, "i1").<Long>getAs("resolution_open_seconds"))
                .isEqualTo(86_400);
        assertThat(Rows.byId(enriched, "i1").<Long>getAs("first_reply_open_seconds"))
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
