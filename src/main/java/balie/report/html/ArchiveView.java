package balie.report.html;

import balie.report.model.Archive;
import balie.report.words.Words;

import java.util.List;

/**
 * The page over all runs for an audience as its template needs it.
 *
 * @param charts SVG of each series
 */
public record ArchiveView(Archive archive, List<String> charts, Words words, PageAssets assets) {

    public ArchiveView {
        charts = List.copyOf(charts);
    }

    /** Id of the sentence that says what a chart shows. */
    public static String finding(int series) {
        return "finding-" + series;
    }
}
