package balie.report.chart;

import balie.report.chart.Lettering.Anchor;
import balie.report.chart.Theme.Style;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Sets names beside dots, where they cover neither a dot nor another name; a name without room is left to the table. */
final class DotLabels {

    private static final double GAP = 8;
    private static final double FARTHEST = 150;
    private static final double MARGIN = 1;

    private final Lettering lettering;
    private final int width;
    private final List<Rectangle2D> taken = new ArrayList<>();

    DotLabels(Lettering lettering, int width) {
        this.lettering = lettering;
        this.width = width;
    }

    /** A dot that no name may cover. */
    void add(double x, double y, double radius) {
        taken.add(new Rectangle2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    /** Right of a dot if there is room, else left, over or under it. */
    void draw(Graphics2D g, String text, double x, double y, Style style) {
        draw(g, text, x, y, GAP, style);
    }

    /** As draw, but as far away as it must be to have room. */
    void drawFar(Graphics2D g, String text, double x, double y, Style style) {
        for (double away = GAP; away < FARTHEST; away += GAP / 2) {
            if (draw(g, text, x, y, away, style)) {
                return;
            }
        }
    }

    private boolean draw(Graphics2D g, String text, double x, double y, double away, Style style) {
        double level = y + style.halfHeight();
        double above = y - away;
        double below = y + away + style.size() * 0.8;
        return drawn(g, text, x + away, level, Anchor.START, style)
                || drawn(g, text, x - away, level, Anchor.END, style)
                || drawn(g, text, x, above, Anchor.MIDDLE, style)
                || drawn(g, text, x, below, Anchor.MIDDLE, style)
                || drawn(g, text, x + away, above, Anchor.START, style)
                || drawn(g, text, x + away, below, Anchor.START, style)
                || drawn(g, text, x - away, above, Anchor.END, style)
                || drawn(g, text, x - away, below, Anchor.END, style);
    }

    /** Right of the end of a line, a little up or down where something else is there. */
    void drawRight(Graphics2D g, String text, double x, double y, Style style) {
        double baseline = y + style.halfHeight();
        for (double away : new double[] {0, 5, -5, 10, -10, 15, -15}) {
            if (drawn(g, text, x + GAP, baseline + away, Anchor.START, style)) {
                return;
            }
        }
    }

    /** Over the beginning of a line, or under it. */
    void drawOver(Graphics2D g, String text, double x, double y, Style style) {
        if (!drawn(g, text, x + GAP, y - GAP / 2, Anchor.START, style)) {
            drawn(g, text, x + GAP, y + style.size(), Anchor.START, style);
        }
    }

    private boolean drawn(Graphics2D g, String text, double x, double baseline, Anchor anchor, Style style) {
        double length = lettering.width(text, style);
        double left = anchor == Anchor.START ? x : anchor == Anchor.END ? x - length : x - length / 2;
        Rectangle2D box = new Rectangle2D.Double(
                left - MARGIN, baseline - 0.8 * style.size() - MARGIN, length + 2 * MARGIN, style.size() + 2 * MARGIN);
        if (left < 0 || left + length > width || taken.stream().anyMatch(box::intersects)) {
            return false;
        }
        lettering.drawOnPaper(g, text, x, baseline, anchor, style);
        taken.add(box);
        return true;
    }
}
