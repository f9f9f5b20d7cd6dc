package balie.report.chart;

import balie.report.SampleCharts;
import balie.report.model.Chart;
import balie.report.words.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds charts against committed files: what one machine draws must be what every machine draws. After a change of
 * looks, look at the new chart and replace the file by the text that the failure shows.
 */
class GoldenSvgTest {

    static Stream<Arguments> charts() {
        return Stream.of(
                Arguments.of("bars.svg", SampleCharts.bars()),
                Arguments.of("dots.svg", SampleCharts.dots()),
                Arguments.of("weeks.svg", SampleCharts.weeks(12)),
                Arguments.of("controlled.svg", SampleCharts.controlled(12)),
                Arguments.of("multiples.svg", SampleCharts.multiples()),
                Arguments.of("funnel.svg", SampleCharts.funnel()),
                Arguments.of("curve.svg", SampleCharts.curve()),
                Arguments.of("heat.svg", SampleCharts.heat()),
                Arguments.of("pairs.svg", SampleCharts.pairs()));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void isDrawnAsCommitted(String file, Chart chart) throws IOException {
        String drawn = new ChartRenderer(Words.english()).svg(chart).replace("><", ">\n<") + "\n";

        try (InputStream in = GoldenSvgTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            assertThat(drawn).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
