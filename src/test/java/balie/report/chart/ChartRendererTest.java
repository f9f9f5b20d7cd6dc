package balie.report.chart;

import balie.report.SampleCharts;
import balie.report.model.Chart;
import balie.report.model.Chart.Bar;
import balie.report.model.Chart.Bars;
import balie.report.model.Chart.Curve;
import balie.report.model.Chart.Dot;
import balie.report.model.Chart.Dots;
import balie.report.model.Chart.Funnel;
import balie.report.model.Chart.Group;
import balie.report.model.Chart.Heat;
import balie.report.model.Chart.HeatRow;
import balie.report.model.Chart.Limits;
import balie.report.model.Chart.Multiples;
import balie.report.model.Chart.Pairs;
import balie.report.model.Chart.Panel;
import balie.report.model.Chart.Week;
import balie.report.model.Chart.Weeks;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What holds for every kind of chart. */
class ChartRendererTest {

    private final ChartRenderer renderer = new ChartRenderer(Words.english());

    static Stream<Arguments> charts() {
        return Stream.of(
                        SampleCharts.bars(),
                        SampleCharts.dots(),
                        SampleCharts.weeks(26),
                        SampleCharts.controlled(26),
                        SampleCharts.multiples(),
                        SampleCharts.funnel(),
                        SampleCharts.curve(),
                        SampleCharts.heat(),
                        SampleCharts.pairs())
                .flatMap(chart -> Stream.of(ChartSize.values()).map(size -> Arguments.of(chart, size)));
    }

    static Stream<Chart> emptyCharts() {
        return Stream.of(
                new Bars("none", "contacts", List.of()),
                new Dots("none", "solved", OptionalDouble.empty(), "", List.of()),
                new Weeks("none", "contacts", List.of()),
                new Multiples("none", List.of()),
                new Funnel("none", "resolved", "cases", 50, "", List.of()),
                new Curve("none", "resolved", "age", "open", "9", List.of(), Optional.empty()),
                new Heat("none", "share", List.of(), List.of()),
                new Pairs("none", "share", "before", "after", "points", List.of()));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void theSameChartGivesTheSameBytes(Chart chart, ChartSize size) {
        String first = renderer.svg(chart, size);

        assertThat(renderer.svg(chart, size)).isEqualTo(first);
        assertThat(new ChartRenderer(Words.english()).svg(chart, size)).isEqualTo(first);
        assertThat(renderer.png(chart)).isEqualTo(new ChartRenderer(Words.english()).png(chart));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void neitherLocaleNorTimeZoneMatter(Chart chart, ChartSize size) {
        String here = renderer.svg(chart, size);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(new ChartRenderer(Words.english()).svg(chart, size)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void theRootSaysSizeRoleAndAlternative(Chart chart, ChartSize size) {
        String text = renderer.svg(chart, size);
        Svg svg = Svg.parse(text);

        assertThat(text).startsWith("<svg ").endsWith("</svg>").doesNotContain("<!--", "<?xml", "<!DOCTYPE");
        assertThat(svg.root().getAttribute("width")).isEqualTo(Integer.toString(size.width()));
        assertThat(svg.root().getAttribute("viewBox"))
                .isEqualTo("0 0 " + size.width() + " " + svg.root().getAttribute("height"));
        assertThat(svg.root().getAttribute("height")).matches("\\d+");
        assertThat(svg.root().getAttribute("role")).isEqualTo("img");
        assertThat(svg.root().getAttribute("aria-label")).isEqualTo(chart.alternative());
        assertThat(svg.root().getAttribute("font-family")).isEqualTo("Liberation Sans, Arial, Helvetica, sans-serif");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void chartsHaveNothingThatCouldClashOnAPage(Chart chart, ChartSize size) {
        assertThat(renderer.svg(chart, size)).doesNotContain(" id=", "url(", "<style", "<defs");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void everyTextStandsInsideTheChart(Chart chart, ChartSize size) {
        Svg svg = Svg.parse(renderer.svg(chart, size));

        assertThat(svg.texts()).isNotEmpty().allSatisfy(text -> {
            assertThat(text.x()).as(text.content()).isGreaterThanOrEqualTo(-0.01);
            assertThat(text.right()).as(text.content()).isLessThanOrEqualTo(size.width() + 0.01);
            assertThat(text.y()).as(text.content()).isBetween(9.0, svg.number("height") - 3);
        });
    }

    @Test
    void manyEntriesStaySmall() {
        Bar[] bars = IntStream.range(0, 60)
                .mapToObj(i -> SampleCharts.bar("Vraag " + i + " over de jaarafrekening en het termijnbedrag", i))
                .toArray(Bar[]::new);

        assertThat(renderer.svg(SampleCharts.bars(bars)).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(60_000);
        assertThat(renderer.svg(SampleCharts.weeks(104)).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(60_000);
    }

    @ParameterizedTest
    @MethodSource("emptyCharts")
    void aChartWithoutEntriesSaysSo(Chart chart) {
        Svg svg = Svg.parse(renderer.svg(chart));

        assertThat(svg.contents()).containsExactly("Nothing to show");
        assertThat(svg.root().getAttribute("aria-label")).isEqualTo("none");
        assertThat(renderer.png(chart)).isNotEmpty();
    }

    @Test
    void textIsDataAndCannotBreakOut() {
        String hostile = "</text><script>alert('x')</script> & \"q\" \u202Egnp.exe\u0007";
        Bars chart = new Bars(hostile, hostile, List.of(new Bar(hostile, OptionalDouble.of(1), "<b>&\u202E", true)));

        String text = renderer.svg(chart);

        assertThat(text).doesNotContain("<script", "\u202E", "\u0007");
        String shown = "</text><script>alert('x')</script> & \"q\" \uFFFDgnp.exe\uFFFD";
        Svg svg = Svg.parse(text);
        assertThat(svg.root().getAttribute("aria-label")).isEqualTo(shown);
        assertThat(String.join(" ", svg.contents())).contains(shown);
    }

    @Test
    void lettersThatTheFontLacksAreKept() {
        assertThat(Svg.parse(renderer.svg(SampleCharts.bars(SampleCharts.bar("Blij 😀 漢字", 3))))
                        .contents())
                .contains("Blij 😀 漢字");
    }

    @Test
    void thePictureIsTwiceTheSize() throws IOException {
        Bars chart = SampleCharts.bars();
        double height = Svg.parse(renderer.svg(chart)).number("height");

        BufferedImage picture = image(renderer.png(chart));

        assertThat(picture.getWidth()).isEqualTo(1440);
        assertThat(picture.getHeight()).isEqualTo((int) (2 * height));
        assertThat(picture.getRGB(1439, 2)).isEqualTo(0xFFFFFFFF);
        assertThat(colours(picture)).contains(Theme.ACCENT.getRGB(), Theme.ORDINARY.getRGB());
    }

    @Test
    void thePictureCanHaveATitle() throws IOException {
        Bars chart = SampleCharts.bars();

        BufferedImage plain = image(renderer.png(chart));
        BufferedImage titled = image(renderer.png(chart, "The finding", "what is drawn"));
        BufferedImage longTitle = image(renderer.png(chart, "A finding that takes lines ".repeat(10), "what"));

        assertThat(titled.getHeight()).isGreaterThan(plain.getHeight());
        assertThat(longTitle.getHeight()).isGreaterThan(titled.getHeight());
    }

    @Test
    void refusesValuesThatWouldMislead() {
        assertRefused(SampleCharts.bars(SampleCharts.bar("a", 1), SampleCharts.bar("b", -3)), "bar 2: value", "-3");
        assertRefused(SampleCharts.bars(SampleCharts.bar("a", Double.NaN)), "bar 1: value", "NaN");
        assertRefused(
                SampleCharts.dots(new Dot("a", OptionalDouble.of(101), 90, 100, "", false)), "dot 1: percent", "101");
        assertRefused(SampleCharts.dots(new Dot("a", OptionalDouble.of(50), -1, 60, "", false)), "dot 1: low", "-1");
        assertRefused(
                new Weeks("a", "b", List.of(new Week("W1", OptionalDouble.of(Double.POSITIVE_INFINITY), false))),
                "week 1: value",
                "Infinity");
        Week week = new Week("W1", OptionalDouble.of(1), false, Optional.of(new Limits(-0.5, 4)), Chart.Sign.NONE);
        assertRefused(new Weeks("a", "b", List.of(week), OptionalDouble.of(1)), "week 1: low", "-0.5");
        assertRefused(
                new Multiples("a", List.of(new Panel("b", new Weeks("a", "b", List.of(week))))), "week 1: low", "-0.5");
        assertRefused(
                SampleCharts.funnel(new Group("a", 0, 50, new Limits(40, 60), new Limits(30, 70), false, false)),
                "group 1: size",
                "0");
        assertRefused(
                SampleCharts.funnel(new Group("a", 9, 50, new Limits(40, 60), new Limits(30, 107), false, false)),
                "group 1: high",
                "107");
        assertRefused(
                SampleCharts.curve(SampleCharts.step("1 day", 24, 50, Double.NaN, 60, false)), "step 1: low", "NaN");
        assertRefused(
                SampleCharts.curve(
                        SampleCharts.step("1 day", 24, 50, 40, 60, false),
                        SampleCharts.step("1 hour", 1, 50, 40, 60, false)),
                "step 2: age",
                "more than 24",
                "1.0");
        assertRefused(
                SampleCharts.heat(List.of("a", "b"), new HeatRow("c", List.of(SampleCharts.cell(1, false)))),
                "row 1",
                "2 columns",
                "has 1");
        assertRefused(
                SampleCharts.heat(List.of("a"), new HeatRow("c", List.of(SampleCharts.cell(-2, false)))),
                "row 1: value",
                "-2");
        assertRefused(SampleCharts.pairs(SampleCharts.pair("a", 5, 101, "", false)), "pair 1: after", "101");
    }

    @Test
    void refusesTextsThatLeaveNoRoomForMarks() {
        String text = "58 of 74, and much more that belongs into a remark";
        assertRefused(
                SampleCharts.dots(new Dot("a", OptionalDouble.of(1), 0, 2, text, false)), "dot 1: the text", text);
        assertRefused(SampleCharts.bars(new Bar("a", OptionalDouble.of(1), text, true)), "bar 1: the text", text);
    }

    @ParameterizedTest
    @EnumSource(ChartSize.class)
    void theLongestTextsStillLeaveRoom(ChartSize size) {
        String text = "[c] hidden: fewer than ten people in it";
        String label = "Waarom is mijn termijnbedrag verhoogd terwijl ik minder heb verbruikt dan in 2024";

        Svg dots = Svg.parse(
                renderer.svg(SampleCharts.dots(new Dot(label, OptionalDouble.of(50), 40, 60, text, false)), size));
        Svg bars = Svg.parse(renderer.svg(SampleCharts.bars(new Bar(label, OptionalDouble.of(9), text, true)), size));

        assertThat(dots.elements("circle")).hasSize(1);
        assertThat(bars.elements("rect", "fill", "#0072b2"))
                .singleElement()
                .satisfies(bar -> assertThat(Double.parseDouble(bar.getAttribute("width")))
                        .isGreaterThan(60));
        assertThat(dots.text(text).right()).isLessThanOrEqualTo(size.width() + 0.01);
        assertThat(bars.text(text).right()).isLessThanOrEqualTo(size.width() + 0.01);
    }

    private void assertRefused(Chart chart, String... parts) {
        assertThatThrownBy(() -> renderer.svg(chart))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts);
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static List<Integer> colours(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                .distinct()
                .boxed()
                .toList();
    }
}
