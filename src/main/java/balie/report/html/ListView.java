package balie.report.html;

import balie.report.model.Listing;
import balie.report.words.Words;

import java.util.ArrayList;
import java.util.List;

/**
 * A list's page as its template needs it.
 *
 * @param others the other pages of this run
 */
public record ListView(Listing list, List<HtmlPages.Link> others, Words words, PageAssets assets) {

    /** As many as a screen shows, so that one is laid out within a frame; the script makes blocks of as many. */
    private static final int BLOCK = 25;

    public ListView {
        others = List.copyOf(others);
    }

    /** The rows in blocks, each of which is laid out when it comes in sight: a browser begins to lay out long before the last row is there. */
    public List<List<List<String>>> blocks() {
        List<List<List<String>>> blocks = new ArrayList<>();
        for (int from = 0; from < list.rows().size(); from += BLOCK) {
            blocks.add(
                    list.rows().subList(from, Math.min(from + BLOCK, list.rows().size())));
        }
        return blocks;
    }

    /** Where the rows are as a file, from the page. */
    public String data() {
        return "data/" + list.dataFile() + ".csv";
    }
}
