package balie.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;

/**
 * How charts look: colours, sizes in CSS pixels and line styles.
 *
 * <p>The accent is blue of the Okabe-Ito palette, which readers with any colour vision tell from grey; it contrasts
 * 5.2:1 with white, the grey of ordinary marks 3.3:1. What is accented is also outlined, larger or bold, so that
 * nothing depends on colour.
 */
final class Theme {

    static final String FONT_FAMILY = "Liberation Sans, Arial, Helvetica, sans-serif";

    static final Color ACCENT = new Color(0x0072B2);
    static final Color ACCENT_EDGE = new Color(0x00324F);
    static final Color ORDINARY = new Color(0x8A9097);
    static final Color TEXT = new Color(0x1F2328);
    static final Color QUIET_TEXT = new Color(0x57606A);
    static final Color REFERENCE = new Color(0x3D444D);
    static final Color BASELINE = new Color(0x6E7781);
    static final Color GRID = new Color(0xE3E6E9);
    static final Color BAND = new Color(0xCFE3F1);
    static final Color PAPER = Color.WHITE;

    static final Style LABEL = new Style(13, false, TEXT);
    static final Style STRONG_LABEL = new Style(13, true, TEXT);
    static final Style AXIS = new Style(12, false, QUIET_TEXT);
    static final Style TITLE = new Style(18, true, TEXT);
    static final Style SUBTITLE = new Style(13, false, QUIET_TEXT);

    static final BasicStroke HAIRLINE = new BasicStroke(1);
    static final BasicStroke LINE = new BasicStroke(1.5f);
    static final BasicStroke EDGE = new BasicStroke(2);
    static final BasicStroke FINE_DASHES = dashes(1.5f, 3, 3);
    static final BasicStroke LONG_DASHES = dashes(1.5f, 6, 4);

    private Theme() {}

    /** How a text is set. */
    record Style(double size, boolean bold, Color colour) {

        /** From one baseline to the next. */
        double leading() {
            return Math.round(size * 1.2);
        }

        /** From the middle of small letters down to the baseline: where a text stands level with a mark. */
        double halfHeight() {
            return size * 0.35;
        }
    }

    private static BasicStroke dashes(float width, float on, float off) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {on, off}, 0);
    }
}
