package balie.report.chart;

import balie.report.chart.Theme.Style;

import java.util.ArrayList;
import java.util.List;

/**
 * Where labels and marks of a chart with one row an entry stand. Sizes in CSS pixels, from the top of the data area.
 *
 * @param labelWidth of the column left of the marks; 0: labels stand above them
 */
record RowLayout(List<Row> rows, double labelWidth, double height) {

    /** The height of a mark, such as a bar. */
    static final double MARK = 18;

    /** Between labels and marks beside them. */
    static final double LABEL_GAP = 14;

    private static final double LEAST_PITCH = 28;
    private static final double LINES_GAP = 6;
    private static final double SINGLE_LINE_WIDTH = 250;
    private static final double LEAST_WRAPPED_WIDTH = 200;
    private static final double MOST_WIDTH = 330;
    private static final double WIDTH_STEP = 10;
    private static final double GAP_ABOVE_MARK = 3;
    private static final double GAP_BELOW_MARK = 10;

    record Label(String text, Style style) {}

    /**
     * @param markY the middle of the mark
     * @param baseline of the first line
     */
    record Row(List<String> lines, Style style, double markY, double baseline) {

        double lastBaseline() {
            return baseline + (lines.size() - 1) * style.leading();
        }
    }

    RowLayout {
        rows = List.copyOf(rows);
    }

    /**
     * @param roomAbove how wide a label may be that stands above its mark
     */
    static RowLayout of(List<Label> labels, ChartSize size, double roomAbove, Lettering lettering) {
        LineBreaks breaks = new LineBreaks(lettering);
        return switch (size) {
            case PAGE -> beside(labels, columnWidth(labels, lettering, breaks), breaks);
            case PHONE -> above(labels, roomAbove, breaks);
        };
    }

    /** Rows of equal height, so that marks have one rhythm; only a label of more than two lines makes its row higher. */
    private static RowLayout beside(List<Label> labels, double width, LineBreaks breaks) {
        List<List<String>> wrapped = labels.stream()
                .map(l -> breaks.wrapEvenly(l.text(), width, l.style()))
                .toList();
        boolean twoLines = wrapped.stream().anyMatch(lines -> lines.size() > 1);
        double pitch = twoLines ? pitch(2) : LEAST_PITCH;
        List<Row> rows = new ArrayList<>();
        double top = 0;
        for (int i = 0; i < labels.size(); i++) {
            Style style = labels.get(i).style();
            List<String> lines = wrapped.get(i);
            double height = Math.max(pitch, pitch(lines.size()));
            double markY = top + height / 2;
            double firstLine = markY - (lines.size() - 1) / 2.0 * style.leading();
            rows.add(new Row(lines, style, markY, firstLine + style.halfHeight()));
            top += height;
        }
        return new RowLayout(rows, width, top);
    }

    private static double pitch(int lines) {
        return lines * Theme.LABEL.leading() + LINES_GAP;
    }

    private static RowLayout above(List<Label> labels, double width, LineBreaks breaks) {
        List<Row> rows = new ArrayList<>();
        double top = 0;
        for (Label label : labels) {
            List<String> lines = breaks.wrapEvenly(label.text(), width, label.style());
            double markTop = top + lines.size() * label.style().leading() + GAP_ABOVE_MARK;
            rows.add(new Row(
                    lines,
                    label.style(),
                    markTop + MARK / 2,
                    top + label.style().size()));
            top = markTop + MARK + GAP_BELOW_MARK;
        }
        return new RowLayout(rows, 0, top);
    }

    /** As narrow as holds every label on one line, or else on two; what fits neither takes more lines. */
    private static double columnWidth(List<Label> labels, Lettering lettering, LineBreaks breaks) {
        double longest = labels.stream()
                .mapToDouble(l -> Math.ceil(lettering.width(l.text(), l.style())) + 1)
                .max()
                .orElse(0);
        if (longest <= SINGLE_LINE_WIDTH) {
            return longest;
        }
        for (double width = LEAST_WRAPPED_WIDTH; width < MOST_WIDTH; width += WIDTH_STEP) {
            double candidate = width;
            if (labels.stream()
                    .allMatch(l -> breaks.wrap(l.text(), candidate, l.style()).size() <= 2)) {
                return width;
            }
        }
        return MOST_WIDTH;
    }
}
