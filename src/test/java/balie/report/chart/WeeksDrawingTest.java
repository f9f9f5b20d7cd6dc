package balie.report.chart;

import balie.report.SampleCharts;
import balie.report.model.Chart.Limits;
import balie.report.model.Chart.Sign;
import balie.report.model.Chart.Week;
import balie.report.model.Chart.Weeks;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class WeeksDrawingTest {

    private static final String LINE = "#8a9097";

    private final ChartRenderer renderer = new ChartRenderer(Words.english());

    @ParameterizedTest
    @CsvSource({"1,PAGE", "2,PHONE", "26,PAGE", "26,PHONE", "53,PAGE", "104,PAGE", "104,PHONE"})
    void weekLabelsDoNotOverlap(int weeks, ChartSize size) {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.weeks(weeks), size));

        List<Svg.Text> labels =
                svg.texts().stream().filter(t -> t.content().startsWith("W")).toList();
        assertThat(labels).extracting(Svg.Text::content).contains("W" + weeks);
        for (int i = 1; i < labels.size(); i++) {
            assertThat(labels.get(i).x()).isGreaterThan(labels.get(i - 1).right() + 4);
        }
    }

    @Test
    void theHighlightedWeekShowsItsValue() {
        Svg svg = svg(week("W1", 30), week("W2", 31), new Week("W3", OptionalDouble.of(74), true));

        assertThat(svg.text("74").weight()).isEqualTo("bold");
        assertThat(svg.elements("circle", "fill", "#0072b2")).hasSize(1);
        assertThat(svg.elements("circle", "fill", LINE)).hasSize(2);
        assertThat(svg.elements("circle", "fill", "#0072b2").get(0).getAttribute("r"))
                .isGreaterThan(svg.elements("circle", "fill", LINE).get(0).getAttribute("r"));
    }

    @Test
    void longWeekLabelsDoNotOverlapEither() {
        List<Week> weeks = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            weeks.add(new Week("2025, week " + i, OptionalDouble.of(i), false));
        }

        List<Svg.Text> labels = svg(weeks.toArray(Week[]::new)).texts().stream()
                .filter(t -> t.content().startsWith("2025"))
                .toList();

        assertThat(labels).hasSizeGreaterThan(3);
        for (int i = 1; i < labels.size(); i++) {
            assertThat(labels.get(i).x()).isGreaterThan(labels.get(i - 1).right() + 4);
        }
    }

    @Test
    void ofValuesThatWouldOverlapTheLastIsShown() {
        List<Week> weeks = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            weeks.add(new Week("W" + i, OptionalDouble.of(1000 + i), i == 10 || i > 58));
        }

        List<String> texts = svg(weeks.toArray(Week[]::new)).contents();

        assertThat(texts).contains("1010", "1060").doesNotContain("1059");
    }

    @Test
    void anEmptyWeekIsAGap() {
        Svg whole = svg(week("W1", 1), week("W2", 2), week("W3", 3), week("W4", 4));
        Svg gap = svg(week("W1", 1), new Week("W2", OptionalDouble.empty(), true), week("W3", 3), week("W4", 4));

        assertThat(whole.elements("line", "stroke", LINE)).hasSize(3);
        assertThat(gap.elements("line", "stroke", LINE)).hasSize(1);
        assertThat(gap.elements("circle")).hasSize(3);
    }

    @Test
    void theAxisStartsAt0() {
        List<String> texts = svg(week("W1", 930), week("W2", 980)).contents();

        assertThat(texts).contains("0", "1000");
    }

    @Test
    void weeksThatAreAllEmptyCanBeDrawn() {
        Svg svg = svg(new Week("W1", OptionalDouble.empty(), false), new Week("W2", OptionalDouble.empty(), true));

        assertThat(svg.elements("circle")).isEmpty();
        assertThat(svg.contents()).contains("W1", "W2");
    }

    @ParameterizedTest
    @EnumSource(ChartSize.class)
    void limitsAreDashedAndNamedAtTheirEnd(ChartSize size) {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.controlled(12), size));

        assertThat(svg.elements("path").stream()
                        .filter(p -> !p.getAttribute("stroke-dasharray").isEmpty()))
                .hasSize(2);
        assertThat(svg.contents()).contains("limit 42", "usual 30", "limit 18");
        assertThat(svg.text("limit 42").y()).isLessThan(svg.text("usual 30").y());
        assertThat(svg.text("usual 30").y()).isLessThan(svg.text("limit 18").y());
    }

    @Test
    void signsDifferInShapeNotInColourAlone() {
        Svg svg = Svg.parse(renderer.svg(SampleCharts.controlled(12)));

        assertThat(svg.elements("rect", "fill", "#0072b2")).as("a run").hasSize(8);
        assertThat(Stream.concat(
                        svg.elements("polygon", "fill", "#0072b2").stream(),
                        svg.elements("path", "fill", "#0072b2").stream()))
                .as("outside")
                .hasSize(1);
        assertThat(svg.elements("circle", "fill", LINE)).as("ordinary").hasSize(3);
    }

    @Test
    void namesOfLinesThatAreCloseDoNotOverlap() {
        Week week = new Week("W1", OptionalDouble.of(50), false, Optional.of(new Limits(49.9, 50.1)), Sign.NONE);

        List<Double> heights = Svg.parse(
                        renderer.svg(new Weeks("a", "contacts", List.of(week, week, week), OptionalDouble.of(50))))
                .texts()
                .stream()
                .filter(t -> t.content().startsWith("limit") || t.content().startsWith("usual"))
                .map(Svg.Text::y)
                .sorted()
                .toList();

        assertThat(heights).hasSize(3);
        assertThat(heights.get(1) - heights.get(0)).isGreaterThanOrEqualTo(12);
        assertThat(heights.get(2) - heights.get(1)).isGreaterThanOrEqualTo(12);
    }

    @Test
    void anAxisThatDoesNotStartAt0SaysSo() {
        Week week = new Week("W1", OptionalDouble.of(930), false, Optional.of(new Limits(900, 980)), Sign.NONE);

        Svg svg = Svg.parse(renderer.svg(new Weeks("a", "contacts", List.of(week, week), OptionalDouble.of(940))));

        assertThat(svg.contents()).contains("contacts (the axis starts at 900)").doesNotContain("0");
        assertThat(Svg.parse(renderer.svg(SampleCharts.controlled(12))).contents())
                .contains("0", "contacts a week");
    }

    @Test
    void aWeekWithoutLimitsIsAGapInThem() {
        Limits limits = new Limits(20, 40);
        Week with = new Week("W1", OptionalDouble.of(30), false, Optional.of(limits), Sign.NONE);

        Svg svg = svg(with, with, week("W3", 31), with);

        List<String> dashed = svg.elements("path").stream()
                .filter(p -> !p.getAttribute("stroke-dasharray").isEmpty())
                .map(p -> p.getAttribute("d"))
                .toList();
        assertThat(dashed)
                .hasSize(2)
                .allSatisfy(d -> assertThat(d.chars().filter(c -> c == 'M')).hasSize(2));
    }

    private Svg svg(Week... weeks) {
        return Svg.parse(renderer.svg(new Weeks("a", "contacts", new ArrayList<>(List.of(weeks)))));
    }

    private static Week week(String label, double value) {
        return new Week(label, OptionalDouble.of(value), false);
    }
}
