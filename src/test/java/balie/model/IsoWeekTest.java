package balie.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IsoWeekTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-15, 2026-W46",
        "2026-11-16, 2026-W47",
        "2021-01-03, 2020-W53",
        "2024-12-30, 2025-W01",
        "2026-12-31, 2026-W53",
        "2027-01-03, 2026-W53"
    })
    void a_day_lies_in_the_week_of_its_thursday(LocalDate day, String week) {
        assertThat(IsoWeek.of(day)).hasToString(week);
        assertThat(IsoWeek.parse(week)).contains(IsoWeek.of(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-W54", "2025-W53", "2026-W00", "2026-46", "W46", "2026-W4", "", "2026-W466"})
    void what_is_no_week_is_not_read_as_one(String text) {
        assertThat(IsoWeek.parse(text)).isEmpty();
    }

    @Test
    void weeks_follow_each_other_over_the_turn_of_the_year() {
        assertThat(new IsoWeek(2026, 53).next()).isEqualTo(new IsoWeek(2027, 1));
        assertThat(new IsoWeek(2027, 1).previous()).isEqualTo(new IsoWeek(2026, 53));
        assertThat(new IsoWeek(2026, 46).monday()).isEqualTo("2026-11-09");
    }

    @Test
    void an_impossible_week_can_not_be_made() {
        assertThatThrownBy(() -> new IsoWeek(2025, 53)).hasMessageContaining("2025 has no week 53");
    }
}
