package balie.report.chart;

import balie.report.chart.Theme.Style;

import java.awt.geom.AffineTransform;
import java.util.List;

/** Sets lines of text, alone or over a drawing. */
final class Titling {

    private static final int MARGIN = 20;
    private static final double GAP = 14;

    private final Lettering lettering;

    Titling(Lettering lettering) {
        this.lettering = lettering;
    }

    Drawing lines(List<String> lines, Style style, int width) {
        int height = (int) Math.ceil(lines.size() * style.leading() + style.size());
        return new Drawing(width, height, g -> lettering.drawLines(g, lines, 0, style.size(), style));
    }

    /** The drawing with a title and a subtitle above it, each in full, and a margin around all. */
    Drawing over(Drawing drawing, String title, String subtitle) {
        LineBreaks breaks = new LineBreaks(lettering);
        List<String> titleLines = breaks.wrap(title, drawing.width(), Theme.TITLE);
        List<String> subtitleLines = breaks.wrap(subtitle, drawing.width(), Theme.SUBTITLE);
        double subtitleTop = MARGIN + titleLines.size() * Theme.TITLE.leading();
        double top = subtitleTop + subtitleLines.size() * Theme.SUBTITLE.leading() + GAP;
        return new Drawing(drawing.width() + 2 * MARGIN, (int) Math.ceil(top + drawing.height() + MARGIN), g -> {
            lettering.drawLines(g, titleLines, MARGIN, MARGIN + Theme.TITLE.size(), Theme.TITLE);
            lettering.drawLines(g, subtitleLines, MARGIN, subtitleTop + Theme.SUBTITLE.size() + 4, Theme.SUBTITLE);
            AffineTransform before = g.getTransform();
            g.translate(MARGIN, top);
            drawing.draw(g);
            g.setTransform(before);
        });
    }
}
