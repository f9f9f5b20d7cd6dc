package balie.report.chart;

import balie.report.SafeText;
import balie.report.chart.Lettering.Anchor;
import balie.report.model.Chart.Week;
import balie.report.model.Chart.Weeks;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.EntityCollection;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;

/** Draws a figure over weeks as a line of dots. */
final class WeeksDrawing extends XYLineAndShapeRenderer {

    private static final long serialVersionUID = 1L;

    private static final double RADIUS = 3;
    private static final double STRONG_RADIUS = 6;
    /** From a dot to the baseline of the value over or under it. */
    private static final double ABOVE = 11;

    private static final double BELOW = 20;

    /** Below this share of the greatest value there is no room for text between dot and axis. */
    private static final double LOW_SHARE = 0.2;

    /** Between two values, if both are shown. */
    private static final double VALUE_GAP = 8;

    private static final int STEPS = 4;

    private final transient List<Week> weeks;
    private final transient Lettering lettering;
    private final int width;

    private WeeksDrawing(List<Week> weeks, Lettering lettering, int width) {
        this.weeks = weeks;
        this.lettering = lettering;
        this.width = width;
        setDefaultStroke(Theme.LINE);
        setDefaultPaint(Theme.ORDINARY);
        setAutoPopulateSeriesPaint(false);
        setAutoPopulateSeriesStroke(false);
    }

    static Drawing of(Weeks chart, ChartSize size, Lettering lettering) {
        List<Week> weeks = chart.weeks();
        double greatest =
                weeks.stream().mapToDouble(w -> w.value().orElse(0)).max().orElse(0);
        boolean whole = weeks.stream().allMatch(w -> w.value().orElse(0) % 1 == 0);
        Scale scale = Scale.upTo(greatest, STEPS, whole);
        double left = 8
                + scale.ticks().stream()
                        .mapToDouble(t -> lettering.width(t.text(), Theme.AXIS))
                        .max()
                        .orElse(0);
        List<String> unit = new LineBreaks(lettering).wrap(SafeText.of(chart.unit()), size.width(), Theme.AXIS);
        ScaleAxis values = new ScaleAxis(scale.ticks(), 0, scale.upper(), unit, lettering, size.width());
        ScaleAxis time = WeekAxis.of(weeks, left, size.width(), lettering);

        XYPlot plot = new XYPlot(dataset(weeks), time, values, new WeeksDrawing(weeks, lettering, size.width()));
        AxisSpace sides = new AxisSpace();
        sides.setLeft(left);
        plot.setFixedRangeAxisSpace(sides);
        double top = unit.size() * Theme.AXIS.leading() + ABOVE + Theme.LABEL.size();
        AxisSpace ends = new AxisSpace();
        ends.setTop(top);
        ends.setBottom(time.height());
        plot.setFixedDomainAxisSpace(ends);
        plot.setRangeGridlinePaint(Theme.GRID);
        plot.setRangeGridlineStroke(Theme.HAIRLINE);
        plot.setDomainGridlinesVisible(false);
        double data = size == ChartSize.PAGE ? 220 : 170;
        return Drawing.of(plot, size.width(), (int) Math.ceil(top + data + time.height()));
    }

    private static XYDataset dataset(List<Week> weeks) {
        double[] x = new double[weeks.size()];
        double[] y = new double[weeks.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = weeks.get(i).value().orElse(Double.NaN);
        }
        DefaultXYDataset dataset = new DefaultXYDataset();
        dataset.addSeries("weeks", new double[][] {x, y});
        return dataset;
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D g, Rectangle2D dataArea, XYPlot plot, XYDataset data, @Nullable PlotRenderingInfo info) {
        // A dot on the axis and the text over the highest one reach out of the data area.
        g.setClip(null);
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
        g.setPaint(week.highlighted() ? Theme.ACCENT : Theme.ORDINARY);
        g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    /** Over all dots; of values too close to each other the later one is shown. */
    private void drawValues(Graphics2D g, ValueAxis domainAxis, ValueAxis rangeAxis, Rectangle2D dataArea) {
        double free = Double.POSITIVE_INFINITY;
        for (int i = weeks.size() - 1; i >= 0; i--) {
            OptionalDouble value = weeks.get(i).value();
            if (!weeks.get(i).highlighted() || value.isEmpty()) {
                continue;
            }
            String text = Scale.number(value.getAsDouble());
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

    /** Grid lines on whole pixels, so that they are sharp, and inside the plot's clip; the one at 0 is the base. */
    @Override
    public void drawRangeLine(
            Graphics2D g, XYPlot plot, ValueAxis axis, Rectangle2D dataArea, double value, Paint paint, Stroke stroke) {
        double exact = axis.valueToJava2D(value, dataArea, RectangleEdge.LEFT);
        double y = Math.min(Math.floor(exact), dataArea.getMaxY() - 1) + 0.5;
        g.setPaint(value == 0 ? Theme.BASELINE : paint);
        g.setStroke(stroke);
        g.draw(new Line2D.Double(dataArea.getMinX(), y, dataArea.getMaxX(), y));
    }
}
