package balie.report.chart;

import balie.report.chart.RowLayout.Row;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Draws entries one a row: the label, and what a subclass puts beside or under it. */
abstract class RowRenderer extends AbstractXYItemRenderer {

    private static final long serialVersionUID = 1L;

    private final transient RowLayout layout;
    private final transient Lettering lettering;

    RowRenderer(RowLayout layout, Lettering lettering) {
        this.layout = layout;
        this.lettering = lettering;
    }

    /**
     * Draws what belongs to an entry besides its label.
     *
     * @param toX from a value to its place
     */
    abstract void drawMark(Graphics2D g, int entry, double y, DoubleUnaryOperator toX, Rectangle2D dataArea);

    /** What stands between the labels' column and the data area besides the usual gap; nothing unless a subclass says so. */
    double roomBeforeMarks() {
        return 0;
    }

    /** Draws what stands behind all entries; nothing unless a subclass says so. */
    void drawBehind(Graphics2D g, DoubleUnaryOperator toX, Rectangle2D dataArea) {}

    /** The row of an entry; its places count from the top of the data area. */
    final Row row(int entry) {
        return layout.rows().get(entry);
    }

    final Lettering lettering() {
        return lettering;
    }

    /** A chart of these rows over a horizontal axis. */
    final Drawing drawing(ScaleAxis axis, double left, double top, double right, int width) {
        NumberAxis rows = new NumberAxis(null);
        rows.setRange(0, layout.height());
        rows.setInverted(true);
        rows.setVisible(false);
        XYPlot plot = new XYPlot(entries(), axis, rows, this);
        AxisSpace sides = new AxisSpace();
        sides.setLeft(left);
        sides.setRight(right);
        plot.setFixedRangeAxisSpace(sides);
        AxisSpace ends = new AxisSpace();
        ends.setTop(top);
        ends.setBottom(axis.height());
        plot.setFixedDomainAxisSpace(ends);
        plot.setDomainGridlinePaint(Theme.GRID);
        plot.setDomainGridlineStroke(Theme.HAIRLINE);
        plot.setRangeGridlinesVisible(false);
        return Drawing.of(plot, width, (int) Math.ceil(top + layout.height() + axis.height()));
    }

    /** One item an entry, so that the plot calls the renderer for each; the values are drawn from the model. */
    private XYDataset entries() {
        List<Row> rows = layout.rows();
        DefaultXYDataset entries = new DefaultXYDataset();
        entries.addSeries("entries", new double[][] {
            new double[rows.size()], rows.stream().mapToDouble(Row::markY).toArray()
        });
        return entries;
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D g, Rectangle2D dataArea, XYPlot plot, XYDataset data, @Nullable PlotRenderingInfo info) {
        XYItemRendererState state = super.initialise(g, dataArea, plot, data, info);
        state.setProcessVisibleItemsOnly(false);
        // Labels stand outside the data area. The plot sets its clip back when all is drawn.
        g.setClip(null);
        drawBehind(g, toX(plot.getDomainAxis(), dataArea), dataArea);
        return state;
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
        Row row = row(item);
        double baseline = dataArea.getY() + row.baseline();
        if (layout.labelWidth() > 0) {
            double x = dataArea.getX() - roomBeforeMarks() - RowLayout.LABEL_GAP - layout.labelWidth();
            lettering.drawLines(g, row.lines(), x, baseline, row.style());
        } else {
            lettering.drawLinesOnPaper(g, row.lines(), 0, baseline, row.style());
        }
        drawMark(g, item, dataArea.getY() + row.markY(), toX(domainAxis, dataArea), dataArea);
    }

    /** Grid lines on whole pixels, so that they are sharp; the one at 0 is the base that marks start from. */
    @Override
    public void drawDomainLine(
            Graphics2D g, XYPlot plot, ValueAxis axis, Rectangle2D dataArea, double value, Paint paint, Stroke stroke) {
        double x = Math.floor(toX(axis, dataArea).applyAsDouble(value)) + 0.5;
        g.setPaint(value == 0 ? Theme.BASELINE : paint);
        g.setStroke(stroke);
        g.draw(new Line2D.Double(x, dataArea.getMinY(), x, dataArea.getMaxY()));
    }

    private static DoubleUnaryOperator toX(ValueAxis axis, Rectangle2D dataArea) {
        return value -> axis.valueToJava2D(value, dataArea, RectangleEdge.BOTTOM);
    }
}
