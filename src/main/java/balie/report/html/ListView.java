package balie.report.html;

import balie.report.model.Listing;
import balie.report.words.Words;

import java.util.List;

/**
 * A list's page as its template needs it.
 *
 * @param others the other pages of this run
 */
public record ListView(Listing list, List<HtmlPages.Link> others, Words words, PageAssets assets) {

    public ListView {
        others = List.copyOf(others);
    }

    /** Where the rows are as a file, from the page. */
    public String data() {
        return "data/" + list.dataFile() + ".csv";
    }
}
