package balie.report;

import balie.report.model.Section;
import org.junit.jupiter.api.Test;

import java.util.List;

import static balie.report.SampleGaps.demand;
import static balie.report.SampleTables.table;
import static balie.report.SampleTables.tables;
import static balie.report.SampleTables.with;
import static org.assertj.core.api.Assertions.assertThat;

class FailureDemandTest {

    @Test
    void tells_the_share_its_largest_cause_what_it_takes_and_what_is_not_known() {
        Section section =
                new FailureDemand(tables(SampleGaps.failureDemand())).section().orElseThrow();

        assertThat(section.heading())
                .isEqualTo(
                        "25.0\u00a0% of contacts are failure demand (2,000 of 8,000, 24.1–25.9\u00a0%), most of all: Not solved the"
                                + " first time, 15.0\u00a0%.");
        assertThat(section.statements())
                .containsExactly(
                        "It takes about 233 hours over these weeks, by the minutes a contact that the file of causes gives for each"
                                + " channel (known of 100\u00a0% of them).",
                        "Of 200 of 8,200 contacts nothing is known that the rules look at; they are in no share.");
        assertThat(section.table().rows())
                .extracting(r -> r.get(0))
                .containsExactly(
                        "All failure demand",
                        "Cause: Not solved the first time",
                        "Cause: Delivery",
                        "Value demand",
                        "Nothing known that the rules look at",
                        "Channel: chat",
                        "Channel: phone",
                        "Question: Where is it?");
    }

    @Test
    void without_a_share_there_is_no_section() {
        assertThat(new FailureDemand(tables()).section()).isEmpty();
        assertThat(new FailureDemand(tables(table(
                                "failure_demand",
                                List.of(with(
                                        demand("failure_demand", "", "all", 3, 90),
                                        "n",
                                        null,
                                        "percent",
                                        null,
                                        "mark",
                                        "[c]")))))
                        .point())
                .isEmpty();
    }
}
