package balie.report.chart;

import balie.report.SafeText;
import balie.report.model.Chart.Funnel;
import balie.report.model.Chart.Group;
import balie.report.model.Chart.Limits;
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
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Draws rates of groups by their size, between the limits of chance. */
final class FunnelDrawing extends AbstractXYItemRenderer {

    private static final long serialVersionUID = 1L;

    private static final double RADIUS = 4.5;
    private static final double DIAMOND = 6.5;
    private static final int STEPS = 4;

    /** Than other charts: limits lie close to each other. */
    private static final double TALLER = 1.35;

    private static final String INNER = "95 %";
    private static final String OUTER = "99.8 %";

    /** Between the end of a limit and its name. */
    private static final double NAMES_GAP = 8;

    private final transient Funnel chart;
    private final transient Lettering lettering;
    private final int width;

    private FunnelDrawing(Funnel chart, int width, Lettering lettering) {
        this.chart = chart;
        this.lettering = lettering;
        this.width = width;
    }

    static Drawing of(Funnel chart, ChartSize size, Lettering lettering) {
        double[] heights = chart.groups().stream()
                .flatMapToDouble(g ->
                        DoubleStream.of(g.percent(), g.outer().low(), g.outer().high(), chart.target()))
                .toArray();
        Scale scale = Scale.between(
                DoubleStream.of(heights).min().orElse(0),
                DoubleStream.of(heights).max().orElse(0),
                STEPS,
                false);
        double names = lettering.width(OUTER, Theme.AXIS) + NAMES_GAP;
        Plane plane = Plane.of(scale, chart.axis(), names, size.width(), TALLER * Plane.height(size), lettering);
        long most = chart.groups().stream().mapToLong(Group::size).max().orElse(1);
        Scale sizes = Scale.upTo((double) most, size == ChartSize.PAGE ? 5 : 3, true);
        List<String> title =
                new LineBreaks(lettering).wrap(SafeText.of(chart.sizeAxis()), plane.right() - plane.left(), Theme.AXIS);
        ScaleAxis across = new ScaleAxis(sizes.ticks(), 0, sizes.upper(), title, lettering, size.width());
        double[][] points = {
            chart.groups().stream().mapToDouble(Group::size).toArray(),
            chart.groups().stream().mapToDouble(Group::percent).toArray()
        };
        return plane.drawing(points, across, new FunnelDrawing(chart, size.width(), lettering));
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D g, Rectangle2D dataArea, XYPlot plot, XYDataset data, @Nullable PlotRenderingInfo info) {
        XYItemRendererState state = super.initialise(g, dataArea, plot, data, info);
        state.setProcessVisibleItemsOnly(false);
        g.setClip(null);
        Place place = new Place(plot.getDomainAxis(), plot.getRangeAxis(), dataArea);
        drawTarget(g, place);
        drawLimit(g, place, Theme.LONG_DASHES, Group::inner);
        drawLimit(g, place, Theme.FINE_DASHES, Group::outer);
        return state;
    }

    /** From values to places. */
    private record Place(ValueAxis across, ValueAxis up, Rectangle2D area) {

        double x(Group group) {
            return across.valueToJava2D((double) group.size(), area, RectangleEdge.BOTTOM);
        }

        double y(double percent) {
            return up.valueToJava2D(percent, area, RectangleEdge.LEFT);
        }
    }

    private void drawTarget(Graphics2D g, Place place) {
        double y = place.y(chart.target());
        g.setPaint(Theme.REFERENCE);
        g.setStroke(Theme.LINE);
        g.draw(new Line2D.Double(place.area().getMinX(), y, place.area().getMaxX(), y));
    }

    /** Exact at the size of each group; straight between two. */
    private void drawLimit(Graphics2D g, Place place, Stroke stroke, Function<Group, Limits> limits) {
        List<Group> bySize = bySize();
        g.setPaint(Theme.REFERENCE);
        g.setStroke(stroke);
        List<ToDoubleFunction<Limits>> ends = List.of(Limits::low, Limits::high);
        for (ToDoubleFunction<Limits> end : ends) {
            Path2D path = new Path2D.Double();
            for (Group group : bySize) {
                double x = place.x(group);
                double y = place.y(end.applyAsDouble(limits.apply(group)));
                if (path.getCurrentPoint() == null) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            g.draw(path);
        }
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
        Place place = new Place(domainAxis, rangeAxis, dataArea);
        Group group = chart.groups().get(item);
        double x = place.x(group);
        double y = place.y(group.percent());
        if (group.outside()) {
            Marks.draw(g, Marks.diamond(x, y, DIAMOND), Theme.ACCENT, false);
        } else {
            Marks.draw(g, Marks.disc(x, y, RADIUS), Theme.ORDINARY, group.faint());
        }
        if (item == chart.groups().size() - 1) {
            drawLabels(g, place);
        }
    }

    private List<Group> bySize() {
        return chart.groups().stream().sorted(Comparator.comparing(Group::size)).toList();
    }

    private void drawLabels(Graphics2D g, Place place) {
        DotLabels labels = new DotLabels(lettering, width);
        for (Group group : chart.groups()) {
            labels.add(place.x(group), place.y(group.percent()), RADIUS);
        }
        drawLimitNames(g, place, labels);
        labels.drawOver(
                g, SafeText.of(chart.targetLabel()), place.area().getMinX(), place.y(chart.target()), Theme.AXIS);
        // What the finding is about must have its name before the others take the room.
        chart.groups().stream()
                .filter(Group::outside)
                .forEach(group -> labels.drawFar(
                        g, SafeText.of(group.label()), place.x(group), place.y(group.percent()), Theme.STRONG_LABEL));
        chart.groups().stream()
                .filter(group -> !group.outside())
                .forEach(group -> labels.draw(
                        g, SafeText.of(group.label()), place.x(group), place.y(group.percent()), Theme.AXIS));
    }

    /** Where the limits end: at the largest group. */
    private void drawLimitNames(Graphics2D g, Place place, DotLabels labels) {
        List<Group> bySize = bySize();
        Group largest = bySize.get(bySize.size() - 1);
        double x = place.x(largest);
        labels.drawRight(g, INNER, x, place.y(largest.inner().high()), Theme.AXIS);
        labels.drawRight(g, INNER, x, place.y(largest.inner().low()), Theme.AXIS);
        labels.drawRight(g, OUTER, x, place.y(largest.outer().high()), Theme.AXIS);
        labels.drawRight(g, OUTER, x, place.y(largest.outer().low()), Theme.AXIS);
    }

    @Override
    public void drawRangeLine(
            Graphics2D g, XYPlot plot, ValueAxis axis, Rectangle2D dataArea, double value, Paint paint, Stroke stroke) {
        Marks.drawGridLine(g, axis, dataArea, value, paint, stroke);
    }
}
