package balie.report.chart;

import balie.report.SafeText;
import balie.report.chart.Lettering.Anchor;
import balie.report.chart.Scale.Tick;
import balie.report.model.Chart.Curve;
import balie.report.model.Chart.Median;
import balie.report.model.Chart.Step;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws a share that rises with age as steps between the few ages at which it is known, with its interval as a band. The ages stand evenly
 * apart, so that the first ones, in which most happens, have room.
 */
final class CurveDrawing extends AbstractXYItemRenderer {

    private static final long serialVersionUID = 1L;

    private static final double HALF = 50;

    /** What the last step has of the room of the others: it says nothing of how long it holds. */
    private static final double LAST = 0.7;

    private static final double RADIUS = 5;
    private static final double CAP = 4;
    private static final double TEXT_GAP = 5;
    private static final double NOTE_GAP = 9;
    private static final double WAITING_GAP = 8;

    private final transient Curve chart;
    private final transient Lettering lettering;
    private final transient List<String> note;
    private final double right;

    private CurveDrawing(Curve chart, List<String> note, double right, Lettering lettering) {
        this.chart = chart;
        this.note = note;
        this.right = right;
        this.lettering = lettering;
    }

    static Drawing of(Curve chart, ChartSize size, Lettering lettering) {
        Scale scale = new Scale(IntStream.rangeClosed(0, 5)
                .mapToObj(i -> new Tick(20 * i, 20 * i + " %"))
                .toList());
        Plane plane = Plane.of(scale, SafeText.of(chart.axis()), 0, size.width(), Plane.height(size), lettering);
        LineBreaks breaks = new LineBreaks(lettering);
        List<Tick> ages = new ArrayList<>(List.of(new Tick(0, "0")));
        for (int i = 0; i < chart.steps().size(); i++) {
            ages.add(new Tick(i + 1, SafeText.of(chart.steps().get(i).label())));
        }
        double last = chart.steps().size() + LAST;
        List<String> title = breaks.wrap(SafeText.of(chart.ages()), plane.right() - plane.left(), Theme.AXIS);
        ScaleAxis across = new ScaleAxis(ages, 0, last, title, lettering, size.width());
        double[][] points = {
            IntStream.rangeClosed(1, chart.steps().size()).asDoubleStream().toArray(),
            chart.steps().stream().mapToDouble(Step::percent).toArray()
        };
        List<String> note = chart.median()
                .map(m -> breaks.wrapEvenly(
                        SafeText.of(m.text()), (plane.right() - plane.left()) * 0.6, Theme.STRONG_LABEL))
                .orElse(List.of());
        Drawing curve = plane.drawing(points, across, new CurveDrawing(chart, note, plane.right(), lettering));
        return withWaiting(curve, chart, plane, last, lettering);
    }

    /** How many it has not come to, each number under its age. */
    private static Drawing withWaiting(Drawing curve, Curve chart, Plane plane, double last, Lettering lettering) {
        List<String> counts = new ArrayList<>(List.of(SafeText.of(chart.atStart())));
        chart.steps().forEach(s -> counts.add(SafeText.of(s.waiting())));
        if (counts.stream().allMatch(String::isEmpty)) {
            return curve;
        }
        double name = curve.height() + WAITING_GAP + Theme.AXIS.size();
        double baseline = name + Theme.LABEL.leading();
        return new Drawing(curve.width(), (int) Math.ceil(baseline + Theme.LABEL.halfHeight() + 2), g -> {
            curve.draw(g);
            lettering.draw(g, SafeText.of(chart.waiting()), plane.left(), name, Anchor.START, Theme.AXIS);
            for (int i = 0; i < counts.size(); i++) {
                double half = lettering.width(counts.get(i), Theme.LABEL) / 2;
                double middle = plane.left() + (plane.right() - plane.left()) * i / last;
                double inside = Math.max(half, Math.min(curve.width() - half, middle));
                lettering.draw(g, counts.get(i), inside, baseline, Anchor.MIDDLE, Theme.LABEL);
            }
        });
    }

    /** From values to places. */
    private record Place(ValueAxis across, ValueAxis up, Rectangle2D area, List<Step> steps) {

        double x(double at) {
            return across.valueToJava2D(at, area, RectangleEdge.BOTTOM);
        }

        double y(double percent) {
            return up.valueToJava2D(percent, area, RectangleEdge.LEFT);
        }

        /** Where an age stands: straight between the two that have a step. */
        double xOfAge(double age) {
            double before = 0;
            for (int i = 0; i < steps.size(); i++) {
                double next = steps.get(i).age();
                if (age <= next) {
                    return x(i + (age - before) / (next - before));
                }
                before = next;
            }
            return x(steps.size() + LAST);
        }

        /** Where a step's line ends. */
        double end(int step) {
            return x(step + 1 < steps.size() ? step + 2 : step + 1 + LAST);
        }
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D g, Rectangle2D dataArea, XYPlot plot, XYDataset data, @Nullable PlotRenderingInfo info) {
        XYItemRendererState state = super.initialise(g, dataArea, plot, data, info);
        g.setClip(null);
        Place place = new Place(plot.getDomainAxis(), plot.getRangeAxis(), dataArea, chart.steps());
        for (int i = 0; i < chart.steps().size(); i++) {
            drawBand(g, place, i);
        }
        drawLine(g, place);
        return state;
    }

    private void drawBand(Graphics2D g, Place place, int index) {
        Step step = chart.steps().get(index);
        double x = place.x(index + 1);
        double high = place.y(step.high());
        double low = place.y(step.low());
        Rectangle2D band = new Rectangle2D.Double(x, high, place.end(index) - x, low - high);
        g.setPaint(Theme.BAND);
        g.fill(band);
        if (step.faint()) {
            g.setPaint(Theme.ACCENT);
            g.setStroke(Theme.FINE_DASHES);
            g.draw(band);
        }
    }

    /** A step up at each age; one at half way where the median is known between two. */
    private void drawLine(Graphics2D g, Place place) {
        Path2D path = new Path2D.Double();
        path.moveTo(place.x(0), place.y(0));
        double reached = 0;
        for (int i = 0; i < chart.steps().size(); i++) {
            Step step = chart.steps().get(i);
            if (reached < HALF && step.percent() >= HALF && chart.median().isPresent()) {
                double x = place.xOfAge(chart.median().get().age());
                path.lineTo(x, place.y(reached));
                path.lineTo(x, place.y(HALF));
                reached = HALF;
            }
            path.lineTo(place.x(i + 1), place.y(reached));
            path.lineTo(place.x(i + 1), place.y(step.percent()));
            reached = step.percent();
        }
        path.lineTo(place.end(chart.steps().size() - 1), place.y(reached));
        g.setPaint(Theme.ACCENT);
        g.setStroke(Theme.EDGE);
        g.draw(path);
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
        Place place = new Place(domainAxis, rangeAxis, dataArea, chart.steps());
        Step step = chart.steps().get(item);
        double x = place.x(item + 1);
        String text = SafeText.of(step.text());
        // Over the band at the beginning of its step; before it, where the curve rises to its half in that room.
        double end = x + 2 * TEXT_GAP + lettering.width(text, Theme.LABEL);
        double half = chart.median().map(m -> place.xOfAge(m.age())).orElse(0.0);
        boolean before = half > x && half < end;
        lettering.draw(
                g,
                text,
                before ? x - TEXT_GAP : x + TEXT_GAP,
                place.y(step.high()) - TEXT_GAP,
                before ? Anchor.END : Anchor.START,
                Theme.LABEL);
        if (step.faint()) {
            Marks.draw(g, Marks.disc(x, place.y(step.percent()), RADIUS), Theme.ACCENT, true);
        }
        if (item == chart.steps().size() - 1) {
            chart.median().ifPresent(m -> drawMedian(g, place, m));
        }
    }

    /** With the interval of the age, down to the age and, under the curve, what it is. */
    private void drawMedian(Graphics2D g, Place place, Median median) {
        double x = place.xOfAge(median.age());
        double y = place.y(HALF);
        g.setPaint(Theme.REFERENCE);
        g.setStroke(Theme.LONG_DASHES);
        g.draw(new Line2D.Double(x, y, x, place.area().getMaxY()));
        g.setStroke(Theme.EDGE);
        median.interval().ifPresent(ends -> {
            double low = place.xOfAge(ends.low());
            double high = place.xOfAge(ends.high());
            g.draw(new Line2D.Double(low, y, high, y));
            g.draw(new Line2D.Double(low, y - CAP, low, y + CAP));
            g.draw(new Line2D.Double(high, y - CAP, high, y + CAP));
        });
        Marks.draw(g, Marks.diamond(x, y, RADIUS + 1), Theme.REFERENCE, false);
        double widest = note.stream()
                .mapToDouble(l -> lettering.width(l, Theme.STRONG_LABEL))
                .max()
                .orElse(0);
        double left = Math.min(x + NOTE_GAP, right - widest);
        lettering.drawLinesOnPaper(g, note, left, y + NOTE_GAP + Theme.STRONG_LABEL.size(), Theme.STRONG_LABEL);
    }

    @Override
    public void drawRangeLine(
            Graphics2D g, XYPlot plot, ValueAxis axis, Rectangle2D dataArea, double value, Paint paint, Stroke stroke) {
        Marks.drawGridLine(g, axis, dataArea, value, paint, stroke);
    }
}
