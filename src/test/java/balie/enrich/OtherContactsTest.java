package balie.enrich;

import balie.contract.Interactions;
import balie.testkit.Rows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

import static balie.enrich.Enriched.only;
import static org.assertj.core.api.Assertions.assertThat;

class OtherContactsTest {

    private static Object[] asked(String customer, String text, int day) {
        return new Object[] {
            Interactions.CUSTOMER_ID, customer, Interactions.TEXT_, text, Interactions.OPENED_AT, Rows.day(day)
        };
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

        assertThat((Instant) Rows.byId(enriched, "i0").getAs("next_contact_at")).isEqualTo(Rows.day(4));
        assertThat((Instant) Rows.byId(enriched, "i7").getAs("next_contact_at")).isEqualTo(Rows.day(8));
        assertThat(enriched.stream()
                        .filter(r -> r.getAs("previous_contact_at") != null)
                        .map(r -> r.<String>getAs("interaction_id")))
                .containsExactlyInAnyOrder("i4", "i8");
        assertThat((Instant) Rows.byId(enriched, "i4").getAs("previous_contact_at"))
                .isEqualTo(Rows.day(0));
        for (String last : List.of("i1", "i2", "i3", "i4", "i5", "i6", "i8")) {
            assertThat((Instant) Rows.byId(enriched, last).getAs("next_contact_at"))
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
        return Rows.byId(rows, id).getAs("segment");
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

        List<Row> enriched = new Enrichment(EnrichmentTest.customers(), null)
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
}
