package balie.report.html;

import balie.report.chart.ChartRenderer;
import balie.report.chart.Drawing;
import balie.report.chart.NoFontsException;
import balie.report.chart.PrintFonts;
import balie.report.model.Chart;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.words.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays reports out for paper: a cover, a table of contents, and what their pages say, with definitions beside what they define.
 *
 * <p>Texts are data: they are cleaned and escaped wherever they stand, and what the fonts have no glyph for is shown as a white square.
 */
public final class PrintPages {

    /** Type of the objects in whose place a chart is drawn; their {@code data} is its number. */
    public static final String CHART = "application/x-balie-chart";

    private final Words words;
    private final ChartRenderer charts;
    private final PrintFonts fonts;
    private final Templates templates;
    private final String css;

    /**
     * @param words of the language of the pages
     * @throws NoFontsException if Java cannot set up fonts on this machine
     */
    public PrintPages(Words words) {
        this.words = words;
        charts = new ChartRenderer(words);
        fonts = PrintFonts.load();
        templates = new Templates();
        css = PageAssets.resource("print.css");
    }

    /**
     * A report for paper.
     *
     * @param xhtml well-formed, for a formatter that knows CSS 2.1 and pages
     * @param charts what is drawn in the place of each object of type {@link #CHART}, by its number
     */
    public record Printed(String xhtml, List<Drawing> charts) {
        public Printed {
            charts = List.copyOf(charts);
        }
    }

    /** @throws IllegalArgumentException if a chart's value cannot be drawn */
    public Printed page(Report report) {
        PageView.check(report);
        List<Drawing> drawings = new ArrayList<>();
        List<PrintSection> sections = new ArrayList<>();
        for (Section section : report.sections()) {
            Optional<Chart> chart = section.chart();
            PrintSection.PrintChart place = null;
            if (chart.isPresent()) {
                Drawing drawing = charts.drawing(chart.get());
                place = PrintSection.PrintChart.of(drawings.size(), chart.get().alternative(), drawing);
                drawings.add(drawing);
            }
            sections.add(PrintSection.of(section, place, fonts));
        }
        PrintView view = PrintView.of(report, sections, words, css);
        return new Printed(templates.render("print.jte", view, fonts::shown), drawings);
    }
}
