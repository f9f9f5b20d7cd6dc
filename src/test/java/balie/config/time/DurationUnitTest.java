package balie.config.time;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class DurationUnitTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MINUTES | 95            | PT1H35M
            MINUTES | 0.5           | PT30S
            HOURS   | 1,5           | PT1H30M
            HOURS   | 0.517         | PT31M1.2S
            HOURS   | 26:42:12      | PT26H42M12S
            SECONDS | 90            | PT1M30S
            DAYS    | 0.5           | PT12H
            DAYS    | 1.25          | PT30H
            DAYS    | 1.0444        | PT25H3M56.16S
            CLOCK   | 2:05          | PT2H5M
            CLOCK   | -13:05        | PT-13H-5M
            CLOCK   | 1 day, 2:03   | PT26H3M
            CLOCK   | 1d 2h 3m      | PT26H3M
            CLOCK   | 2 uur 5 min   | PT2H5M
            CLOCK   | 3 Tage 4 Std. | PT76H
            MINUTES | -120          | PT-2H
            """)
    void reads_what_products_write(DurationUnit unit, String text, Duration duration) {
        assertThat(unit.read(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MINUTES | 1.234
            MINUTES | 1,000
            CLOCK   | 95
            CLOCK   | 2:65
            CLOCK   | 3m 1d
            CLOCK   | 2 parsec
            CLOCK   | soon
            MINUTES | -
            MINUTES | --5
            """)
    void does_not_guess(DurationUnit unit, String text) {
        assertThat(unit.read(text)).isNull();
    }
}
