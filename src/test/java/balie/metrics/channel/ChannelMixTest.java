package balie.metrics.channel;

import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.model.Period;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

import static balie.testkit.Results.line;
import static org.assertj.core.api.Assertions.assertThat;

class ChannelMixTest {

    private static final ChannelMix METRIC = new ChannelMix();

    private static Rows desk() {
        return new Rows()
                .times(6, Interactions.CHANNEL, "phone")
                .times(3, Interactions.CHANNEL, "email")
                .row()
                // None of these is counted:
                .row(Interactions.CHANNEL, "phone", Interactions.EXCLUDED_REASON, "spam")
                .row(Interactions.CHANNEL, "phone", Interactions.DIRECTION, "outbound")
                .row(Interactions.CHANNEL, "phone", Interactions.OPENED_AT, Rows.day(-7))
                .row(Interactions.CHANNEL, "phone", Interactions.OPENED_AT, null);
    }

    @Test
    void counts_inbound_contacts_of_the_period_by_channel() {
        ResultTable table = Results.of(METRIC, desk().enriched(), Contexts.week());

        assertThat(table.lines()).hasSize(3);
        ResultTable.Line phone = table.lines().get(0);
        assertThat(phone.text("channel")).isEqualTo("phone");
        assertThat(phone.count("n")).isEqualTo(6);
        assertThat(phone.count("of")).isEqualTo(10);
        assertThat(phone.number("percent")).isEqualTo(60.0);
        assertThat(phone.number("low")).isEqualTo(31.27);
        assertThat(phone.number("high")).isEqualTo(83.18);
        assertThat(phone.text("mark")).as("on 10 cases only").isEqualTo("[u]");
        assertThat(phone.text("period_from")).isEqualTo("2026-11-02");
        assertThat(phone.text("period_to")).isEqualTo("2026-11-08");
        assertThat(line(table, "channel", "unknown").count("n"))
                .as("no channel recorded")
                .isEqualTo(1);
    }

    @Test
    void the_channels_add_up_and_doubling_the_data_keeps_the_shares() {
        Rows doubled = new Rows();
        for (int i = 0; i < 2; i++) {
            doubled.times(6, Interactions.CHANNEL, "phone")
                    .times(3, Interactions.CHANNEL, "email")
                    .row();
        }
        ResultTable once = Results.of(METRIC, desk().enriched(), Contexts.week());
        ResultTable twice = Results.of(METRIC, doubled.enriched(), Contexts.week());

        assertThat(once.lines().stream().mapToLong(l -> l.count("n")).sum()).isEqualTo(10);
        for (int i = 0; i < 3; i++) {
            assertThat(twice.lines().get(i).number("percent"))
                    .isEqualTo(once.lines().get(i).number("percent"));
            assertThat(twice.lines().get(i).number("low"))
                    .isGreaterThan(once.lines().get(i).number("low"));
        }
    }

    @Test
    void partitioning_and_order_do_not_matter() {
        Results.assertOrderDoesNotMatter(METRIC, desk().enriched(), Contexts.week());
    }

    @Test
    void a_source_without_channels_is_told_and_not_counted() {
        Rows rows = desk().times(5, Interactions.SOURCE, "register");
        MetricContext context = Contexts.of(
                Contexts.week().period(),
                Contexts.AS_OF,
                Contexts.without(Contexts.everything("desk"), "register", Interactions.CHANNEL),
                0);

        ResultTable table = Results.of(METRIC, rows.enriched(), context);

        assertThat(table.lines().get(0).count("of")).isEqualTo(10);
        ResultTable.Line told = line(table, "mark", "[x]");
        assertThat(told.count("n")).isNull();
        assertThat(told.text("definition")).isEqualTo("Not available from this source: 'register' records no channel.");
    }

    @Test
    void a_period_that_is_not_over_is_provisional() {
        MetricContext midweek = Contexts.of(Contexts.week().period(), Rows.day(1), Contexts.everything("desk"), 0);

        ResultTable table = Results.of(METRIC, desk().enriched(), midweek);

        assertThat(table.lines()).allSatisfy(l -> assertThat(l.text("mark")).startsWith("[p]"));
    }

    @Test
    void undated_sources_count_in_a_range_and_in_everything_but_in_no_week() {
        Rows rows = new Rows().times(4, Interactions.CHANNEL, "chat", Interactions.OPENED_AT, null);
        var undated = Contexts.without(Contexts.everything(), "desk", Interactions.OPENED_AT);
        Period range = Period.days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2), Contexts.ZONE);

        assertThat(Results.of(METRIC, rows.enriched(), Contexts.of(range, Contexts.AS_OF, undated, 0))
                        .lines()
                        .get(0)
                        .count("n"))
                .isEqualTo(4);
        assertThat(Results.of(
                                METRIC,
                                rows.enriched(),
                                Contexts.of(Period.all(Contexts.ZONE), Contexts.AS_OF, undated, 0))
                        .lines())
                .hasSize(1);
        assertThat(Results.of(
                                METRIC,
                                rows.enriched(),
                                Contexts.of(Contexts.week().period(), Contexts.AS_OF, undated, 0))
                        .lines())
                .isEmpty();
    }
}
