package balie.metrics.insight.event;

import balie.model.CalendarEntry;
import balie.model.CalendarKind;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import static balie.metrics.insight.event.Calendars.BRIEFING;
import static balie.metrics.insight.event.Calendars.OFFER;
import static balie.metrics.insight.event.Calendars.context;
import static balie.metrics.insight.event.Calendars.entry;
import static org.assertj.core.api.Assertions.assertThat;

class EntriesTest {

    private static Optional<LocalDate> briefed(CalendarEntry... calendar) {
        List<Entry> news = Entries.of(context(calendar)).stream()
                .filter(e -> e.told().equals(calendar[0]))
                .toList();
        assertThat(news).hasSize(1);
        return news.get(0).briefing();
    }

    @Test
    void the_briefing_by_the_same_name_belongs_to_an_offer_though_another_is_nearer() {
        CalendarEntry nearer = entry(CalendarKind.BRIEFING, "2026-09-22", "Prices", "winterplan ");

        assertThat(briefed(OFFER, nearer, BRIEFING)).contains(BRIEFING.date());
        assertThat(briefed(OFFER, nearer)).contains(nearer.date());
    }

    @Test
    void a_briefing_on_another_product_or_by_the_name_of_other_news_does_not_belong_to_it() {
        CalendarEntry other = entry(CalendarKind.BRIEFING, "2026-09-22", "Winterplan", "Solis");
        CalendarEntry release = entry(CalendarKind.RELEASE, "2026-09-24", "Version 2", "Winterplan");
        CalendarEntry ofRelease = entry(CalendarKind.BRIEFING, "2026-09-24", "version 2", "Winterplan");

        assertThat(briefed(OFFER, other)).isEmpty();
        assertThat(briefed(OFFER, release, ofRelease)).isEmpty();
        assertThat(briefed(release, OFFER, ofRelease)).contains(ofRelease.date());
    }

    @Test
    void a_briefing_belongs_from_30_days_before_to_90_after() {
        assertThat(briefed(OFFER, entry(CalendarKind.BRIEFING, "2026-08-22", "Winterplan", "Winterplan")))
                .isPresent();
        assertThat(briefed(OFFER, entry(CalendarKind.BRIEFING, "2026-08-21", "Winterplan", "Winterplan")))
                .isEmpty();
        CalendarEntry early = entry(CalendarKind.OFFER, "2026-08-01", "Winterplan", "Winterplan");
        assertThat(briefed(early, entry(CalendarKind.BRIEFING, "2026-10-30", "Winterplan", "Winterplan")))
                .isPresent();
        assertThat(briefed(early, entry(CalendarKind.BRIEFING, "2026-10-31", "Winterplan", "Winterplan")))
                .isEmpty();
    }

    @Test
    void what_was_told_after_the_instant_is_not_known_yet() {
        assertThat(briefed(OFFER, entry(CalendarKind.BRIEFING, "2026-12-01", "Winterplan", "Winterplan")))
                .isEmpty();
    }

    @Test
    void entries_of_the_half_year_up_to_the_end_of_the_period_are_looked_at() {
        // The week ends on 8 November; 182 days before the 9th is 11 May.
        List<CalendarEntry> calendar = List.of(
                entry(CalendarKind.OFFER, "2026-05-10", "too early", "Solis"),
                entry(CalendarKind.OFFER, "2026-05-11", "first", "Solis"),
                entry(CalendarKind.OFFER, "2026-11-08", "last", "Solis"),
                entry(CalendarKind.OFFER, "2026-11-09", "too late", "Solis"),
                entry(CalendarKind.OFFER, "2026-10-01", "about nothing", null),
                entry(CalendarKind.OFFER, "2026-10-01", "about nothing", " "),
                entry(CalendarKind.TRAINING, "2026-10-02", "talking", null),
                entry(CalendarKind.TRAINING, "2026-10-02", "talking", null),
                BRIEFING);

        assertThat(Entries.of(context(calendar.toArray(CalendarEntry[]::new))))
                .extracting(e -> e.told().name())
                .containsExactly("first", "talking", "last");
        assertThat(Entries.of(context())).isEmpty();
    }

    @Test
    void the_days_before_a_briefing_begin_with_the_offer_and_are_28_at_most() {
        Entry soon = Entries.of(context(OFFER, BRIEFING)).get(0);
        Entry late = Entries.of(context(OFFER, entry(CalendarKind.BRIEFING, "2026-11-02", "Winterplan", "Winterplan")))
                .get(0);
        Entry sameDay = Entries.of(
                        context(OFFER, entry(CalendarKind.BRIEFING, "2026-09-21", "Winterplan", "Winterplan")))
                .get(0);

        assertThat(soon.windows())
                .containsEntry(Window.BEFORE, new Days(OFFER.date(), BRIEFING.date()))
                .containsEntry(Window.AFTER, Days.from(BRIEFING.date(), 28));
        assertThat(late.windows())
                .containsEntry(Window.BEFORE, new Days(LocalDate.parse("2026-10-05"), LocalDate.parse("2026-11-02")));
        assertThat(sameDay.windows()).doesNotContainKeys(Window.BEFORE, Window.AFTER);
    }
}
