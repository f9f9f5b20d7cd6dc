package balie.model;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import static org.assertj.core.api.Assertions.assertThat;

class PeriodTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Period WEEK = Period.week(new IsoWeek(2026, 46), ZONE);

    @Test
    void a_week_begins_and_ends_at_midnight_in_its_zone() {
        assertThat(WEEK.start()).isEqualTo("2026-11-08T23:00:00Z");
        assertThat(WEEK.end()).isEqualTo("2026-11-15T23:00:00Z");
        assertThat(WEEK.contains(Instant.parse("2026-11-15T22:59:59Z"))).isTrue();
        assertThat(WEEK.contains(Instant.parse("2026-11-15T23:00:00Z"))).isFalse();
        assertThat(WEEK.lastDay()).isEqualTo("2026-11-15");
    }

    @Test
    void the_week_in_which_the_clock_goes_back_has_an_hour_more() {
        Period october = Period.week(new IsoWeek(2026, 43), ZONE);

        assertThat(Duration.between(october.start(), october.end())).isEqualTo(Duration.ofHours(7 * 24 + 1));
    }

    @Test
    void the_last_day_of_a_range_is_part_of_it() {
        Period range = Period.days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), ZONE);

        assertThat(range.contains(Instant.parse("2026-01-31T22:59:59Z"))).isTrue();
        assertThat(range.label()).isEqualTo("2026-01-01_2026-01-31");
    }

    @Test
    void the_period_before_has_the_same_length_and_touches_it() {
        assertThat(WEEK.previous().label()).isEqualTo("2026-W45");
        Period range = Period.days(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 10), ZONE);
        assertThat(range.previous().firstDay()).isEqualTo("2026-02-19");
        assertThat(range.previous().lastDay()).isEqualTo("2026-02-28");
    }

    @Test
    void a_week_moves_back_until_all_of_it_is_old_enough() {
        Instant monday = Instant.parse("2026-11-16T05:00:00Z");

        assertThat(WEEK.observable(Duration.ofDays(7), monday).label()).isEqualTo("2026-W45");
        assertThat(WEEK.observable(Duration.ofDays(30), monday).label()).isEqualTo("2026-W41");
        assertThat(WEEK.observable(Duration.ofDays(7), Instant.parse("2026-11-22T23:00:00Z")))
                .isEqualTo(WEEK);
    }

    @Test
    void a_range_that_was_asked_for_does_not_move() {
        Period range = Period.days(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 15), ZONE);

        assertThat(range.observable(Duration.ofDays(7), Instant.parse("2026-11-16T05:00:00Z")))
                .isEqualTo(range);
    }
}
