package balie.metrics.insight.event;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.model.CalendarKind;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class EventSumsTest {

    /** Offered on 21 September, briefed on the 28th. */
    private static final MetricContext CONTEXT = Calendars.context(Calendars.OFFER, Calendars.BRIEFING);

    private static final Instant OFFERED = EventRows.at("2026-09-21");
    private static final Instant BRIEFED = EventRows.at("2026-09-28");

    /** 28 days later by the calendar; an hour more, for the clock was put back. */
    private static final Instant END = EventRows.at("2026-10-26");

    private static ResultTable sums;

    private static Object[] contact(Instant at, String customer, String product, Object... more) {
        List<Object> pairs = new ArrayList<>(List.of(Interactions.OPENED_AT, at, Interactions.CUSTOMER_ID, customer));
        if (product != null) {
            pairs.addAll(List.of(Interactions.PRODUCT, product));
        }
        pairs.addAll(List.of(more));
        return pairs.toArray();
    }

    @BeforeAll
    static void compute() {
        Object[] question = {EnrichedInteractions.QUESTION_ID, "Q1"};
        Object[] rare = {EnrichedInteractions.QUESTION_ID, "Q2"};
        Object[] resolved = {Interactions.FIRST_CONTACT_RESOLVED, true};
        Object[] unresolved = {Interactions.FIRST_CONTACT_RESOLVED, false};
        Rows rows = new Rows()
                // The last moment before the offer, its first, the last before the briefing and the first of that.
                .row(contact(OFFERED.minusSeconds(1), "a", "Winterplan", resolved))
                .row(contact(OFFERED, "a", " winterplan", unresolved))
                .row(contact(BRIEFED.minusSeconds(1), "b", "WINTERPLAN", resolved))
                .row(contact(BRIEFED, "b", "Winterplan", resolved))
                .row(contact(END.minusSeconds(1), "c", "Winterplan", resolved))
                .row(contact(END, "c", "Winterplan", resolved))
                // The question is asked about another product as often, and once of nothing recorded.
                .times(3, contact(BRIEFED, "d", "Winterplan", question))
                .times(3, contact(BRIEFED, "e", "Solis", question))
                .row(contact(BRIEFED, "f", null, question))
                // Of this one too few are about anything.
                .times(4, contact(BRIEFED, "k", "Winterplan", rare))
                .row(contact(BRIEFED, "l", null, rare))
                .row(contact(BRIEFED, "g", "Solis", resolved))
                .row(contact(BRIEFED, "h", "Winterplan", Interactions.EXCLUDED_REASON, "spam"))
                .row(contact(BRIEFED, "i", "Winterplan", EnrichedInteractions.OBJECTS_TO_MARKETING, true))
                .row(contact(
                        BRIEFED,
                        "j",
                        "Winterplan",
                        Interactions.KIND,
                        "complaint",
                        Interactions.CUSTOMER_TYPE,
                        "retailer"));
        sums = Results.of(new EventSums(), rows.enriched(), CONTEXT);
    }

    private static Line line(Window window, String group, String measure) {
        return Results.line(sums, "window", window.code(), "group", group, "measure", measure);
    }

    @Test
    void windows_begin_and_end_at_midnight_of_the_desk() {
        assertThat(line(Window.BEFORE, "about", "fcr_recorded").count("of")).isEqualTo(2);
        assertThat(line(Window.BEFORE, "about", "fcr_recorded").count("n")).isEqualTo(1);
        assertThat(line(Window.AFTER, "about", "fcr_recorded").count("of")).isEqualTo(2);
        assertThat(line(Window.AFTER, "elsewhere", "fcr_recorded").count("of")).isEqualTo(1);
        assertThat(line(Window.ASKED_BEFORE, "about", EventSums.ASKED).count("n"))
                .isEqualTo(1);
    }

    @Test
    void the_first_contact_about_it_is_known_and_which_came_before_the_briefing() {
        Line first = line(Window.FIRST_WEEKS, "about", EventSums.ASKED);

        assertThat(first.get("first_at")).isEqualTo(OFFERED);
        assertThat(first.count("n")).isEqualTo(2);
        // One of a, two of b and of c, three of d and four of k; f by its question; i and j. None of e and l.
        assertThat(first.count("of")).isEqualTo(15);
        assertThat(first.count("customers")).isEqualTo(8);
    }

    @Test
    void who_objects_is_no_part_of_marketing() {
        Line all = line(Window.RESPONSE, "all", EventSums.CONTACTS);

        // All from the offer on up to 18 October, without the one that objects and the one that is spam.
        assertThat(all.count("of")).isEqualTo(17);
        assertThat(all.count("n")).isEqualTo(12);
        assertThat(line(Window.RESPONSE, "all", EventSums.COMPLAINTS).count("of"))
                .isEqualTo(1);
        assertThat(line(Window.RESPONSE, "type:retailer", EventSums.COMPLAINTS).count("n"))
                .isEqualTo(1);
    }

    @Test
    void without_a_calendar_there_is_nothing_to_compute() {
        ResultTable none = Results.of(new EventSums(), new Rows().row().enriched(), Calendars.context());

        assertThat(none.rows()).isEmpty();
    }

    @Test
    void a_training_about_nothing_is_about_the_whole_desk() {
        MetricContext context =
                Calendars.context(Calendars.entry(CalendarKind.TRAINING, "2026-09-28", "Talking", null));
        Rows rows = new Rows()
                .row(contact(BRIEFED, "a", "Solis", Interactions.FIRST_CONTACT_RESOLVED, true))
                .row(contact(BRIEFED, "b", null, Interactions.FIRST_CONTACT_RESOLVED, true));

        ResultTable table = Results.of(new EventSums(), rows.enriched(), context);

        assertThat(Results.line(table, "group", "desk", "measure", "fcr_recorded")
                        .count("of"))
                .isEqualTo(2);
    }
}
