package balie.report.chart;

import balie.report.chart.Scale.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({"74,80", "80,80", "100,100", "1,1", "3,3", "980,1000", "12345,15000", "0.37,0.4"})
    void endsAtTheFirstRoundStepThatHoldsAll(double greatest, double upper) {
        assertThat(Scale.upTo(greatest, 4, false).upper()).isCloseTo(upper, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void countsHaveWholeSteps() {
        assertThat(Scale.upTo(2, 5, true).ticks()).extracting(Tick::text).containsExactly("0", "1", "2");
        assertThat(Scale.upTo(2, 5, false).ticks()).extracting(Tick::text).containsExactly("0", "0.5", "1", "1.5", "2");
    }

    @Test
    void ticksBeyondTheGreatestValueCanBeLeftOut() {
        Scale scale = Scale.upTo(74, 5, true);

        assertThat(scale.ticks()).extracting(Tick::text).containsExactly("0", "20", "40", "60", "80");
        assertThat(scale.notBeyond(74).ticks()).extracting(Tick::text).containsExactly("0", "20", "40", "60");
    }

    @Test
    void stepsOnBothSidesOfNothingHoldAll() {
        Scale scale = Scale.around(-7, 30, 5);

        assertThat(scale.lower()).isEqualTo(-10);
        assertThat(scale.upper()).isEqualTo(30);
        assertThat(scale.ticks()).extracting(Scale.Tick::text).containsExactly("−10", "0", "10", "20", "30");
        assertThat(Scale.around(0, 0, 5).ticks()).hasSizeGreaterThan(1);
        assertThat(Scale.around(0, 3, 5).lower()).isZero();
    }

    @Test
    void nothingIsStillAScale() {
        assertThat(Scale.upTo(0, 5, true).ticks()).extracting(Tick::text).containsExactly("0", "1");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "5,5",
        "99.96,100",
        "58.44,58.4",
        "0.12345,0.123",
        "0.00012,0.00012",
        "9999,9999",
        "12000,12\u202F000",
        "1234567.25,1\u202F234\u202F567",
        "-12000,-12\u202F000"
    })
    void writesNumbersInNoLocale(double value, String text) {
        assertThat(Scale.number(value)).isEqualTo(text);
    }
}
