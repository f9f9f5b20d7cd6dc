package balie.report.chart;

import balie.report.SampleCharts;
import balie.report.model.Chart.Cell;
import balie.report.model.Chart.HeatRow;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class HeatDrawingTest {

    private final ChartRenderer renderer = new ChartRenderer(Words.english());

    @ParameterizedTest
    @EnumSource(ChartSize.class)
    void everyCellHasItsNumberAndTheUnitIsNamed(ChartSize size) {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.heat(), size));

        assertThat(svg.contents()).contains("% of questions", "Warmo", "12", "40", "0", "21", "[c]", "3", "8", "30");
        assertThat(svg.text("40").weight()).isEqualTo("bold");
    }

    @Test
    void theGreatestNumberHasTheDarkestGroundAndNoneTheLightest() {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.heat()));

        assertThat(svg.elements("rect", "fill", "#00324f")).hasSize(1);
        assertThat(svg.elements("rect", "fill", "#edf4f9")).hasSize(1);
    }

    @Test
    void whatIsHiddenIsHatchedAndHasNoShadeAndWhatThereIsNotIsBlank() {
        String hidden = renderer.svg(SampleCharts.heat(
                List.of("a", "b"),
                new HeatRow("row", List.of(SampleCharts.cell(5, false), SampleCharts.hidden("[c]")))));
        String blank = renderer.svg(SampleCharts.heat(
                List.of("a", "b"), new HeatRow("row", List.of(SampleCharts.cell(5, false), SampleCharts.hidden("")))));

        assertThat(Svg.parse(hidden).elements("line", "stroke", "#8a9097")).hasSizeGreaterThan(5);
        assertThat(Svg.parse(hidden).elements("rect", "fill", "#00324f")).hasSize(1);
        assertThat(Svg.parse(blank).elements("line")).isEmpty();
    }

    /** A telephone has room for a few columns: the others stand below, with the names of the rows again. */
    @Test
    void columnsWithoutRoomStandBelow() {
        List<String> columns =
                IntStream.range(0, 9).mapToObj(i -> "Bespaarcheck " + i).toList();
        List<Cell> cells =
                IntStream.range(0, 9).mapToObj(i -> SampleCharts.cell(i, false)).toList();
        HeatRow row = new HeatRow("wholesaler 10+", cells);

        Svg phone = Svg.parse(renderer.svg(SampleCharts.heat(columns, row), ChartSize.PHONE));

        long names = phone.contents().stream().filter("wholesaler 10+"::equals).count();
        assertThat(names).isGreaterThan(1);
        assertThat(phone.contents()).contains("0", "1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(phone.contents()).filteredOn("Bespaarcheck"::equals).hasSize(9);
        assertThat(phone.texts())
                .allSatisfy(text -> assertThat(text.right()).as(text.content()).isLessThanOrEqualTo(360.01));
    }

    @Test
    void aChartOfZeroesOnlyIsLight() {
        Svg svg = Svg.parse(renderer.svg(
                SampleCharts.heat(List.of("a"), new HeatRow("row", List.of(SampleCharts.cell(0, false))))));

        assertThat(svg.elements("rect", "fill", "#edf4f9")).hasSize(1);
    }
}
