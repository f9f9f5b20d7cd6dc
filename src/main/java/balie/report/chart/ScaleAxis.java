package balie.report.chart;

import balie.report.chart.Lettering.Anchor;
import balie.report.chart.Scale.Tick;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** An axis with the ticks it is given, set in our lettering, and no line of its own. */
final class ScaleAxis extends NumberAxis {

    private static final long serialVersionUID = 1L;

    /** From the data area to the baseline of tick labels below it. */
    private static final double TICK_BASELINE = 18;

    private static final double TITLE_GAP = 4;
    private static final double SIDE_GAP = 8;

    private final transient List<Tick> ticks;
    private final transient List<String> titleLines;
    private final transient Lettering lettering;
    private final double chartWidth;

    /**
     * @param upper where the axis ends; it starts at lower
     * @param titleLines below the tick labels of a horizontal axis, or above a vertical one
     */
    ScaleAxis(
            List<Tick> ticks,
            double lower,
            double upper,
            List<String> titleLines,
            Lettering lettering,
            int chartWidth) {
        super(null);
        this.ticks = ticks.stream()
                .map(t -> new Tick(t.value(), lettering.figure(t.text())))
                .toList();
        this.titleLines = titleLines;
        this.lettering = lettering;
        this.chartWidth = chartWidth;
        setRange(lower, upper);
    }

    /** What the axis takes below the data area, if it stands there. */
    double height() {
        double title = titleLines.isEmpty() ? 0 : TITLE_GAP + titleLines.size() * Theme.AXIS.leading();
        return TICK_BASELINE + title + 6;
    }

    @Override
    public AxisState draw(
            Graphics2D g,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            @Nullable PlotRenderingInfo plotState) {
        if (RectangleEdge.isTopOrBottom(edge)) {
            drawBelow(g, dataArea, edge);
        } else {
            drawBeside(g, dataArea, edge);
        }
        AxisState state = new AxisState(cursor);
        state.setTicks(refreshTicks(g, state, dataArea, edge));
        return state;
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        return ticks.stream()
                .map(t -> new NumberTick(t.value(), "", TextAnchor.CENTER, TextAnchor.CENTER, 0))
                .toList();
    }

    private void drawBelow(Graphics2D g, Rectangle2D dataArea, RectangleEdge edge) {
        double baseline = dataArea.getMaxY() + TICK_BASELINE;
        for (Tick tick : ticks) {
            double half = lettering.width(tick.text(), Theme.AXIS) / 2;
            double middle = valueToJava2D(tick.value(), dataArea, edge);
            double inside = Math.max(half, Math.min(chartWidth - half, middle));
            lettering.draw(g, tick.text(), inside, baseline, Anchor.MIDDLE, Theme.AXIS);
        }
        double left = Math.max(0, valueToJava2D(getLowerBound(), dataArea, edge));
        lettering.drawLines(g, titleLines, left, baseline + TITLE_GAP + Theme.AXIS.leading(), Theme.AXIS);
    }

    private void drawBeside(Graphics2D g, Rectangle2D dataArea, RectangleEdge edge) {
        double right = dataArea.getMinX() - SIDE_GAP;
        for (Tick tick : ticks) {
            double y = valueToJava2D(tick.value(), dataArea, edge) + Theme.AXIS.halfHeight();
            lettering.draw(g, tick.text(), right, y, Anchor.END, Theme.AXIS);
        }
        lettering.drawLines(g, titleLines, 0, Theme.AXIS.size(), Theme.AXIS);
    }
}
