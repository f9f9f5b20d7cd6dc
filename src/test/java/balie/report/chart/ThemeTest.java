package balie.report.chart;

import org.junit.jupiter.api.Test;

import java.awt.Color;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ThemeTest {

    @Test
    void marksContrastThreeToOneWithPaper() {
        assertThat(List.of(Theme.ACCENT, Theme.ACCENT_EDGE, Theme.ORDINARY, Theme.REFERENCE, Theme.BASELINE))
                .allSatisfy(c -> assertThat(contrastWithPaper(c)).isGreaterThanOrEqualTo(3));
    }

    @Test
    void textContrastsFourAndAHalfToOneWithPaper() {
        assertThat(List.of(Theme.TEXT, Theme.QUIET_TEXT))
                .allSatisfy(c -> assertThat(contrastWithPaper(c)).isGreaterThanOrEqualTo(4.5));
    }

    /** Marks do not touch: paper is between them. What is accented is told from its neighbours by its edge as well as by its colour. */
    @Test
    void edgesOfAccentedMarksContrastThreeToOneWithOrdinaryOnes() {
        assertThat(contrast(Theme.ACCENT_EDGE, Theme.ORDINARY)).isGreaterThanOrEqualTo(3);
        assertThat(contrast(Theme.REFERENCE, Theme.ORDINARY)).isGreaterThanOrEqualTo(3);
    }

    private static double contrastWithPaper(Color colour) {
        return contrast(colour, Theme.PAPER);
    }

    private static double contrast(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        return (lighter + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
