package balie.report.chart;

import balie.report.SafeText;
import balie.report.chart.Lettering.Anchor;
import balie.report.chart.RowLayout.Label;
import balie.report.chart.Theme.Style;
import balie.report.model.Chart.End;
import balie.report.model.Chart.Pair;
import balie.report.model.Chart.Pairs;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/** Draws rates before and after something as two dots on a line, the difference with its interval at the right. */
final class PairsDrawing extends RowRenderer {

    private static final long serialVersionUID = 1L;

    private static final double RADIUS = 5;
    private static final double TEXT_GAP = 16;
    private static final double VALUE_GAP = RADIUS + 4;
    private static final double HEADING_GAP = 4;
    private static final int STEPS = 4;

    private final transient Pairs chart;
    private final transient List<String> heading;
    private final int width;
    private final int named;
    private final boolean beside;
    private final double values;

    private PairsDrawing(
            Pairs chart, List<String> heading, RowLayout layout, double values, int width, Lettering lettering) {
        super(layout, lettering);
        this.chart = chart;
        this.heading = heading;
        this.width = width;
        this.named = named(chart);
        this.values = values;
        this.beside = layout.labelWidth() > 0;
    }

    /** The first pair that both are known of has their names; -1: there is none. */
    private static int named(Pairs chart) {
        for (int i = 0; i < chart.pairs().size(); i++) {
            if (chart.pairs().get(i).before().isPresent()
                    && chart.pairs().get(i).after().isPresent()) {
                return i;
            }
        }
        return -1;
    }

    static Drawing of(Pairs chart, ChartSize size, Lettering lettering) {
        double texts = chart.pairs().stream()
                .mapToDouble(p -> lettering.width(SafeText.of(p.text()), style(p)))
                .max()
                .orElse(0);
        List<Label> labels = chart.pairs().stream()
                .map(p -> new Label(SafeText.of(p.label()), style(p)))
                .toList();
        RowLayout layout = RowLayout.of(labels, size, size.width() - texts - TEXT_GAP, lettering);
        boolean beside = layout.labelWidth() > 0;
        LineBreaks breaks = new LineBreaks(lettering);
        List<String> heading = breaks.wrapEvenly(
                SafeText.of(chart.difference()), beside ? Math.max(texts, 100) : size.width(), Theme.AXIS);
        double column = Math.max(
                texts,
                heading.stream()
                        .mapToDouble(l -> lettering.width(l, Theme.AXIS))
                        .max()
                        .orElse(0));
        double values = valueRoom(chart, lettering);
        double left = (beside ? layout.labelWidth() + RowLayout.LABEL_GAP : 0) + values;
        double right = (beside ? column + TEXT_GAP : 0) + values;
        double greatest = chart.pairs().stream()
                .flatMap(p -> Stream.of(p.before(), p.after()))
                .flatMap(Optional::stream)
                .mapToDouble(End::percent)
                .max()
                .orElse(0);
        Scale scale = percents(Scale.upTo(greatest, STEPS, false));
        List<String> title = breaks.wrap(SafeText.of(chart.axis()), size.width() - left, Theme.AXIS);
        ScaleAxis axis = new ScaleAxis(scale.ticks(), 0, scale.upper(), title, lettering, size.width());
        double top = heading.size() * Theme.AXIS.leading() + HEADING_GAP;
        return new PairsDrawing(chart, heading, layout, values, size.width(), lettering)
                .drawing(axis, left, top, right, size.width());
    }

    private static Scale percents(Scale scale) {
        return new Scale(scale.ticks().stream()
                .map(t -> new Scale.Tick(t.value(), t.text() + " %"))
                .toList());
    }

    private static Style style(Pair pair) {
        return pair.highlighted() ? Theme.STRONG_LABEL : Theme.LABEL;
    }

    /** What stands beside a dot at an end of the scale needs on either side. */
    private static double valueRoom(Pairs chart, Lettering lettering) {
        double values = chart.pairs().stream()
                .flatMap(p -> Stream.of(p.before(), p.after()))
                .flatMap(Optional::stream)
                .mapToDouble(e -> lettering.width(SafeText.of(e.text()), Theme.LABEL))
                .max()
                .orElse(0);
        int named = named(chart);
        if (named < 0) {
            return values + VALUE_GAP;
        }
        double first = Stream.of(
                        text(chart.before(), chart.pairs().get(named).before()),
                        text(chart.after(), chart.pairs().get(named).after()))
                .mapToDouble(t -> lettering.width(t, Theme.LABEL))
                .max()
                .orElse(0);
        return Math.max(values, first) + VALUE_GAP;
    }

    private static String text(String name, Optional<End> end) {
        return SafeText.of(name + " " + end.map(End::text).orElse(""));
    }

    @Override
    double roomBeforeMarks() {
        return values;
    }

    @Override
    void drawBehind(Graphics2D g, DoubleUnaryOperator toX, Rectangle2D dataArea) {
        double baseline = Theme.AXIS.size();
        for (String line : heading) {
            lettering().draw(g, line, width, baseline, Anchor.END, Theme.AXIS);
            baseline += Theme.AXIS.leading();
        }
    }

    @Override
    void drawMark(Graphics2D g, int entry, double y, DoubleUnaryOperator toX, Rectangle2D dataArea) {
        Pair pair = chart.pairs().get(entry);
        Style style = style(pair);
        // Level with the mark, or over it at the end of the label's last line.
        double baseline =
                beside ? y + style.halfHeight() : dataArea.getY() + row(entry).lastBaseline();
        lettering().drawOnPaper(g, SafeText.of(pair.text()), width, baseline, Anchor.END, style);
        OptionalDouble before = x(pair.before(), toX);
        OptionalDouble after = x(pair.after(), toX);
        boolean rises = before.isEmpty() || after.isEmpty() || after.getAsDouble() >= before.getAsDouble();
        if (before.isPresent() && after.isPresent()) {
            g.setPaint(Theme.ACCENT);
            g.setStroke(Theme.EDGE);
            g.draw(new Line2D.Double(before.getAsDouble(), y, after.getAsDouble(), y));
        }
        if (before.isPresent()) {
            String text = entry == named
                    ? text(chart.before(), pair.before())
                    : pair.before().map(End::text).orElse("");
            drawValue(g, text, before.getAsDouble(), y, !rises);
            Marks.draw(g, Marks.disc(before.getAsDouble(), y, RADIUS - 0.5), Theme.ACCENT, true);
        }
        if (after.isPresent()) {
            String text = entry == named
                    ? text(chart.after(), pair.after())
                    : pair.after().map(End::text).orElse("");
            drawValue(g, text, after.getAsDouble(), y, rises);
            Marks.draw(g, Marks.disc(after.getAsDouble(), y, RADIUS), Theme.ACCENT, false);
        }
    }

    private static OptionalDouble x(Optional<End> end, DoubleUnaryOperator toX) {
        return end.isPresent() ? OptionalDouble.of(toX.applyAsDouble(end.get().percent())) : OptionalDouble.empty();
    }

    /** On the outer side of a dot, so that two texts never meet. */
    private void drawValue(Graphics2D g, String text, double x, double y, boolean atRight) {
        lettering()
                .drawOnPaper(
                        g,
                        SafeText.of(text),
                        atRight ? x + VALUE_GAP : x - VALUE_GAP,
                        y + Theme.LABEL.halfHeight(),
                        atRight ? Anchor.START : Anchor.END,
                        Theme.LABEL);
    }
}
