package balie.report.chart;

import balie.report.SafeText;
import balie.report.chart.Lettering.Anchor;
import balie.report.chart.Scale.Tick;
import balie.report.model.Chart.Step;
import balie.report.model.Chart.Within;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;

/** Draws shares at a few times, each with its interval: evenly apart and unjoined, for nothing is known between them. */
final class WithinDrawing extends AbstractXYItemRenderer {

    private static final long serialVersionUID = 1L;

    private static final double RADIUS = 5;
    private static final double CAP = 4;
    private static final double TEXT_GAP = 10;

    private final transient Within chart;
    private final transient Lettering lettering;

    private WithinDrawing(Within chart, Lettering lettering) {
        this.chart = chart;
        this.lettering = lettering;
    }

    static Drawing of(Within chart, ChartSize size, Lettering lettering) {
        Scale scale = new Scale(IntStream.rangeClosed(0, 5)
                .mapToObj(i -> new Tick(20 * i, 20 * i + " %"))
                .toList());
        Plane plane = Plane.of(scale, chart.axis(), 0, size.width(), 0.8 * Plane.height(size), lettering);
        List<Tick> times = IntStream.range(0, chart.steps().size())
                .mapToObj(i -> new Tick(i, SafeText.of(chart.steps().get(i).label())))
                .toList();
        ScaleAxis across = new ScaleAxis(times, -0.5, times.size() - 0.5, List.of(), lettering, size.width());
        double[][] points = {
            IntStream.range(0, times.size()).asDoubleStream().toArray(),
            chart.steps().stream().mapToDouble(Step::percent).toArray()
        };
        return plane.drawing(points, across, new WithinDrawing(chart, lettering));
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D g, Rectangle2D dataArea, XYPlot plot, XYDataset data, @Nullable PlotRenderingInfo info) {
        g.setClip(null);
        return super.initialise(g, dataArea, plot, data, info);
    }

    @Override
    public void drawItem(
            Graphics2D g,
            XYItemRendererState state,
            Rectangle2D dataArea,
            @Nullable PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domainAxis,
            ValueAxis rangeAxis,
            XYDataset dataset,
            int series,
            int item,
            @Nullable CrosshairState crosshairState,
            int pass) {
        Step step = chart.steps().get(item);
        double x = domainAxis.valueToJava2D(item, dataArea, RectangleEdge.BOTTOM);
        double y = rangeAxis.valueToJava2D(step.percent(), dataArea, RectangleEdge.LEFT);
        double low = rangeAxis.valueToJava2D(step.low(), dataArea, RectangleEdge.LEFT);
        double high = rangeAxis.valueToJava2D(step.high(), dataArea, RectangleEdge.LEFT);
        g.setPaint(Theme.ACCENT);
        g.setStroke(step.faint() ? Theme.FINE_DASHES : Theme.LINE);
        g.draw(new Line2D.Double(x, low, x, high));
        g.setStroke(Theme.LINE);
        g.draw(new Line2D.Double(x - CAP, low, x + CAP, low));
        g.draw(new Line2D.Double(x - CAP, high, x + CAP, high));
        Marks.draw(g, Marks.disc(x, y, RADIUS), Theme.ACCENT, step.faint());
        String text = Scale.plain(step.percent(), 0) + " %";
        lettering.drawOnPaper(g, text, x + TEXT_GAP, y + Theme.LABEL.halfHeight(), Anchor.START, Theme.LABEL);
    }

    @Override
    public void drawRangeLine(
            Graphics2D g, XYPlot plot, ValueAxis axis, Rectangle2D dataArea, double value, Paint paint, Stroke stroke) {
        Marks.drawGridLine(g, axis, dataArea, value, paint, stroke);
    }
}
