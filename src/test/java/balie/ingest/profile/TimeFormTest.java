package balie.ingest.profile;

import balie.config.time.InstantPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** How a moment is written is found out so that a mapping with that pattern reads it as the same moment. */
class TimeFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-09 14:22|yyyy-M-d H:mm|2026-11-09T14:22",
                "2026-11-09T14:22:31Z|iso|2026-11-09T14:22:31",
                "2026-11-09|yyyy-M-d|2026-11-09T00:00",
                "2026-11-02 08:00:00 (Europe/Berlin)|yyyy-M-d H:mm:ss '('VV')'|2026-11-02T08:00",
                "2019/3/9|yyyy/M/d|2019-03-09T00:00",
                "18-05-2026 08:07|d-M-yyyy H:mm|2026-05-18T08:07",
                "25/Feb/26 10:17 PM|d/MMM/yy h:mm a|2026-02-25T22:17",
                "22-Apr-15|d-MMM-yy|2015-04-22T00:00",
                "29/2/2016 01:16|d/M/yyyy H:mm|2016-02-29T01:16",
                "March 5, 2026|MMMM d, yyyy|2026-03-05T00:00",
                "2026-11-09 14:22:31.123|yyyy-M-d H:mm:ss.SSS|2026-11-09T14:22:31",
                "31.12.2025, 23:59|d.M.yyyy, H:mm|2025-12-31T23:59",
            })
    void the_pattern_reads_the_text_as_the_same_moment(String text, String pattern, LocalDateTime moment) {
        TimeForm form = Objects.requireNonNull(TimeForm.of(text));

        assertThat(form.pattern()).isEqualTo(pattern);
        assertThat(form.dayFirst()).isEqualTo(moment);
        for (String reading : new String[] {pattern, form.padded() ? TimeForm.paddedPattern(pattern) : pattern}) {
            assertThat(new InstantPattern(reading, ZoneOffset.UTC).parse(text))
                    .as(reading)
                    .hasValueSatisfying(at -> assertThat(at.toString())
                            .startsWith(text.endsWith("(Europe/Berlin)") ? "2026-11-02T07:00" : moment.toString()));
        }
    }

    @Test
    void two_numbers_that_read_both_ways_are_kept_both_ways() {
        TimeForm both = Objects.requireNonNull(TimeForm.of("05/01/2022 12:00:03 AM"));
        assertThat(both.dayFirst()).isEqualTo("2022-01-05T00:00:03");
        assertThat(both.monthFirst()).isEqualTo("2022-05-01T00:00:03");
        assertThat(both.monthFirstPattern()).isEqualTo("M/d/yyyy h:mm:ss a");

        TimeForm american = Objects.requireNonNull(TimeForm.of("03/17/2014"));
        assertThat(american.dayFirst()).isNull();
        assertThat(american.monthFirst()).isEqualTo("2014-03-17T00:00");
    }

    @ParameterizedTest
    @CsvSource({
        "31-02-2026",
        "2026-13-40",
        "12.50",
        "0612345678",
        "14:22",
        "May",
        "maandag 3 mei",
        "40017",
        "2026-11-09 25:00"
    })
    void what_is_no_moment_is_none(String text) {
        assertThat(TimeForm.of(text)).isNull();
    }
}
