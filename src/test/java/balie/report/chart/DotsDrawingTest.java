package balie.report.chart;

import balie.report.SampleCharts;
import balie.report.model.Chart.Dot;
import balie.report.model.Chart.Dots;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import java.util.List;
import java.util.OptionalDouble;

import static org.assertj.core.api.Assertions.assertThat;

class DotsDrawingTest {

    private final ChartRenderer renderer = new ChartRenderer(Words.english());

    @Test
    void theScaleGoesFrom0To100() {
        assertThat(svg(SampleCharts.dots()).contents()).contains("0 %", "20 %", "40 %", "60 %", "80 %", "100 %");
    }

    @Test
    void dotsStandAtTheirRates() {
        Svg svg = svg(SampleCharts.dots(
                new Dot("none", OptionalDouble.of(0), 0, 10, "0 of 9", false),
                new Dot("half", OptionalDouble.of(50), 40, 60, "5 of 10", false),
                new Dot("all", OptionalDouble.of(100), 90, 100, "9 of 9", false)));

        List<Double> xs = svg.elements("circle", "fill", "#0072b2").stream()
                .map(c -> Double.parseDouble(c.getAttribute("cx")))
                .toList();
        assertThat(xs).hasSize(3);
        assertThat(xs.get(1)).isBetween((xs.get(0) + xs.get(2)) / 2 - 0.1, (xs.get(0) + xs.get(2)) / 2 + 0.1);
    }

    @Test
    void amountsHaveAScaleThatHoldsNothingAndAllOfThem() {
        List<Dot> dots = List.of(
                new Dot("much", OptionalDouble.of(21), 12, 30, "21", false),
                new Dot("perhaps", OptionalDouble.of(4), -7, 15, "4.0", false),
                new Dot("hidden", OptionalDouble.empty(), 0, 500, "[c]", false));
        Svg svg = svg(new Dots("a", "score a week", OptionalDouble.empty(), "", dots, true));

        assertThat(svg.contents()).contains("−10", "0", "10", "20", "30").doesNotContain("100 %", "500");
        Element zero = svg.elements("line", "stroke", "#3d444d").get(0);
        double x = Double.parseDouble(zero.getAttribute("x1"));
        Svg.Text label = svg.text("0");
        assertThat((label.x() + label.right()) / 2).isCloseTo(x, org.assertj.core.data.Offset.offset(0.6));
        assertThat(svg.elements("circle", "fill", "#0072b2"))
                .allSatisfy(c ->
                        assertThat(Double.parseDouble(c.getAttribute("cx"))).isGreaterThan(x));
    }

    @Test
    void theReferenceIsADashedLineWithItsLabel() {
        Svg svg = svg(SampleCharts.dots());
        Element line = svg.elements("line", "stroke", "#3d444d").get(0);

        assertThat(line.getAttribute("stroke-dasharray")).isNotEmpty();
        assertThat(line.getAttribute("x1")).isEqualTo(line.getAttribute("x2"));
        Svg.Text label = svg.text("all: 71 %");
        assertThat((label.x() + label.right()) / 2)
                .isCloseTo(Double.parseDouble(line.getAttribute("x1")), org.assertj.core.data.Offset.offset(0.1));
    }

    @Test
    void aLongReferenceLabelIsComplete() {
        String label = "all channels and teams together, without contacts younger than seven days: 71 %";
        Dots chart = new Dots(
                "a", "solved", OptionalDouble.of(98), label, SampleCharts.dots().dots());

        Svg svg = Svg.parse(renderer.svg(chart, ChartSize.PHONE));

        assertThat(String.join(" ", svg.contents())).contains(label);
        assertThat(svg.texts()).allSatisfy(t -> {
            assertThat(t.x()).isGreaterThanOrEqualTo(-0.01);
            assertThat(t.right()).isLessThanOrEqualTo(360.01);
            assertThat(t.y()).isGreaterThan(9);
        });
    }

    @Test
    void withoutReferenceThereIsNoLine() {
        Dots chart = new Dots(
                "a", "solved", OptionalDouble.empty(), "", SampleCharts.dots().dots());

        assertThat(svg(chart).elements("line", "stroke", "#3d444d")).isEmpty();
    }

    @Test
    void countsAreAlignedAtTheRightEdge() {
        Svg svg = svg(SampleCharts.dots());

        assertThat(List.of(svg.text("58 of 74"), svg.text("2 of 4"), svg.text("[c]")))
                .allSatisfy(t -> assertThat(t.right()).isBetween(719.9, 720.1));
    }

    @Test
    void onATelephoneTheCountStandsOnTheLabelsLine() {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.dots(), ChartSize.PHONE));

        assertThat(svg.text("58 of 74").y()).isEqualTo(svg.text("Telephone").y());
        assertThat(svg.text("2 of 4").y()).isEqualTo(svg.text("Chat").y());
    }

    @Test
    void faintDotsAreHollowWithADashedInterval() {
        Svg svg = svg(SampleCharts.dots(new Dot("few", OptionalDouble.of(50), 15, 85, "2 of 4", true)));

        assertThat(svg.elements("circle", "fill", "#0072b2")).isEmpty();
        assertThat(svg.elements("circle", "stroke", "#0072b2")).hasSize(1);
        assertThat(svg.elements("line", "stroke", "#0072b2").stream()
                        .filter(l -> !l.getAttribute("stroke-dasharray").isEmpty()))
                .hasSize(1);
    }

    @Test
    void aMissingRateHasTextOnly() {
        Svg svg = svg(SampleCharts.dots(new Dot("hidden", OptionalDouble.empty(), Double.NaN, 0, "[c]", false)));

        assertThat(svg.elements("circle")).isEmpty();
        assertThat(svg.contents()).contains("hidden", "[c]");
    }

    private Svg svg(Dots chart) {
        return Svg.parse(renderer.svg(chart));
    }
}
