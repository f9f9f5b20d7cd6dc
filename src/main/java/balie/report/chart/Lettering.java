package balie.report.chart;

import balie.report.chart.Theme.Style;
import balie.report.words.Words;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import org.apache.batik.svggen.SVGGraphics2D;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormatSymbols;
import java.util.List;

/** Measures and draws text, alike on every machine. Sizes are in CSS pixels. */
final class Lettering {

    /** Which point of a text stands at the place given. */
    enum Anchor {
        START(0),
        MIDDLE(0.5),
        END(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }
    }

    /** Bold letters are about this much wider; the font at hand has none of its own. */
    private static final double BOLD_WIDTH = 1.08;

    /** What a bold letter's stems gain, as a share of the text's size. */
    private static final float BOLD_STEM = 0.035f;

    private final Font font;
    private final PrintFonts print;
    private final Words words;
    private final char point;

    Lettering(Font font, Words words) {
        this.font = font;
        this.print = PrintFonts.load();
        this.words = words;
        this.point = DecimalFormatSymbols.getInstance(words.locale()).getDecimalSeparator();
    }

    /** What a chart says itself, in the language of its page. */
    Words words() {
        return words;
    }

    /** A figure that has a point, as the language writes it. */
    String figure(String figure) {
        return figure.replace('.', point);
    }

    double width(String text, Style style) {
        if (text.isEmpty()) {
            return 0;
        }
        double units = font.getStringBounds(text, LiberationSans.UNHINTED).getWidth();
        return units * style.size() / LiberationSans.UNITS * (style.bold() ? BOLD_WIDTH : 1);
    }

    /** Draws a line of text and returns where it stands, from its ascenders to its descenders. */
    Rectangle2D draw(Graphics2D g, String text, double x, double baseline, Anchor anchor, Style style) {
        Rectangle2D box = box(text, x, baseline, anchor, style);
        if (text.isBlank()) {
            return box;
        }
        g.setPaint(style.colour());
        if (g instanceof SVGGraphics2D || g instanceof PdfBoxGraphics2D) {
            // SvgWriter adds the width, so that text in a substituted font takes the same room. A PDF has the fonts in
            // it.
            g.setFont(font.deriveFont(style.bold() ? Font.BOLD : Font.PLAIN, (float) style.size()));
            g.drawString(
                    g instanceof PdfBoxGraphics2D ? print.shown(text) : text, (float) box.getX(), (float) baseline);
        } else {
            drawOutline(g, text, box, baseline, style);
        }
        return box;
    }

    /** Like draw, but clears the paper behind the text first. */
    Rectangle2D drawOnPaper(Graphics2D g, String text, double x, double baseline, Anchor anchor, Style style) {
        Rectangle2D box = box(text, x, baseline, anchor, style);
        g.setPaint(Theme.PAPER);
        g.fill(new Rectangle2D.Double(box.getX() - 2, box.getY(), box.getWidth() + 4, box.getHeight()));
        return draw(g, text, x, baseline, anchor, style);
    }

    /** Draws lines one under the other, from the first one's baseline. */
    void drawLines(Graphics2D g, List<String> lines, double x, double baseline, Style style) {
        double y = baseline;
        for (String line : lines) {
            draw(g, line, x, y, Anchor.START, style);
            y += style.leading();
        }
    }

    /** Like drawLines, but clears the paper behind the lines first. */
    void drawLinesOnPaper(Graphics2D g, List<String> lines, double x, double baseline, Style style) {
        double widest = lines.stream().mapToDouble(l -> width(l, style)).max().orElse(0);
        g.setPaint(Theme.PAPER);
        g.fill(new Rectangle2D.Double(x - 2, baseline - style.size(), widest + 4, lines.size() * style.leading() + 2));
        drawLines(g, lines, x, baseline, style);
    }

    private Rectangle2D box(String text, double x, double baseline, Anchor anchor, Style style) {
        double width = width(text, style);
        return new Rectangle2D.Double(x - anchor.share * width, baseline - 0.8 * style.size(), width, style.size() + 1);
    }

    /** As shapes: how letters are rasterised otherwise depends on the machine's font settings. */
    private void drawOutline(Graphics2D g, String text, Rectangle2D box, double baseline, Style style) {
        TextLayout layout = new TextLayout(text, font, LiberationSans.UNHINTED);
        AffineTransform place = AffineTransform.getTranslateInstance(box.getX(), baseline);
        double scale = style.size() / LiberationSans.UNITS;
        place.scale(scale * (style.bold() ? BOLD_WIDTH : 1), scale);
        Shape outline = layout.getOutline(place);
        g.fill(outline);
        if (style.bold()) {
            g.setStroke(new BasicStroke((float) style.size() * BOLD_STEM));
            g.draw(outline);
        }
    }
}
