package balie.metrics.breaks;

import balie.contract.Interactions;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class SourceWeeksTest {

    @Test
    void contacts_that_count_by_source_week_of_the_desks_clock_and_category() {
        Rows rows = new Rows()
                .times(2, Interactions.CATEGORY, "delivery")
                .row()
                .row(Interactions.CATEGORY, "delivery", Interactions.EXCLUDED_REASON, "spam")
                .row(Interactions.CATEGORY, "delivery", Interactions.DIRECTION, "outbound")
                .row(Interactions.OPENED_AT, Instant.parse("2026-11-01T22:59:59Z"))
                .row(Interactions.OPENED_AT, Instant.parse("2026-11-01T23:00:00Z"))
                .row(Interactions.OPENED_AT, null)
                .row(Interactions.OPENED_AT, Instant.parse("2026-05-10T12:00:00Z"))
                .row(Interactions.OPENED_AT, Rows.day(7))
                .row(Interactions.SOURCE, "shop");

        ResultTable table = Results.of(new SourceWeeks(), rows.enriched(), Contexts.week());

        assertThat(table.columns()).isEqualTo(new SourceWeeks().output().names());
        assertThat(table.lines())
                .extracting(
                        l -> l.text("source") + " " + l.text("monday") + " " + l.text("category") + " " + l.count("n"))
                .containsExactly(
                        "desk 2026-10-26 (unknown) 1",
                        "desk 2026-11-02 (unknown) 2",
                        "desk 2026-11-02 delivery 2",
                        "shop 2026-11-02 (unknown) 1");
    }
}
