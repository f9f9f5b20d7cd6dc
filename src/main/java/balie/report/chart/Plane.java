package balie.report.chart;

import balie.report.SafeText;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.data.xy.DefaultXYDataset;

import java.util.List;

/**
 * A drawing with a vertical scale whose name stands over it.
 *
 * @param unit the scale's name, in lines
 * @param left where the data area begins
 * @param right where it ends
 * @param width of the drawing
 * @param height of the data area
 */
record Plane(Scale scale, List<String> unit, double left, double right, int width, double height, Lettering lettering) {

    /** Over the data area, so that what is written over the highest mark has room. */
    private static final double HEADROOM = 24;

    private static final double TICK_GAP = 8;

    Plane {
        unit = List.copyOf(unit);
    }

    /**
     * @param name of the vertical scale
     * @param roomAtRight what stands right of the data area
     */
    static Plane of(Scale scale, String name, double roomAtRight, int width, double height, Lettering lettering) {
        double ticks = scale.ticks().stream()
                .mapToDouble(t -> lettering.width(lettering.figure(t.text()), Theme.AXIS))
                .max()
                .orElse(0);
        String unitName = scale.lower() > 0
                ? lettering
                        .words()
                        .say(
                                "{0} (the axis starts at {1})",
                                SafeText.of(name), lettering.figure(Scale.number(scale.lower())))
                : SafeText.of(name);
        List<String> unit = new LineBreaks(lettering).wrap(unitName, width, Theme.AXIS);
        return new Plane(scale, unit, TICK_GAP + ticks, width - roomAtRight, width, height, lettering);
    }

    /** How tall a chart's data area is that is laid out for a size. */
    static double height(ChartSize size) {
        return size == ChartSize.PAGE ? 220 : 170;
    }

    /**
     * @param points x and y; y may be not a number
     * @param across the horizontal axis
     */
    Drawing drawing(double[][] points, ScaleAxis across, XYItemRenderer renderer) {
        ScaleAxis up = new ScaleAxis(scale.ticks(), scale.lower(), scale.upper(), unit, lettering, width);
        DefaultXYDataset dataset = new DefaultXYDataset();
        dataset.addSeries("points", points);
        XYPlot plot = new XYPlot(dataset, across, up, renderer);
        AxisSpace sides = new AxisSpace();
        sides.setLeft(left);
        sides.setRight(width - right);
        plot.setFixedRangeAxisSpace(sides);
        double top = unit.size() * Theme.AXIS.leading() + HEADROOM;
        AxisSpace ends = new AxisSpace();
        ends.setTop(top);
        ends.setBottom(across.height());
        plot.setFixedDomainAxisSpace(ends);
        plot.setRangeGridlinePaint(Theme.GRID);
        plot.setRangeGridlineStroke(Theme.HAIRLINE);
        plot.setDomainGridlinesVisible(false);
        return Drawing.of(plot, width, (int) Math.ceil(top + height + across.height()));
    }
}
