package balie.app;

import balie.publish.RunFolder;
import balie.report.ProcessingFacts;
import balie.report.ProcessingRecord;
import balie.report.Reports;
import balie.report.RunFacts;
import balie.report.chart.ChartRenderer;
import balie.report.html.HtmlPages;
import balie.report.html.HtmlPages.Link;
import balie.report.model.Listing;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.pdf.PdfReports;
import balie.report.words.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Writes pages and their charts as files of a run. */
final class PageFiles {

    static final String INDEX = "index.html";

    private static final String RECORD = "privacy.html";

    private static final String HTML = ".html";
    private static final String PDF = ".pdf";

    private final RunFolder folder;
    private final Map<Locale, Writers> writers = new HashMap<>();
    private final List<String> pages = new ArrayList<>();
    private final Map<Path, CompletableFuture<byte[]>> prints = new LinkedHashMap<>();

    /** What writes in one language. */
    private record Writers(HtmlPages html, ChartRenderer charts) {}

    /** The file of a report's page. */
    static String name(Report report) {
        return report.id() + HTML;
    }

    PageFiles(RunFolder folder) {
        this.folder = folder;
    }

    /**
     * Writes a report.
     *
     * @param part of the folder, with the slash behind it; empty: the folder itself
     * @param words of the language of the report
     * @param others what else there is of it, which its page leads to, too
     * @return a link to it from a page in that part
     */
    Link write(String part, Report report, Words words, List<Link> others) throws IOException {
        String name = name(report);
        List<Link> siblings = new ArrayList<>();
        siblings.add(new Link(words.say("Overview"), INDEX, words.say("What there is besides, and all tables.")));
        siblings.addAll(others);
        write(part + name, in(words).html().page(report, siblings));
        for (Section section : report.sections()) {
            if (section.chart().isPresent()) {
                Files.write(
                        folder.file(part + "charts/" + report.id() + "-" + section.id() + ".png"),
                        in(words).charts().png(section.chart().get(), section.heading(), section.subtitle()));
            }
        }
        return new Link(report.title(), name, report.reader() + ".");
    }

    /**
     * Writes the page of a list.
     *
     * @param part of the folder, as above
     * @param report the page whose figures lead to it; empty: there is none
     * @param words of the language of the report
     * @return a link to it from a page in that part
     */
    Link list(String part, Listing list, Optional<Report> report, Words words) throws IOException {
        String name = list.id() + HTML;
        List<Link> siblings = new ArrayList<>();
        siblings.add(new Link(words.say("Overview"), INDEX, ""));
        report.ifPresent(r -> siblings.add(new Link(r.title(), name(r), "")));
        write(part + name, in(words).html().list(list, siblings));
        return new Link(list.title(), name, list.introduction().get(0));
    }

    /**
     * Begins to make a PDF of a report; {@link #finish} writes it. It takes as long as all else together, which needs nothing of it.
     *
     * @param part of the folder, as above
     * @param words of the language of the report
     * @return a link to it from a page in that part
     */
    Link print(String part, Report report, RunFacts facts, Words words) throws IOException {
        String name = report.id() + PDF;
        prints.put(
                folder.file(part + name),
                CompletableFuture.supplyAsync(
                        () -> new PdfReports(words).write(Reports.onPaper(report, facts, words), facts.asOf())));
        pages.add(part + name);
        return new Link(
                words.say("Report as PDF"),
                name,
                words.say("The same report for print and for mail, with definitions."));
    }

    /**
     * Writes a page that leads to others.
     *
     * @param part of the folder, as above
     * @param report whose main points and notes it has
     * @param links to pages
     * @param data links to files
     */
    void index(String part, Report report, List<Link> links, List<Link> data, Words words) throws IOException {
        write(
                part + INDEX,
                in(words).html().index(report.title(), report.facts(), links, data, report.points(), report.notes()));
    }

    /**
     * Writes the record of processing.
     *
     * @return a link to it from a page in the folder itself
     */
    Link record(String title, RunFacts facts, ProcessingFacts processing) throws IOException {
        write(
                RECORD,
                in(Words.english())
                        .html()
                        .privacy(
                                title,
                                Reports.facts(facts),
                                List.of(new Link("Overview", INDEX, "What there is besides.")),
                                ProcessingRecord.of(processing)));
        return new Link("Record of processing", RECORD, "What was done with personal data, in Dutch and English.");
    }

    /** Writes what was begun. */
    void finish() throws IOException {
        for (Map.Entry<Path, CompletableFuture<byte[]>> print : prints.entrySet()) {
            try {
                Files.write(print.getKey(), print.getValue().join());
            } catch (CompletionException e) {
                throw new IllegalStateException("no PDF could be made: " + e.getCause(), e.getCause());
            }
        }
        prints.clear();
    }

    private Writers in(Words words) {
        return writers.computeIfAbsent(
                words.locale(), l -> new Writers(new HtmlPages(words), new ChartRenderer(words)));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.file(name), text);
        pages.add(name);
    }

    /**
     * Names of the pages, from the folder of the run: in each part the one that leads to the others first; the run's own page first of
     * all, and its accounts last.
     */
    List<String> pages() {
        List<String> parts = pages.stream().map(PageFiles::part).distinct().toList();
        return pages.stream()
                .sorted(Comparator.comparing((String name) -> !name.equals(INDEX))
                        .thenComparing(name -> part(name).isEmpty())
                        .thenComparing(name -> parts.indexOf(part(name)))
                        .thenComparing(name -> !name.endsWith(INDEX))
                        .thenComparing(name -> name.endsWith(PDF)))
                .toList();
    }

    private static String part(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
