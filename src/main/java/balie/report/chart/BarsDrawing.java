package balie.report.chart;

import balie.report.SafeText;
import balie.report.chart.Lettering.Anchor;
import balie.report.chart.RowLayout.Label;
import balie.report.chart.Theme.Style;
import balie.report.model.Chart.Bar;
import balie.report.model.Chart.Bars;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Draws horizontal bars. */
final class BarsDrawing extends RowRenderer {

    private static final long serialVersionUID = 1L;

    private static final double TEXT_GAP = 6;
    private static final double STUB_WIDTH = 28;
    private static final int STEPS = 5;

    private final transient List<Bar> bars;

    private BarsDrawing(List<Bar> bars, RowLayout layout, Lettering lettering) {
        super(layout, lettering);
        this.bars = bars;
    }

    static Drawing of(Bars chart, ChartSize size, Lettering lettering) {
        List<Bar> bars = chart.bars();
        List<Label> labels = bars.stream()
                .map(b -> new Label(SafeText.of(b.label()), style(b)))
                .toList();
        RowLayout layout = RowLayout.of(labels, size, size.width(), lettering);
        double left = layout.labelWidth() > 0 ? layout.labelWidth() + RowLayout.LABEL_GAP : 1;
        double room = size.width() - left;
        double greatest =
                bars.stream().mapToDouble(b -> b.value().orElse(0)).max().orElse(0);
        boolean whole = bars.stream().allMatch(b -> b.value().orElse(0) % 1 == 0);
        Scale scale = Scale.upTo(greatest, STEPS, whole).notBeyond(greatest);
        double length = longestBar(bars, greatest, room, lettering);
        List<String> unit = new LineBreaks(lettering).wrap(SafeText.of(chart.unit()), room, Theme.AXIS);
        ScaleAxis axis = new ScaleAxis(
                scale.ticks(), 0, (greatest > 0 ? greatest : 1) * room / length, unit, lettering, size.width());
        return new BarsDrawing(bars, layout, lettering).drawing(axis, left, 2, 0, size.width());
    }

    /** How long the greatest value's bar can be, so that the text at each bar's end has room. */
    private static double longestBar(List<Bar> bars, double greatest, double room, Lettering lettering) {
        double length = room;
        for (Bar bar : bars) {
            double share = greatest > 0 ? bar.value().orElse(0) / greatest : 0;
            if (share > 0) {
                double text = lettering.width(SafeText.of(bar.text()), style(bar));
                length = Math.min(length, (room - TEXT_GAP - text) / share);
            }
        }
        return Math.max(1, length);
    }

    private static Style style(Bar bar) {
        return bar.highlighted() ? Theme.STRONG_LABEL : Theme.LABEL;
    }

    @Override
    void drawMark(Graphics2D g, int entry, double y, DoubleUnaryOperator toX, Rectangle2D dataArea) {
        Bar bar = bars.get(entry);
        double start = toX.applyAsDouble(0);
        double end = bar.value().isPresent() ? toX.applyAsDouble(bar.value().getAsDouble()) : start + STUB_WIDTH;
        Rectangle2D shape = new Rectangle2D.Double(start, y - RowLayout.MARK / 2, end - start, RowLayout.MARK);
        if (bar.value().isEmpty()) {
            Marks.drawHatched(g, shape);
        } else if (bar.highlighted()) {
            g.setPaint(Theme.ACCENT);
            g.fill(shape);
            drawEdge(g, shape);
        } else {
            g.setPaint(Theme.ORDINARY);
            g.fill(shape);
        }
        Style style = style(bar);
        lettering()
                .drawOnPaper(g, SafeText.of(bar.text()), end + TEXT_GAP, y + style.halfHeight(), Anchor.START, style);
    }

    /** Inside the bar, so that it does not look longer than it is. */
    private static void drawEdge(Graphics2D g, Rectangle2D bar) {
        double edge = Theme.EDGE.getLineWidth();
        if (bar.getWidth() > edge) {
            g.setPaint(Theme.ACCENT_EDGE);
            g.setStroke(Theme.EDGE);
            g.draw(new Rectangle2D.Double(
                    bar.getX() + edge / 2, bar.getY() + edge / 2, bar.getWidth() - edge, bar.getHeight() - edge));
        }
    }
}
