package balie.report.chart;

import balie.report.SampleCharts;
import balie.report.model.Chart.Group;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class FunnelDrawingTest {

    private final ChartRenderer renderer = new ChartRenderer(Words.english());

    @ParameterizedTest
    @EnumSource(ChartSize.class)
    void teamsAndLimitsAreNamed(ChartSize size) {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.funnel(), size));

        assertThat(svg.contents())
                .contains("Telephone North", "Chat", "Second line", "all: 67 %", "% resolved", "cases")
                .contains("95 %", "99.8 %");
        assertThat(svg.text("Chat").weight()).isEqualTo("bold");
    }

    @Test
    void whatLiesOutsideHasAnotherShape() {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.funnel()));

        assertThat(svg.elements("circle", "fill", "#8a9097")).hasSize(2);
        assertThat(svg.elements("polygon", "fill", "#0072b2").size()
                        + svg.elements("path", "fill", "#0072b2").size())
                .isEqualTo(1);
    }

    @Test
    void aTeamOfTooFewCasesIsHollow() {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.funnel(
                SampleCharts.group("North", 200, 66, false), SampleCharts.group("South", 12, 50, false))));

        assertThat(svg.elements("circle", "fill", "#8a9097")).hasSize(1);
        assertThat(svg.elements("circle", "stroke", "#8a9097")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ChartSize.class)
    void namesNeverOverlapEvenOfManyTeamsOfOneSize(ChartSize size) {
        Group[] groups = IntStream.range(0, 30)
                .mapToObj(i -> SampleCharts.group("Team number " + i, 100 + i % 3, 60 + i % 5, i == 7))
                .toArray(Group[]::new);

        List<Svg.Text> texts =
                Svg.parse(renderer.svg(SampleCharts.funnel(groups), size)).texts();

        assertThat(texts).extracting(Svg.Text::content).contains("Team number 7");
        for (int i = 0; i < texts.size(); i++) {
            for (Svg.Text other : texts.subList(i + 1, texts.size())) {
                Svg.Text one = texts.get(i);
                boolean overlap =
                        Math.abs(one.y() - other.y()) < 8 && one.x() < other.right() && other.x() < one.right();
                assertThat(overlap)
                        .as(one.content() + " and " + other.content())
                        .isFalse();
            }
        }
    }

    @Test
    void oneTeamAloneCanBeDrawn() {
        assertThat(Svg.parse(renderer.svg(SampleCharts.funnel(SampleCharts.group("North", 200, 66, false))))
                        .contents())
                .contains("North");
    }
}
