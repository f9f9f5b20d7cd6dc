package balie.report.chart;

import balie.report.SampleCharts;
import balie.report.model.Chart.Bar;
import balie.report.model.Chart.Bars;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class BarsDrawingTest {

    private final ChartRenderer renderer = new ChartRenderer(Words.english());

    @Test
    void barsStartTogetherAndAreAsLongAsTheirValues() {
        Svg svg = svg(SampleCharts.bars(SampleCharts.bar("a", 80), SampleCharts.bar("b", 20)));

        List<Element> bars = svg.elements("rect", "fill", "#8a9097");
        assertThat(bars).hasSize(2);
        assertThat(bars.get(0).getAttribute("x")).isEqualTo(bars.get(1).getAttribute("x"));
        assertThat(width(bars.get(0)) / width(bars.get(1))).isBetween(3.99, 4.01);
    }

    @Test
    void entriesStandInTheOrderGiven() {
        Svg svg = svg(SampleCharts.bars(
                SampleCharts.bar("small", 1), SampleCharts.bar("great", 9), SampleCharts.bar("middle", 5)));

        assertThat(svg.text("small").y()).isLessThan(svg.text("great").y());
        assertThat(svg.text("great").y()).isLessThan(svg.text("middle").y());
    }

    @Test
    void theSameLabelMayStandTwice() {
        Svg svg = svg(SampleCharts.bars(SampleCharts.bar("other", 2), SampleCharts.bar("other", 1)));

        assertThat(svg.contents().stream().filter("other"::equals)).hasSize(2);
    }

    @Test
    void aHighlightedBarDiffersInMoreThanColour() {
        Svg svg = svg(SampleCharts.bars());

        assertThat(svg.elements("rect", "fill", "#0072b2")).hasSize(1);
        assertThat(svg.elements("rect", "stroke", "#00324f")).hasSize(1);
        assertThat(svg.text("Waar is mijn factuur?").weight()).isEqualTo("bold");
        assertThat(svg.text("Cancel my contract").weight()).isEmpty();
    }

    @Test
    void aMissingValueHasNoBarButItsText() {
        Svg svg = svg(SampleCharts.bars(new Bar("hidden", OptionalDouble.empty(), "[c]", false)));

        assertThat(svg.elements("rect", "fill", "#8a9097")).isEmpty();
        assertThat(svg.elements("line", "stroke", "#8a9097")).as("hatching").isNotEmpty();
        assertThat(svg.contents()).contains("hidden", "[c]");
    }

    @Test
    void zeroesAloneCanBeDrawn() {
        assertThat(svg(SampleCharts.bars(SampleCharts.bar("none", 0))).contents())
                .contains("none", "0.0", "0");
    }

    @ParameterizedTest
    @EnumSource(ChartSize.class)
    void longLabelsAreComplete(ChartSize size) {
        List<String> labels = List.of(
                "Waarom is mijn termijnbedrag verhoogd terwijl ik minder heb verbruikt dan in 2024",
                "arbeidsongeschiktheidsverzekeringsmaatschappijvoorwaardenwijzigingsformulierenXY",
                "Toestemming kinderopvangtoeslagterugvorderingsregelingsuitvoeringsbesluit nodig?");
        assertThat(labels).allMatch(l -> l.length() >= 79);
        Bar[] bars = labels.stream().map(l -> SampleCharts.bar(l, 5)).toArray(Bar[]::new);

        Svg svg = Svg.parse(renderer.svg(SampleCharts.bars(bars), size));

        String drawn = String.join("", svg.contents()).replace("-", "").replace(" ", "");
        assertThat(labels).allSatisfy(l -> assertThat(drawn).contains(l.replace(" ", "")));
        assertThat(svg.texts()).allSatisfy(t -> assertThat(t.right()).isLessThanOrEqualTo(size.width()));
    }

    @Test
    void labelsOfEightyCharactersTakeTwoLines() {
        String label = "Waarom is mijn termijnbedrag verhoogd terwijl ik minder heb verbruikt dan in 2024";

        Svg svg = svg(SampleCharts.bars(SampleCharts.bar(label, 5)));

        assertThat(svg.contents().stream().filter(t -> !t.isBlank() && label.contains(t) && t.length() > 4))
                .hasSize(2);
    }

    @Test
    void labelsDoNotRunIntoBars() {
        Svg svg =
                svg(SampleCharts.bars(SampleCharts.bar("Hoe wijzig ik mijn rekeningnummer of incasso? ".repeat(2), 5)));
        double start = Double.parseDouble(
                svg.elements("rect", "fill", "#8a9097").get(0).getAttribute("x"));

        assertThat(svg.texts().stream().filter(t -> t.content().contains("rekeningnummer")))
                .isNotEmpty()
                .allSatisfy(t -> assertThat(t.right()).isLessThan(start));
    }

    @Test
    void heightGrowsWithEntries() {
        assertThat(heightOf(20)).isGreaterThan(heightOf(10) + 200);
    }

    @Test
    void countsHaveWholeTicks() {
        assertThat(svg(SampleCharts.bars(new Bar("a", OptionalDouble.of(2), "two", false)))
                        .contents())
                .contains("0", "1", "2")
                .noneMatch(t -> t.contains("."));
    }

    private double heightOf(int entries) {
        Bar[] bars = IntStream.range(0, entries)
                .mapToObj(i -> SampleCharts.bar("Vraag " + i, i))
                .toArray(Bar[]::new);
        return svg(SampleCharts.bars(bars)).number("height");
    }

    private Svg svg(Bars chart) {
        return Svg.parse(renderer.svg(chart));
    }

    private static double width(Element rect) {
        return Double.parseDouble(rect.getAttribute("width"));
    }
}
