package balie.report.chart;

import balie.report.SampleCharts;
import balie.report.model.Chart.Curve;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class CurveDrawingTest {

    private final ChartRenderer renderer = new ChartRenderer(Words.english());

    @ParameterizedTest
    @EnumSource(ChartSize.class)
    void sharesHalfAndWhatIsStillOpenAreWritten(ChartSize size) {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.curve(), size));

        assertThat(svg.contents())
                .contains("31 %", "62 %", "70 %", "1 day", "7 days", "30 days", "age")
                .contains("still open", "1,204", "424", "4168", "4720");
        assertThat(String.join(" ", svg.contents())).contains("half within 84 hours (60 to 110)");
        assertThat(svg.text("still open").y()).isGreaterThan(svg.text("age").y());
    }

    @Test
    void eachNumberStillOpenStandsUnderItsAge() {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.curve()));

        Svg.Text day = svg.text("7 days");
        Svg.Text open = svg.text("4168");
        assertThat(open.x() + open.width() / 2).isCloseTo(day.x() + day.width() / 2, offset(1.0));
    }

    /** A straight line between two ages would tell of days of which nothing is known. */
    @Test
    void theCurveHasOnlyLevelAndUprightLines() {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.curve()));

        String path = svg.elements("path", "stroke", "#0072b2").stream()
                .map(e -> e.getAttribute("d"))
                .max(Comparator.comparing(String::length))
                .orElseThrow();
        double[][] points = Arrays.stream(path.split("[ML]"))
                .filter(p -> !p.isBlank())
                .map(p -> Arrays.stream(p.strip().split("[ ,]"))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        assertThat(points.length).isGreaterThan(7);
        for (int i = 1; i < points.length; i++) {
            assertThat(points[i][0] == points[i - 1][0] || points[i][1] == points[i - 1][1])
                    .isTrue();
            assertThat(points[i][0]).isGreaterThanOrEqualTo(points[i - 1][0]);
            assertThat(points[i][1]).isLessThanOrEqualTo(points[i - 1][1]);
        }
    }

    @Test
    void everyStepHasItsBandAndOneOnTooFewCasesIsHollow() {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.curve()));

        assertThat(svg.elements("rect", "fill", "#cfe3f1")).hasSize(3);
        assertThat(svg.elements("circle", "stroke", "#0072b2")).hasSize(1);
    }

    @Test
    void whereHalfWasNotReachedNothingIsMarked() {
        Curve curve = new Curve(
                "a",
                "b",
                "age",
                "open",
                "",
                List.of(SampleCharts.step("1 day", 24, 31, 27, 36, false)),
                Optional.empty());

        assertThat(Svg.parse(renderer.svg(curve)).contents()).noneMatch(t -> t.contains("half"));
    }
}
