package balie.report.html;

import balie.report.words.Words;

import java.util.List;

/** The page of those who run the job as its template needs it: see {@link ArchivePages#runs}. */
public record RunsView(
        String title,
        String reader,
        List<HtmlPages.Link> archives,
        List<String> columns,
        List<ArchivePages.RunRow> runs,
        Words words,
        PageAssets assets) {

    /** Columns whose values are words. */
    private static final int WORDS = 2;

    public RunsView {
        archives = List.copyOf(archives);
        columns = List.copyOf(columns);
        runs = List.copyOf(runs);
    }

    /** Whether a column holds numbers. */
    public boolean numeric(int column) {
        return column >= WORDS && column < columns.size() - 1;
    }
}
