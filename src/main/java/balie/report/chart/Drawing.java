package balie.report.chart;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.function.Consumer;

/**
 * Something ready to be drawn, with its size in CSS pixels.
 *
 * @param painter draws it with its upper left corner at the origin
 */
public record Drawing(int width, int height, Consumer<Graphics2D> painter) {

    /** A plot with the given space around its data area, on no ground of its own. */
    static Drawing of(XYPlot plot, int width, int height) {
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        chart.setBackgroundPaint(null);
        return new Drawing(width, height, g -> chart.draw(g, new Rectangle2D.Double(0, 0, width, height)));
    }

    public void draw(Graphics2D g) {
        painter.accept(g);
    }
}
