package balie.config.time;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class InstantPatternTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yyyy-MM-dd HH:mm      | 2026-11-09 14:22          | 2026-11-09T13:22:00Z
            yyyy-MM-dd            | 2026-07-01                | 2026-06-30T22:00:00Z
            d-M-yyyy HH:mm        | 9-11-2026 14:22           | 2026-11-09T13:22:00Z
            d-M-yyyy HH:mm        | 09-11-2026 14:22          | 2026-11-09T13:22:00Z
            d-MMM-yy h:mm:ss a    | 22-apr-15 3:53:50 pm      | 2015-04-22T13:53:50Z
            MM/dd/yyyy hh:mm:ss a | 05/01/2022 12:00:03 AM    | 2022-04-30T22:00:03Z
            iso                   | 2026-11-09T14:22:31Z      | 2026-11-09T14:22:31Z
            iso                   | 2026-11-09T14:22:31+01:00 | 2026-11-09T13:22:31Z
            iso                   | 2026-11-09T14:22:31.250   | 2026-11-09T13:22:31.250Z
            iso                   | 2026-11-09                | 2026-11-08T23:00:00Z
            dd/MMM/yy h:mm a      | 25/Feb/26 10:17 PM        | 2026-02-25T21:17:00Z
            d MMM yyyy HH:mm      | 9 mrt 2026 14:22          | 2026-03-09T13:22:00Z
            d. MMMM yyyy HH:mm    | 9. März 2026 14:22        | 2026-03-09T13:22:00Z
            d-MMM-yy              | 22-mei-15                 | 2015-05-21T22:00:00Z
            M/d/yy h:mm a         | 2/25/26 10:17\u202FPM     | 2026-02-25T21:17:00Z
            yyyy-MM-dd HH:mm:ss '('VV')' | 2026-11-09 14:22:31 (America/New_York) | 2026-11-09T19:22:31Z
            """)
    void reads_what_exports_write(String pattern, String text, Instant instant) {
        assertThat(new InstantPattern(pattern, AMSTERDAM).parse(text.replace("\\u202F", "\u202F")))
                .contains(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "d-M-yyyy, 31-02-2026",
        "d-M-yyyy, 31-11-2026",
        "yyyy-MM-dd HH:mm, 2026-11-09 25:00",
        "yyyy-MM-dd, 2026-11-09 10:00",
        "MM/dd/yyyy, 13/01/2026",
        "iso, 2026-11-09 10:00",
        "d-MMM-yy, 22-mai-xx"
    })
    void does_not_guess(String pattern, String text) {
        assertThat(new InstantPattern(pattern, AMSTERDAM).parse(text)).isEmpty();
    }

    @Test
    void times_that_fall_in_a_change_of_the_clock_are_counted() {
        ZoneClock clock = new ZoneClock(AMSTERDAM);
        InstantPattern pattern = new InstantPattern("yyyy-MM-dd HH:mm", clock);

        List.of("2026-03-29 01:59", "2026-03-29 02:00", "2026-03-29 02:59", "2026-03-29 03:00", "2026-10-25 02:00")
                .forEach(pattern::parse);
        assertThat(clock.changes()).isEqualTo(new ClockChanges(2, 1));
        assertThat(clock.changes().inWords())
                .isEqualTo("3 times fell in a change of the clock: 2 skipped (moved on), 1 ambiguous (first taken)");

        clock.resetChanges();
        // With an offset nothing is in doubt, and a day begins when it begins.
        new InstantPattern("iso", clock).parse("2026-10-25T02:30:00+02:00");
        new InstantPattern("yyyy-MM-dd", clock).parse("2026-10-25");
        assertThat(clock.changes()).isEqualTo(ClockChanges.NONE);
    }

    @Test
    void numbers_of_clock_changes_add_up_while_they_are_packed() {
        long sum = new ClockChanges(70_000, 3).packed() + new ClockChanges(2, 5).packed();

        assertThat(ClockChanges.unpacked(sum)).isEqualTo(new ClockChanges(70_002, 8));
    }

    @Test
    void a_time_the_clock_skips_moves_on_and_one_it_repeats_is_the_first() {
        InstantPattern pattern = new InstantPattern("yyyy-MM-dd HH:mm", AMSTERDAM);

        assertThat(pattern.parse("2026-03-29 02:30")).contains(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(pattern.parse("2026-10-25 02:30")).contains(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void a_text_in_quotes_in_a_pattern_is_left_as_it_is() {
        InstantPattern pattern = new InstantPattern("'day' d 'of' M yyyy 'o''clock' H", AMSTERDAM);

        assertThat(pattern.parse("day 9 of 11 2026 o'clock 14")).contains(Instant.parse("2026-11-09T13:00:00Z"));
    }
}
