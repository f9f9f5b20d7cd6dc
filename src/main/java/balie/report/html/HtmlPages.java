package balie.report.html;

import balie.report.ProcessingRecord;
import balie.report.chart.ChartRenderer;
import balie.report.chart.NoFontsException;
import balie.report.model.Listing;
import balie.report.model.Report;
import balie.report.words.Words;

import java.util.List;

/**
 * Writes reports as HTML pages that hold all they need: style, charts and a small script that sorts tables. A page loads
 * nothing and works from a mail or a disk.
 *
 * <p>Texts are data: they are cleaned and escaped wherever they stand. The same report gives the same page. Instances
 * can be shared between threads.
 */
public final class HtmlPages {

    private final Words words;
    private final ChartRenderer charts;
    private final PageAssets assets;
    private final Templates templates;

    /**
     * Loads the templates, the style sheet and the charts' font.
     *
     * @param words of the language of the pages
     * @throws NoFontsException if Java cannot set up fonts on this machine
     */
    public HtmlPages(Words words) {
        this.words = words;
        charts = new ChartRenderer(words);
        assets = PageAssets.load();
        templates = new Templates();
    }

    /**
     * A link to another file of the run.
     *
     * @param href relative to the page
     * @param describes what is there, in a sentence or less; may be empty
     */
    public record Link(String text, String href, String describes) {}

    /**
     * A report as a page, to be saved beside the folders {@code charts/}, with each section's chart as {@code <report
     * id>-<section id>.png}, and {@code data/}, with each section's table as {@code <data file>.csv}: it links to them.
     *
     * @param siblings the other pages of this run
     * @throws IllegalArgumentException if an id or a data file's name is no plain file name, if two sections share an id,
     *     or if a chart's value cannot be drawn
     */
    public String page(Report report, List<Link> siblings) {
        return render("page.jte", PageView.of(report, siblings, charts, words, assets));
    }

    /**
     * The first page of a run, which leads to all others.
     *
     * @param facts what the figures are about: period, as-of, sources
     * @param pages the reports
     * @param dataFiles the tables as files
     * @param points main points over all reports; may be empty
     * @param notes how the figures were made and what is missing, one paragraph each; may be empty
     */
    public String index(
            String title,
            List<Report.Fact> facts,
            List<Link> pages,
            List<Link> dataFiles,
            List<Report.Point> points,
            List<String> notes) {
        return render("index.jte", new IndexView(title, facts, pages, dataFiles, points, notes, words, assets));
    }

    /**
     * A list as a page, to be saved beside the folder {@code data/}, as {@code <list id>.html}: reports link to it by that name.
     *
     * @param siblings the other pages of this run
     */
    public String list(Listing list, List<Link> siblings) {
        return render("list.jte", new ListView(list, siblings, words, PageAssets.ofLists()));
    }

    /**
     * The record of processing of a run, in Dutch and English side by side.
     *
     * @param facts what it is about: period, as-of, sources
     * @param siblings the other pages of this run
     */
    public String privacy(
            String title, List<Report.Fact> facts, List<Link> siblings, List<ProcessingRecord.Entry> entries) {
        return render("privacy.jte", new PrivacyView(title, facts, siblings, entries, words, assets));
    }

    private String render(String template, Object view) {
        return templates.render(template, view, text -> text);
    }
}
