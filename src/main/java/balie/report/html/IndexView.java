package balie.report.html;

import balie.report.model.Report;
import balie.report.words.Words;

import java.util.List;

/** The first page of a run as its template needs it: see {@link HtmlPages#index}. */
public record IndexView(
        String title,
        List<Report.Fact> facts,
        List<HtmlPages.Link> pages,
        List<HtmlPages.Link> dataFiles,
        List<Report.Point> points,
        List<String> notes,
        Words words,
        PageAssets assets) {

    public IndexView {
        facts = List.copyOf(facts);
        pages = List.copyOf(pages);
        dataFiles = List.copyOf(dataFiles);
        points = List.copyOf(points);
        notes = List.copyOf(notes);
    }
}
