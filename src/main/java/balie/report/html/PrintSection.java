package balie.report.html;

import balie.report.chart.Drawing;
import balie.report.chart.PrintFonts;
import balie.report.model.Section;
import balie.report.model.TableView;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A section as the template of a printed page needs it.
 *
 * @param chart where its chart is drawn, if it has one
 * @param tableClass how its table is set: the size of its letters, and whether it lies across the sheet
 * @param widths of the contents of its columns, in points
 */
public record PrintSection(Section section, @Nullable PrintChart chart, String tableClass, List<Integer> widths) {

    private static final double MILLIMETRE = 72 / 25.4;
    private static final double UPRIGHT = 174 * MILLIMETRE;
    private static final double ACROSS = 261 * MILLIMETRE;
    private static final double PADDING = 4 * MILLIMETRE;

    private static final double WIDEST_TEXT = 80 * MILLIMETRE;

    /** What a text in a cell takes at least, or all of it if it is shorter: narrower columns are hard to read. */
    private static final double COLUMN_OF_TEXT = 26 * MILLIMETRE;

    private static final int LONG_WORD = 30;

    private static final List<Setting> SETTINGS = List.of(
            new Setting("figures eight", 8.5, UPRIGHT),
            new Setting("figures seven", 7.5, UPRIGHT),
            new Setting("figures sheet eight", 8.5, ACROSS),
            new Setting("figures sheet seven", 7.5, ACROSS),
            new Setting("figures sheet six", 6.5, ACROSS));

    private record Setting(String css, double size, double width) {

        /** For the contents of all columns. */
        double room(TableView table) {
            return width - table.columns().size() * PADDING;
        }
    }

    /**
     * The place of a chart.
     *
     * @param number of the chart in the report, from 0
     * @param width in CSS pixels
     * @param height in CSS pixels
     */
    public record PrintChart(String type, int number, String alternative, int width, int height) {

        /** As wide as a sheet, and never higher than what remains of one beside a heading. */
        private static final int WIDEST = 657;

        private static final int HIGHEST = 720;

        static PrintChart of(int number, String alternative, Drawing drawing) {
            double scale = Math.min((double) WIDEST / drawing.width(), (double) HIGHEST / drawing.height());
            return new PrintChart(
                    PrintPages.CHART, number, alternative, (int) Math.floor(drawing.width() * scale), (int)
                            Math.ceil(drawing.height() * scale));
        }
    }

    public PrintSection {
        widths = List.copyOf(widths);
    }

    static PrintSection of(Section section, @Nullable PrintChart chart, PrintFonts fonts) {
        TableView table = section.table();
        Setting setting = SETTINGS.stream()
                .filter(s -> sum(wanted(table, s.size(), COLUMN_OF_TEXT, fonts)) <= s.room(table))
                .findFirst()
                .orElse(SETTINGS.get(SETTINGS.size() - 1));
        return new PrintSection(
                section,
                chart,
                setting.css(),
                shared(
                        wanted(table, setting.size(), 0, fonts),
                        wanted(table, setting.size(), WIDEST_TEXT, fonts),
                        setting.room(table)));
    }

    /** What there is beyond the least goes to columns by what they want beyond it. */
    private static List<Integer> shared(double[] least, double[] most, double room) {
        double more = sum(most) - sum(least);
        double share = more <= 0 ? 0 : Math.max(0, Math.min(1, (room - sum(least)) / more));
        return IntStream.range(0, least.length)
                .mapToObj(c -> (int) Math.floor(least[c] + share * (most[c] - least[c])))
                .toList();
    }

    private static double sum(double[] widths) {
        return Arrays.stream(widths).sum();
    }

    /** @param text what a text that is longer gets; figures and words get what they need */
    private static double[] wanted(TableView table, double size, double text, PrintFonts fonts) {
        double[] widths = new double[table.columns().size()];
        for (int column = 0; column < widths.length; column++) {
            TableView.Heading heading = table.columns().get(column);
            widths[column] = longestWord(heading.text(), size, true, fonts);
            for (List<String> row : table.rows()) {
                String cell = row.get(column);
                double whole = fonts.width(cell, size, false);
                double needed = heading.numeric()
                        ? whole
                        : Math.max(Math.min(whole, text), longestWord(cell, size, false, fonts));
                widths[column] = Math.max(widths[column], needed);
            }
            // For what is rounded off.
            widths[column] += 2;
        }
        return widths;
    }

    /** How a cell of a column is set: words that no column has room for may be broken. */
    public String cellClass(int column, String cell) {
        if (section.table().columns().get(column).numeric()) {
            return "number";
        }
        return Arrays.stream(cell.split(" ", -1)).anyMatch(word -> word.length() > LONG_WORD) ? "text long" : "text";
    }

    private static double longestWord(String text, double size, boolean strong, PrintFonts fonts) {
        double longest = 0;
        for (String word : text.split(" ", -1)) {
            String part = word.substring(0, Math.min(LONG_WORD, word.length()));
            longest = Math.max(longest, fonts.width(part, size, strong));
        }
        return longest;
    }
}
