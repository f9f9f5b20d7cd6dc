package balie.report.chart;

import balie.report.SampleCharts;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PairsDrawingTest {

    private final ChartRenderer renderer = new ChartRenderer(Words.english());

    @ParameterizedTest
    @EnumSource(ChartSize.class)
    void theFirstPairSaysWhichDotIsWhichAndTheDifferenceStandsAtTheRight(ChartSize size) {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.pairs(), size));

        assertThat(svg.contents())
                .contains("before 7.8 %", "after 12.6 %", "4.6 %", "1.9 %", "points", "few before", "[c]");
        assertThat(svg.text("+4.8 (+3.0 to +6.5)").right()).isBetween(size.width() - 0.01, size.width() + 0.01);
        assertThat(svg.text("+4.8 (+3.0 to +6.5)").weight()).isEqualTo("bold");
        assertThat(svg.text("−2.7 (−3.4 to −1.8)").weight()).isEmpty();
    }

    /** Values stand outside the pair, whichever of them is the greater. */
    @ParameterizedTest
    @EnumSource(ChartSize.class)
    void valuesOfAPairNeverMeet(ChartSize size) {
        Svg svg = Svg.parse(renderer.svg(
                SampleCharts.pairs(
                        SampleCharts.pair("rose a little", 7.8, 7.9, "+0.1", false),
                        SampleCharts.pair("fell a little", 5.2, 5.1, "−0.1", false)),
                size));

        assertThat(svg.text("before 7.8 %").right())
                .isLessThan(svg.text("after 7.9 %").x());
        assertThat(svg.text("5.1 %").right()).isLessThan(svg.text("5.2 %").x());
    }

    @Test
    void beforeIsHollowAfterIsFullAndWhatIsHiddenIsNotDrawn() {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.pairs()));

        assertThat(svg.elements("circle", "fill", "#0072b2")).hasSize(3);
        assertThat(svg.elements("circle", "stroke", "#0072b2")).hasSize(2);
        assertThat(svg.elements("line", "stroke", "#0072b2")).hasSize(2);
    }
}
