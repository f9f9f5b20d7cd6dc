package balie.report.chart;

import java.awt.Color;

/** One hue from light to dark, for grounds that numbers stand on. */
final class Shades {

    private static final Color LIGHTEST = new Color(0xEDF4F9);

    /** What text must contrast with its ground, by WCAG 2.2 AA. */
    private static final double LEAST_CONTRAST = 4.5;

    private Shades() {}

    /** @param share of the greatest value, 0-1 */
    static Color of(double share) {
        // Over the accent, so that the middle of the scale has its hue and is no grey.
        return share < 0.5
                ? between(LIGHTEST, Theme.ACCENT, 2 * share)
                : between(Theme.ACCENT, Theme.ACCENT_EDGE, 2 * share - 1);
    }

    /** White where it can be read, else black: on any ground one of them can. */
    static Color inkOn(Color ground) {
        return contrast(Theme.PAPER, ground) >= LEAST_CONTRAST ? Theme.PAPER : Color.BLACK;
    }

    /** By WCAG 2.2: from 1 to 21. */
    static double contrast(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        return (lighter + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
    }

    private static Color between(Color from, Color to, double share) {
        return new Color(
                mixed(from.getRed(), to.getRed(), share),
                mixed(from.getGreen(), to.getGreen(), share),
                mixed(from.getBlue(), to.getBlue(), share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
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
