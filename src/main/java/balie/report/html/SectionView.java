package balie.report.html;

import balie.report.chart.ChartRenderer;
import balie.report.chart.ChartSize;
import balie.report.model.Section;
import balie.report.model.TableView;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A section and what its template needs besides.
 *
 * @param chart its chart, if it has one
 * @param beside whether the table is narrow enough to stand beside the chart
 * @param picture where the chart's PNG is, from the page
 * @param data where the table's data is, from the page
 */
public record SectionView(Section section, @Nullable ChartView chart, boolean beside, String picture, String data) {

    /** What a column's cells take at most before they wrap, in characters. */
    private static final int WRAPPED_CELL = 30;

    private static final int CHARACTER_WIDTH = 7;
    private static final int CELL_PADDING = 22;

    /** About as many rows as a screen holds. */
    private static final int MOST_ROWS = 15;

    /** What remains beside a chart on a wide screen, in CSS pixels. */
    private static final int ROOM_BESIDE = 560;

    /**
     * A chart laid out twice, of which the style sheet shows the one that fits.
     *
     * @param wide SVG for 720 CSS pixels
     * @param narrow SVG for 360 CSS pixels
     */
    public record ChartView(String alternative, String wide, String narrow) {}

    /** Whether the table has so many rows that it is shown in a window of its own. */
    public boolean tall() {
        return section.table().rows().size() > MOST_ROWS;
    }

    static SectionView of(String reportId, Section section, ChartRenderer renderer) {
        ChartView chart = section.chart()
                .map(c -> new ChartView(
                        c.alternative(), renderer.svg(c, ChartSize.PAGE), renderer.svg(c, ChartSize.PHONE)))
                .orElse(null);
        return new SectionView(
                section,
                chart,
                chart != null && isNarrow(section.table()),
                "charts/" + reportId + "-" + section.id() + ".png",
                "data/" + section.dataFile() + ".csv");
    }

    private static boolean isNarrow(TableView table) {
        int width = 0;
        for (int column = 0; column < table.columns().size(); column++) {
            int longest = longestWord(table.columns().get(column).text());
            for (List<String> row : table.rows()) {
                longest = Math.max(longest, row.get(column).length());
            }
            width += Math.min(WRAPPED_CELL, longest) * CHARACTER_WIDTH + CELL_PADDING;
        }
        return width <= ROOM_BESIDE;
    }

    private static int longestWord(String text) {
        int longest = 0;
        for (String word : text.split(" ")) {
            longest = Math.max(longest, word.length());
        }
        return longest;
    }
}
