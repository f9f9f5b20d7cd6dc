package balie.config;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneId;

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
            """)
    void reads_what_exports_write(String pattern, String text, Instant instant) {
        assertThat(new InstantPattern(pattern, AMSTERDAM).parse(text)).contains(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "d-M-yyyy, 31-02-2026",
        "d-M-yyyy, 31-11-2026",
        "yyyy-MM-dd HH:mm, 2026-11-09 25:00",
        "yyyy-MM-dd, 2026-11-09 10:00",
        "MM/dd/yyyy, 13/01/2026",
        "iso, 2026-11-09 10:00",
        "d-MMM-yy, 22-mei-15"
    })
    void does_not_guess(String pattern, String text) {
        assertThat(new InstantPattern(pattern, AMSTERDAM).parse(text)).isEmpty();
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
