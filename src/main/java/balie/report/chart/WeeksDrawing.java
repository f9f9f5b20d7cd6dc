package balie.report.chart;

import balie.report.chart.Lettering.Anchor;
import balie.report.model.Chart.Sign;
import balie.report.model.Chart.Week;
import balie.report.model.Chart.Weeks;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.EntityCollection;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;

/** Draws a figure over weeks as a line of dots. */
final class WeeksDrawing extends XYLineAndShapeRenderer {

    private static final long serialVersionUID = 1L;

    private static final double RADIUS = 3;
    private static final double STRONG_RADIUS = 6;
    private static final double DIAMOND = 1.3;
    private static final double LEAST_DIAMOND = 5;
    /** From a dot to the baseline of the value over or under it. */
    private static final double ABOVE = 11;

    private static final double BELOW = 20;

    /** Below this share of the greatest value there is no room for text between dot and axis. */
    private static final double LOW_SHARE = 0.2;

    /** Between two values, if both are shown. */
    private static final double VALUE_GAP = 8;

    private static final int STEPS = 4;

    private final transient List<Week> weeks;
    private final transient ControlLines lines;
    private final transient Lettering lettering;
    private final int width;

    private WeeksDrawing(List<Week> weeks, ControlLines lines, Lettering lettering, int width) {
        this.weeks = weeks;
        this.lines = lines;
        this.lettering = lettering;
        this.width = width;
        setDefaultStroke(Theme.LINE);
        setDefaultPaint(Theme.ORDINARY);
        setAutoPopulateSeriesPaint(false);
        setAutoPopulateSeriesStroke(false);
    }

    static Drawing of(Weeks chart, ChartSize size, Lettering lettering) {
        return of(chart, size.width(), Plane.height(size), lettering);
    }

    /** @param height of the data area */
    static Drawing of(Weeks chart, int width, double height, Lettering lettering) {
        ControlLines lines = new ControlLines(chart, lettering);
        Plane plane = Plane.of(lines.scale(STEPS), chart.unit(), lines.room(), width, height, lettering);
        ScaleAxis time = WeekAxis.of(chart.weeks(), plane.left(), plane.right(), width, lettering);
        return plane.drawing(points(chart.weeks()), time, new WeeksDrawing(chart.weeks(), lines, lettering, width));
    }

    private static double[][] points(List<Week> weeks) {
        double[] x = new double[weeks.size()];
        double[] y = new double[weeks.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = weeks.get(i).value().orElse(Double.NaN);
        }
        return new double[][] {x, y};
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D g, Rectangle2D dataArea, XYPlot plot, XYDataset data, @Nullable PlotRenderingInfo info) {
        // A dot on the axis and the text over the highest one reach out of the data area.
        g.setClip(null);
        lines.draw(g, plot.getDomainAxis(), plot.getRangeAxis(), dataArea);
        return super.initialise(g, dataArea, plot, data, info);
    }

    /** The dots, over the lines that the first pass drew. */
    @Override
    protected void drawSecondaryPass(
            Graphics2D g,
            XYPlot plot,
            XYDataset dataset,
            int pass,
            int series,
            int item,
            ValueAxis domainAxis,
            Rectangle2D dataArea,
            ValueAxis rangeAxis,
            @Nullable CrosshairState crosshairState,
            @Nullable EntityCollection entities) {
        Week week = weeks.get(item);
        if (week.value().isPresent()) {
            drawDot(g, week, item, domainAxis, rangeAxis, dataArea);
        }
        if (item == weeks.size() - 1) {
            drawValues(g, domainAxis, rangeAxis, dataArea);
        }
    }

    private void drawDot(
            Graphics2D g, Week week, int item, ValueAxis domainAxis, ValueAxis rangeAxis, Rectangle2D dataArea) {
        double value = week.value().orElse(0);
        double x = domainAxis.valueToJava2D(item, dataArea, RectangleEdge.BOTTOM);
        double y = rangeAxis.valueToJava2D(value, dataArea, RectangleEdge.LEFT);
        double spacing = dataArea.getWidth() / weeks.size();
        double radius = week.highlighted() ? STRONG_RADIUS : Math.min(RADIUS, spacing / 3);
        boolean strong = week.highlighted() || week.sign() != Sign.NONE;
        g.setPaint(strong ? Theme.ACCENT : Theme.ORDINARY);
        g.fill(shape(week.sign(), x, y, radius));
    }

    /** A disc; a diamond outside the limits; a square in a run or a trend. */
    private static Shape shape(Sign sign, double x, double y, double radius) {
        return switch (sign) {
            case NONE -> Marks.disc(x, y, radius);
            case RUN -> Marks.square(x, y, radius);
            case OUTSIDE -> Marks.diamond(x, y, Math.max(radius * DIAMOND, LEAST_DIAMOND));
        };
    }

    /** Over all dots; of values too close to each other the later one is shown. */
    private void drawValues(Graphics2D g, ValueAxis domainAxis, ValueAxis rangeAxis, Rectangle2D dataArea) {
        double free = Double.POSITIVE_INFINITY;
        for (int i = weeks.size() - 1; i >= 0; i--) {
            OptionalDouble value = weeks.get(i).value();
            if (!weeks.get(i).highlighted() || value.isEmpty()) {
                continue;
            }
            String text = lettering.figure(Scale.number(value.getAsDouble()));
            double half = lettering.width(text, Theme.STRONG_LABEL) / 2;
            double x = domainAxis.valueToJava2D(i, dataArea, RectangleEdge.BOTTOM);
            double middle = Math.max(half, Math.min(width - half, x));
            if (middle + half <= free) {
                double y = rangeAxis.valueToJava2D(value.getAsDouble(), dataArea, RectangleEdge.LEFT);
                double baseline = isValley(i) ? y + BELOW : y - ABOVE;
                lettering.drawOnPaper(g, text, middle, baseline, Anchor.MIDDLE, Theme.STRONG_LABEL);
                free = middle - half - VALUE_GAP;
            }
        }
    }

    /** Whether the line comes down to a week and goes up from it, with room for the value under the dot. */
    private boolean isValley(int item) {
        double value = weeks.get(item).value().orElse(0);
        double before = item == 0 ? value : weeks.get(item - 1).value().orElse(value);
        double after =
                item == weeks.size() - 1 ? value : weeks.get(item + 1).value().orElse(value);
        double greatest =
                weeks.stream().mapToDouble(w -> w.value().orElse(0)).max().orElse(0);
        return before >= value && after >= value && before + after > 2 * value && value > greatest * LOW_SHARE;
    }

    @Override
    public void drawRangeLine(
            Graphics2D g, XYPlot plot, ValueAxis axis, Rectangle2D dataArea, double value, Paint paint, Stroke stroke) {
        Marks.drawGridLine(g, axis, dataArea, value, paint, stroke);
    }
}
