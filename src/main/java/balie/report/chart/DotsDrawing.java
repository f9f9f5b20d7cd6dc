package balie.report.chart;

import balie.report.SafeText;
import balie.report.chart.Lettering.Anchor;
import balie.report.chart.RowLayout.Label;
import balie.report.chart.Scale.Tick;
import balie.report.model.Chart.Dot;
import balie.report.model.Chart.Dots;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Draws rates as dots with their intervals. */
final class DotsDrawing extends RowRenderer {

    private static final long serialVersionUID = 1L;

    private static final double RADIUS = 5;
    private static final double CAP = 4;
    private static final double TEXT_GAP = 20;
    private static final double REFERENCE_GAP = 6;
    private static final int TICK_STEP = 20;

    private final transient Dots chart;
    private final transient List<String> reference;
    private final int width;

    private DotsDrawing(Dots chart, List<String> reference, RowLayout layout, int width, Lettering lettering) {
        super(layout, lettering);
        this.chart = chart;
        this.reference = reference;
        this.width = width;
    }

    static Drawing of(Dots chart, ChartSize size, Lettering lettering) {
        double texts = chart.dots().stream()
                .mapToDouble(d -> lettering.width(SafeText.of(d.text()), Theme.LABEL))
                .max()
                .orElse(0);
        List<Label> labels = chart.dots().stream()
                .map(d -> new Label(SafeText.of(d.label()), Theme.LABEL))
                .toList();
        RowLayout layout = RowLayout.of(labels, size, size.width() - texts - TEXT_GAP, lettering);
        boolean beside = layout.labelWidth() > 0;
        double left = beside ? layout.labelWidth() + RowLayout.LABEL_GAP : RADIUS + 1;
        double right = beside ? texts + TEXT_GAP : RADIUS + 1;
        List<String> title = new LineBreaks(lettering).wrap(SafeText.of(chart.axis()), size.width() - left, Theme.AXIS);
        List<Tick> ticks = chart.amounts() ? amounts(chart.dots()) : percents();
        ScaleAxis axis = new ScaleAxis(
                ticks, ticks.get(0).value(), ticks.get(ticks.size() - 1).value(), title, lettering, size.width());
        List<String> reference = chart.reference().isEmpty()
                ? List.of()
                : new LineBreaks(lettering).wrap(SafeText.of(chart.referenceLabel()), size.width(), Theme.LABEL);
        double top = reference.isEmpty() ? 2 : reference.size() * Theme.LABEL.leading() + REFERENCE_GAP;
        return new DotsDrawing(chart, reference, layout, size.width(), lettering)
                .drawing(axis, left, top, right, size.width());
    }

    private static List<Tick> amounts(List<Dot> dots) {
        double least = 0;
        double greatest = 0;
        for (Dot dot : dots) {
            if (dot.percent().isPresent()) {
                least = Math.min(least, dot.low());
                greatest = Math.max(greatest, dot.high());
            }
        }
        return Scale.around(least, greatest, 100 / TICK_STEP).ticks();
    }

    private static List<Tick> percents() {
        return IntStream.rangeClosed(0, 100 / TICK_STEP)
                .map(i -> i * TICK_STEP)
                .mapToObj(p -> new Tick(p, p + " %"))
                .toList();
    }

    @Override
    void drawBehind(Graphics2D g, DoubleUnaryOperator toX, Rectangle2D dataArea) {
        if (chart.amounts()) {
            drawZero(g, toX.applyAsDouble(0), dataArea);
        }
        if (chart.reference().isEmpty()) {
            return;
        }
        double x = toX.applyAsDouble(chart.reference().getAsDouble());
        g.setPaint(Theme.REFERENCE);
        g.setStroke(Theme.LONG_DASHES);
        g.draw(new Line2D.Double(x, dataArea.getY() - 4, x, dataArea.getMaxY()));
        double baseline = dataArea.getY() - REFERENCE_GAP - (reference.size() - 1) * Theme.LABEL.leading() - 3;
        for (String line : reference) {
            double half = lettering().width(line, Theme.LABEL) / 2;
            double middle = Math.max(half, Math.min(width - half, x));
            lettering().draw(g, line, middle, baseline, Anchor.MIDDLE, Theme.LABEL);
            baseline += Theme.LABEL.leading();
        }
    }

    /** Where there is no more and no less: intervals that cross it say nothing. */
    private static void drawZero(Graphics2D g, double x, Rectangle2D dataArea) {
        g.setPaint(Theme.REFERENCE);
        g.setStroke(Theme.LINE);
        g.draw(new Line2D.Double(x, dataArea.getY() - 4, x, dataArea.getMaxY()));
    }

    @Override
    void drawMark(Graphics2D g, int entry, double y, DoubleUnaryOperator toX, Rectangle2D dataArea) {
        Dot dot = chart.dots().get(entry);
        boolean beside = dataArea.getX() > RADIUS + 1;
        // Level with the mark, or over it at the end of the label's last line.
        double baseline = beside
                ? y + Theme.LABEL.halfHeight()
                : dataArea.getY() + row(entry).lastBaseline();
        lettering().drawOnPaper(g, SafeText.of(dot.text()), width, baseline, Anchor.END, Theme.LABEL);
        if (dot.percent().isEmpty()) {
            return;
        }
        drawInterval(g, toX.applyAsDouble(dot.low()), toX.applyAsDouble(dot.high()), y, dot.faint());
        drawDot(g, toX.applyAsDouble(dot.percent().getAsDouble()), y, dot.faint());
    }

    private static void drawInterval(Graphics2D g, double low, double high, double y, boolean faint) {
        g.setPaint(Theme.ACCENT);
        g.setStroke(faint ? Theme.FINE_DASHES : Theme.LINE);
        g.draw(new Line2D.Double(low, y, high, y));
        g.setStroke(Theme.LINE);
        g.draw(new Line2D.Double(low, y - CAP, low, y + CAP));
        g.draw(new Line2D.Double(high, y - CAP, high, y + CAP));
    }

    private static void drawDot(Graphics2D g, double x, double y, boolean faint) {
        Ellipse2D dot = new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
        g.setPaint(faint ? Theme.PAPER : Theme.ACCENT);
        g.fill(dot);
        if (faint) {
            g.setPaint(Theme.ACCENT);
            g.setStroke(Theme.EDGE);
            g.draw(dot);
        }
    }
}
