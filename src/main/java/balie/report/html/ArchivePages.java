package balie.report.html;

import balie.report.chart.Sparkline;
import balie.report.model.Archive;
import balie.report.words.Words;

import java.util.List;
import java.util.stream.IntStream;

/** Writes the pages over all runs of a job: as self-contained as those of a run, see {@link HtmlPages}, and of the same look. */
public final class ArchivePages {

    private static final String STYLE = "archive.css";

    private final Words words;
    private final PageAssets assets;
    private final Templates templates;

    /** @param words of the language of the pages */
    public ArchivePages(Words words) {
        this.words = words;
        this.assets = PageAssets.load().and(STYLE);
        this.templates = new Templates();
    }

    /**
     * A run as those who run the job see it.
     *
     * @param name of its period
     * @param cells what there is to say of it, in the order of the columns behind the first
     * @param links to its pages, from the page
     */
    public record RunRow(String id, String name, List<String> cells, List<HtmlPages.Link> links) {
        public RunRow {
            cells = List.copyOf(cells);
            links = List.copyOf(links);
        }
    }

    /** The page of an audience. */
    public String audience(Archive archive) {
        List<String> charts = IntStream.range(0, archive.series().size())
                .mapToObj(i -> Sparkline.svg(archive.series().get(i), ArchiveView.finding(i)))
                .toList();
        return render("archive.jte", new ArchiveView(archive, charts, words, assets));
    }

    /**
     * The page of those who run the job.
     *
     * @param archives the pages of audiences
     * @param columns headings of what stands in the cells of a row; numbers, but for the first two
     * @param runs newest first
     */
    public String runs(
            String title, String reader, List<HtmlPages.Link> archives, List<String> columns, List<RunRow> runs) {
        return render("runs.jte", new RunsView(title, reader, archives, columns, runs, words, assets));
    }

    private String render(String template, Object view) {
        return templates.render(template, view, text -> text);
    }
}
