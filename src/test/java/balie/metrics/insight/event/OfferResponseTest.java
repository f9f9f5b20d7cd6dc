package balie.metrics.insight.event;

import balie.metrics.MetricContext;
import balie.metrics.change.FalseDiscoveries;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.privacy.SmallCells;
import balie.stats.ClusteredShare.Sums;
import balie.testkit.Contexts;
import balie.testkit.Results;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static balie.metrics.insight.event.Calendars.OFFER;
import static balie.metrics.insight.event.Calendars.context;
import static balie.metrics.insight.event.EventRows.alone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

class OfferResponseTest {

    private static EventRows response(String group, Sums now, Sums before) {
        return new EventRows()
                .since("2026-05-18")
                .add(0, Window.RESPONSE, group, EventSums.CONTACTS, now)
                .add(0, Window.BASELINE, group, EventSums.CONTACTS, before);
    }

    private static Line line(ResultTable table, String value) {
        return Results.line(table, "measure", "contacts", "value", value);
    }

    @Test
    void contacts_by_the_week_and_as_a_share_stand_beside_the_eight_weeks_before() {
        Line line = line(response("all", alone(80, 800), alone(32, 1600)).response(context(OFFER)), "all");

        assertThat(line.number("per_week")).isEqualTo(20.0);
        assertThat(line.number("per_week_compared")).isEqualTo(4.0);
        assertThat(line.number("change")).isCloseTo(8.0, offset(0.01));
        assertThat(line.number("p_value")).isLessThan(1e-6);
        assertThat(line.get("compared_from")).isEqualTo(LocalDate.parse("2026-07-27"));
        assertThat(line.get("compared_to")).isEqualTo(LocalDate.parse("2026-09-20"));
        assertThat(line.get("period_to")).isEqualTo(LocalDate.parse("2026-10-18"));
    }

    @Test
    void weeks_before_the_data_began_are_no_weeks_without_contacts() {
        ResultTable table = new EventRows()
                .since("2026-08-24")
                .add(0, Window.RESPONSE, "all", EventSums.CONTACTS, alone(80, 800))
                .add(0, Window.BASELINE, "all", EventSums.CONTACTS, alone(32, 800))
                .response(context(OFFER));

        assertThat(line(table, "all").number("per_week_compared")).isEqualTo(8.0);
        assertThat(line(table, "all").get("compared_from")).isEqualTo(LocalDate.parse("2026-08-24"));
    }

    @Test
    void four_weeks_that_are_not_over_are_provisional_and_counted_as_far_as_they_are_past() {
        MetricContext week = Contexts.week();
        // Noon of the fourteenth day.
        MetricContext then = Contexts.of(
                        week.period(), EventRows.at("2026-10-04").plusSeconds(43_200), week.availability(), 0)
                .with(context(OFFER).desk());

        Line line = line(response("all", alone(80, 800), alone(32, 1600)).response(then), "all");

        assertThat(line.text("mark")).isEqualTo("[p]");
        assertThat(line.number("p_value")).isNull();
        assertThat(line.number("per_week")).isEqualTo(40.0);
    }

    @Test
    void types_of_customers_have_rows_of_their_own() {
        ResultTable table =
                response("type:retailer", alone(8, 80), alone(3, 160)).response(context(OFFER));

        assertThat(table.rows()).hasSize(1);
        assertThat(line(table, "retailer").text("dimension")).isEqualTo("customer_type");
    }

    @Test
    void a_hidden_count_can_not_be_had_from_the_week() {
        ResultTable table = new SmallCells(5)
                .protect(response("all", alone(4, 800), alone(32, 1600)).response(context(OFFER)));
        ResultTable other = new SmallCells(5)
                .protect(response("all", alone(40, 800), alone(3, 1600)).response(context(OFFER)));

        assertThat(line(table, "all").get("per_week")).isNull();
        assertThat(line(other, "all").get("per_week_compared")).isNull();
        assertThat(line(other, "all").get("change")).isNull();
        assertThat(line(other, "all").get("per_week")).isEqualTo(10.0);
    }

    @Test
    void where_before_and_after_are_shuffled_few_runs_have_any_claim() {
        int repeats = 300;
        int claims = 0;
        Random random = new Random(31);
        for (int i = 0; i < repeats; i++) {
            List<Sums> customers = new ArrayList<>();
            for (int c = 0; c < 900; c++) {
                int n = 1 + random.nextInt(4);
                customers.add(Sums.of(n, random.nextInt(10) == 0 ? n : 0));
            }
            Collections.shuffle(customers, random);
            ResultTable table = response(
                            "all",
                            customers.subList(0, 300).stream()
                                    .reduce(Sums::plus)
                                    .orElseThrow(),
                            customers.subList(300, 900).stream()
                                    .reduce(Sums::plus)
                                    .orElseThrow())
                    .response(context(OFFER));
            claims += FalseDiscoveries.flag(List.of(table)).get(0).lines().stream()
                            .anyMatch(l -> Boolean.TRUE.equals(l.get("flagged")))
                    ? 1
                    : 0;
        }
        double error = Math.sqrt(0.05 * 0.95 / repeats);
        assertThat((double) claims / repeats).isBetween(0.005, 0.05 + 2 * error);
    }
}
