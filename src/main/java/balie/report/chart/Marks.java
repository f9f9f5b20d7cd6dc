package balie.report.chart;

import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Shapes that several kinds of charts have in common. */
final class Marks {

    private Marks() {}

    static Shape disc(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    static Shape square(double x, double y, double radius) {
        return new Rectangle2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    static Shape diamond(double x, double y, double reach) {
        Path2D diamond = new Path2D.Double();
        diamond.moveTo(x, y - reach);
        diamond.lineTo(x + reach, y);
        diamond.lineTo(x, y + reach);
        diamond.lineTo(x - reach, y);
        diamond.closePath();
        return diamond;
    }

    /** Filled; hollow where there are too few cases to rely on it. */
    static void draw(Graphics2D g, Shape shape, Paint paint, boolean hollow) {
        g.setPaint(hollow ? Theme.PAPER : paint);
        g.fill(shape);
        if (hollow) {
            g.setPaint(paint);
            g.setStroke(Theme.EDGE);
            g.draw(shape);
        }
    }

    /** A horizontal grid line on whole pixels, so that it is sharp, and inside the plot's clip; the one at 0 is the base. */
    static void drawGridLine(
            Graphics2D g, ValueAxis axis, Rectangle2D dataArea, double value, Paint paint, Stroke stroke) {
        double exact = axis.valueToJava2D(value, dataArea, RectangleEdge.LEFT);
        double y = Math.min(Math.floor(exact), dataArea.getMaxY() - 1) + 0.5;
        g.setPaint(value == 0 ? Theme.BASELINE : paint);
        g.setStroke(stroke);
        g.draw(new Line2D.Double(dataArea.getMinX(), y, dataArea.getMaxX(), y));
    }

    /** Slanted lines rather than a pattern: a pattern in SVG needs an id, and ids can clash on a page. */
    static void drawHatched(Graphics2D g, Rectangle2D stub) {
        g.setPaint(Theme.ORDINARY);
        g.setStroke(Theme.HAIRLINE);
        double height = stub.getHeight();
        for (double x = stub.getX() - height + 5; x < stub.getMaxX(); x += 5) {
            double fromX = Math.max(x, stub.getX());
            double toX = Math.min(x + height, stub.getMaxX());
            g.draw(new Line2D.Double(fromX, stub.getMaxY() - (fromX - x), toX, stub.getMaxY() - (toX - x)));
        }
    }
}
