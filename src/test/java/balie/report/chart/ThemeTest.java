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
        assertThat(Shades.contrast(Theme.ACCENT_EDGE, Theme.ORDINARY)).isGreaterThanOrEqualTo(3);
        assertThat(Shades.contrast(Theme.REFERENCE, Theme.ORDINARY)).isGreaterThanOrEqualTo(3);
    }

    private static double contrastWithPaper(Color colour) {
        return Shades.contrast(colour, Theme.PAPER);
    }

    @Test
    void numbersCanBeReadOnEveryShade() {
        for (int i = 0; i <= 1000; i++) {
            Color ground = Shades.of(i / 1000.0);
            assertThat(Shades.contrast(Shades.inkOn(ground), ground)).isGreaterThanOrEqualTo(4.5);
        }
        assertThat(Shades.inkOn(Shades.of(0))).isEqualTo(Color.BLACK);
        assertThat(Shades.inkOn(Shades.of(1))).isEqualTo(Color.WHITE);
    }

    @Test
    void shadesBecomeDarkerAllTheWay() {
        for (int i = 1; i <= 20; i++) {
            assertThat(Shades.contrast(Shades.of(i / 20.0), Theme.PAPER))
                    .isGreaterThan(Shades.contrast(Shades.of((i - 1) / 20.0), Theme.PAPER));
        }
    }
}
