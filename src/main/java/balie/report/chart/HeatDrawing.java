package balie.report.chart;

import balie.report.SafeText;
import balie.report.chart.Lettering.Anchor;
import balie.report.chart.Theme.Style;
import balie.report.model.Chart.Cell;
import balie.report.model.Chart.Heat;
import balie.report.model.Chart.HeatRow;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Draws a number for each pair of two dimensions on a ground by its size. Columns that have no room beside the others stand under them,
 * each part with the names of its rows.
 */
final class HeatDrawing {

    private static final double CELL_HEIGHT = 26;
    private static final double CELL_GAP = 2;
    private static final double CELL_PADDING = 5;
    private static final double WIDEST_CELL = 96;
    private static final double LABEL_GAP = 10;
    private static final double LABEL_SHARE = 0.36;
    private static final double LABEL_PADDING = 4;
    private static final double BLOCK_GAP = 16;
    private static final double HEADING_GAP = 5;
    private static final double BASELINE_INSET = 2;

    private final Heat chart;
    private final Lettering lettering;
    private final LineBreaks breaks;
    private final List<List<String>> labels;
    private final double labelWidth;
    private final double cellWidth;
    private final double greatest;

    /**
     * Some of the columns.
     *
     * @param first the first one
     * @param headings the lines of their names
     * @param tops where the rows begin, and the last one ends
     */
    private record Block(int first, List<List<String>> headings, List<Double> tops) {
        Block {
            headings = List.copyOf(headings);
            tops = List.copyOf(tops);
        }
    }

    private HeatDrawing(Heat chart, double labelWidth, double cellWidth, Lettering lettering) {
        this.chart = chart;
        this.lettering = lettering;
        this.breaks = new LineBreaks(lettering);
        this.labelWidth = labelWidth;
        this.cellWidth = cellWidth;
        this.labels = chart.rows().stream()
                .map(r -> breaks.wrapEvenly(SafeText.of(r.label()), labelWidth, Theme.LABEL))
                .toList();
        this.greatest = chart.rows().stream()
                .flatMap(r -> r.cells().stream())
                .mapToDouble(c -> c.value().orElse(0))
                .max()
                .orElse(0);
    }

    static Drawing of(Heat chart, ChartSize size, Lettering lettering) {
        double labels = Math.min(
                size.width() * LABEL_SHARE,
                chart.rows().stream()
                        .mapToDouble(r -> Math.ceil(lettering.width(SafeText.of(r.label()), Theme.LABEL)) + 1)
                        .max()
                        .orElse(0));
        double room = size.width() - labels - LABEL_GAP;
        double least = Math.min(room, leastWidth(chart, lettering));
        int atOnce = (int) Math.max(1, Math.min(chart.columns().size(), Math.floor(room / least)));
        int blocks = (chart.columns().size() + atOnce - 1) / atOnce;
        // As many columns in each part as can be alike.
        int columns = (chart.columns().size() + blocks - 1) / blocks;
        double cell = Math.floor(Math.min(room / columns, Math.max(WIDEST_CELL, least)));
        return new HeatDrawing(chart, labels, cell, lettering).drawing(columns, size.width());
    }

    /** So wide that no number and no word of a heading is cut. */
    private static double leastWidth(Heat chart, Lettering lettering) {
        double numbers = chart.rows().stream()
                .flatMap(r -> r.cells().stream())
                .mapToDouble(c -> lettering.width(SafeText.of(c.text()), Theme.STRONG_LABEL))
                .max()
                .orElse(0);
        double words = chart.columns().stream()
                .flatMap(c -> Stream.of(SafeText.of(c).split(" ", -1)))
                .mapToDouble(w -> lettering.width(w, Theme.AXIS))
                .max()
                .orElse(0);
        return Math.min(WIDEST_CELL, Math.ceil(Math.max(numbers + CELL_PADDING, words) + CELL_PADDING + CELL_GAP));
    }

    private Drawing drawing(int columns, int width) {
        List<String> unit = breaks.wrap(SafeText.of(chart.unit()), width, Theme.AXIS);
        double top = unit.size() * Theme.AXIS.leading() + BLOCK_GAP / 2;
        List<Block> blocks = new ArrayList<>();
        for (int first = 0; first < chart.columns().size(); first += columns) {
            Block block = block(first, Math.min(columns, chart.columns().size() - first), top);
            blocks.add(block);
            top = block.tops().get(chart.rows().size()) + BLOCK_GAP;
        }
        return new Drawing(width, (int) Math.ceil(top - BLOCK_GAP + 2), g -> {
            lettering.drawLines(g, unit, 0, Theme.AXIS.size(), Theme.AXIS);
            blocks.forEach(b -> draw(g, b));
        });
    }

    private Block block(int first, int columns, double top) {
        List<List<String>> headings = chart.columns().subList(first, first + columns).stream()
                .map(c -> breaks.wrap(SafeText.of(c), cellWidth - CELL_GAP - 1, Theme.AXIS))
                .toList();
        int lines = headings.stream().mapToInt(List::size).max().orElse(1);
        List<Double> tops = new ArrayList<>(List.of(top + lines * Theme.AXIS.leading() + HEADING_GAP));
        for (List<String> label : labels) {
            double height = Math.max(CELL_HEIGHT, label.size() * Theme.LABEL.leading() + LABEL_PADDING);
            tops.add(tops.get(tops.size() - 1) + height);
        }
        return new Block(first, headings, tops);
    }

    private void draw(Graphics2D g, Block block) {
        for (int c = 0; c < block.headings().size(); c++) {
            List<String> lines = block.headings().get(c);
            double middle = left(c) + (cellWidth - CELL_GAP) / 2;
            double baseline =
                    block.tops().get(0) - HEADING_GAP - BASELINE_INSET - (lines.size() - 1) * Theme.AXIS.leading();
            for (String line : lines) {
                lettering.draw(g, line, middle, baseline, Anchor.MIDDLE, Theme.AXIS);
                baseline += Theme.AXIS.leading();
            }
        }
        for (int r = 0; r < chart.rows().size(); r++) {
            HeatRow row = chart.rows().get(r);
            double top = block.tops().get(r);
            double height = block.tops().get(r + 1) - top;
            List<String> label = labels.get(r);
            double firstLine = top + (height - CELL_GAP) / 2 - (label.size() - 1) / 2.0 * Theme.LABEL.leading();
            lettering.drawLines(g, label, 0, firstLine + Theme.LABEL.halfHeight(), Theme.LABEL);
            for (int c = 0; c < block.headings().size(); c++) {
                Rectangle2D box = new Rectangle2D.Double(left(c), top, cellWidth - CELL_GAP, height - CELL_GAP);
                draw(g, row.cells().get(block.first() + c), box);
            }
        }
    }

    private double left(int column) {
        return Math.ceil(labelWidth + LABEL_GAP) + column * cellWidth;
    }

    private void draw(Graphics2D g, Cell cell, Rectangle2D box) {
        String text = SafeText.of(cell.text());
        double baseline = box.getCenterY() + Theme.LABEL.halfHeight();
        if (cell.value().isEmpty()) {
            if (!text.isEmpty()) {
                Marks.drawHatched(g, box);
                lettering.drawOnPaper(g, text, box.getCenterX(), baseline, Anchor.MIDDLE, Theme.AXIS);
            }
            return;
        }
        Color ground = Shades.of(greatest > 0 ? cell.value().getAsDouble() / greatest : 0);
        g.setPaint(ground);
        g.fill(box);
        if (cell.highlighted()) {
            g.setPaint(Theme.TEXT);
            g.setStroke(Theme.EDGE);
            g.draw(new Rectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight()));
        }
        Style style = new Style(Theme.LABEL.size(), cell.highlighted(), Shades.inkOn(ground));
        lettering.draw(g, text, box.getCenterX(), baseline, Anchor.MIDDLE, style);
    }
}
