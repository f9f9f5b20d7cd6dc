package balie.metrics.volume;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static balie.testkit.Results.line;
import static org.assertj.core.api.Assertions.assertThat;

class VolumeTest {

    @Test
    void what_is_left_out_is_counted_by_reason_and_adds_up() {
        Rows rows = new Rows()
                .times(7)
                .times(2, Interactions.EXCLUDED_REASON, "merged")
                .row(Interactions.EXCLUDED_REASON, "spam")
                .row(Interactions.DIRECTION, "outbound")
                .row(Interactions.OPENED_AT, Rows.day(-20), Interactions.EXCLUDED_REASON, "test");

        ResultTable table = Results.of(new Exclusions(), rows.enriched(), Contexts.week());

        assertThat(line(table, "reason", "counted").count("n")).isEqualTo(7);
        assertThat(line(table, "reason", "merged").count("n")).isEqualTo(2);
        assertThat(line(table, "reason", "outbound").count("n")).isEqualTo(1);
        assertThat(table.lines().stream().mapToLong(l -> l.count("n")).sum()).isEqualTo(11);
        assertThat(table.lines()).allSatisfy(l -> assertThat(l.count("of")).isEqualTo(11));
    }

    @Test
    void customers_who_object_are_counted_as_persons() {
        Rows rows = new Rows()
                .times(3, Interactions.CUSTOMER_ID, "a", EnrichedInteractions.OBJECTS_TO_MARKETING, true)
                .row(Interactions.CUSTOMER_ID, "b");

        ResultTable.Line line =
                line(Results.of(new Exclusions(), rows.enriched(), Contexts.week()), "reason", "objects_to_marketing");

        assertThat(line.count("n")).isEqualTo(1);
        assertThat(line.count("of")).isEqualTo(2);
        assertThat(line.text("unit")).isEqualTo("customers");
    }

    @Test
    void weeks_begin_on_monday_in_the_jobs_zone() {
        Rows rows = new Rows()
                .row(Interactions.OPENED_AT, Instant.parse("2026-11-01T22:59:59Z"))
                .row(Interactions.OPENED_AT, Instant.parse("2026-11-01T23:00:00Z"))
                .row(Interactions.OPENED_AT, Instant.parse("2026-11-08T22:59:59Z"))
                .row(Interactions.OPENED_AT, Instant.parse("2026-11-08T23:00:00Z"))
                .row(Interactions.OPENED_AT, Instant.parse("2026-01-01T12:00:00Z"));

        ResultTable table = Results.of(new ContactsByWeek(), rows.enriched(), Contexts.week());

        assertThat(table.lines())
                .extracting(l -> l.text("monday") + " " + l.count("n"))
                .as("26 weeks to the end of the period, no further")
                .containsExactly("2026-10-26 1", "2026-11-02 2");
    }
}
