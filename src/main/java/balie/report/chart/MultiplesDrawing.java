package balie.report.chart;

import balie.report.SafeText;
import balie.report.model.Chart.Multiples;
import balie.report.model.Chart.Panel;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/** Draws small charts of weeks: two beside each other where there is room, each under its title. */
final class MultiplesDrawing {

    private static final int GAP_BESIDE = 28;
    private static final int GAP_BELOW = 14;
    private static final double DATA_HEIGHT = 130;
    private static final double TITLE_GAP = 6;

    private MultiplesDrawing() {}

    /** A small chart at its place. */
    private record Placed(Drawing drawing, List<String> title, double x, double y) {

        double top() {
            return y + title.size() * Theme.STRONG_LABEL.leading() + TITLE_GAP;
        }

        double bottom() {
            return top() + drawing.height();
        }
    }

    static Drawing of(Multiples chart, ChartSize size, Lettering lettering) {
        int columns = size == ChartSize.PAGE ? 2 : 1;
        int width = (size.width() - (columns - 1) * GAP_BESIDE) / columns;
        List<Placed> placed = new ArrayList<>();
        double top = 0;
        for (int i = 0; i < chart.panels().size(); i += columns) {
            List<Panel> row = chart.panels().subList(i, Math.min(chart.panels().size(), i + columns));
            double bottom = top;
            for (int column = 0; column < row.size(); column++) {
                Placed panel = place(row.get(column), column * (width + GAP_BESIDE), top, width, lettering);
                placed.add(panel);
                bottom = Math.max(bottom, panel.bottom());
            }
            top = bottom + GAP_BELOW;
        }
        int height = (int) Math.ceil(top - GAP_BELOW);
        return new Drawing(size.width(), height, g -> placed.forEach(p -> draw(g, p, lettering)));
    }

    private static Placed place(Panel panel, double x, double y, int width, Lettering lettering) {
        return new Placed(
                WeeksDrawing.of(panel.weeks(), width, DATA_HEIGHT, lettering),
                new LineBreaks(lettering).wrap(SafeText.of(panel.title()), width, Theme.STRONG_LABEL),
                x,
                y);
    }

    private static void draw(Graphics2D g, Placed panel, Lettering lettering) {
        lettering.drawLines(g, panel.title(), panel.x(), panel.y() + Theme.STRONG_LABEL.size(), Theme.STRONG_LABEL);
        AffineTransform before = g.getTransform();
        g.translate(panel.x(), panel.top());
        panel.drawing().draw(g);
        g.setTransform(before);
    }
}
