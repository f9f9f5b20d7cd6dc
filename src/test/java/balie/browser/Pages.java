package balie.browser;

import balie.app.SampleRun;
import balie.model.ResultTable;
import balie.report.Reports;
import balie.report.SampleTables;
import balie.report.SampleTeaching;
import balie.report.html.HtmlPages;
import balie.report.html.HtmlPages.Link;
import balie.report.model.Report;
import balie.report.words.Words;
import org.apache.commons.io.FileUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pages that are looked at: all of the run of the sample, which other tests of the JVM share, and reports in Dutch. A run that is
 * there already is taken with {@code -Dbalie.run=FOLDER}.
 */
final class Pages {

    private static List<Path> ofRun = List.of();
    private static List<Path> dutch = List.of();

    private Pages() {}

    static synchronized List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>(ofRun());
        all.addAll(dutch());
        return all;
    }

    /** Both reports, the three pages that lead to things, the accounts and the record of processing. */
    static synchronized List<Path> ofRun() throws IOException {
        if (ofRun.isEmpty()) {
            String given = System.getProperty("balie.run");
            Path run = given == null
                    ? SampleRun.get().folder().resolve("reports/runs/2026-W46")
                    : Path.of(given).toAbsolutePath();
            try (Stream<Path> files = Files.walk(run)) {
                ofRun = files.filter(f -> f.toString().endsWith(".html"))
                        .sorted()
                        .toList();
            }
        }
        return ofRun;
    }

    /** Both reports and a page that leads to one, of tables of which every section is made. */
    static synchronized List<Path> dutch() throws IOException {
        if (dutch.isEmpty()) {
            Path folder = Files.createTempDirectory("balie-dutch-pages");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
            dutch = write(folder, Words.in("nl"));
        }
        return dutch;
    }

    private static List<Path> write(Path folder, Words words) throws IOException {
        List<ResultTable> tables = new ArrayList<>(SampleTables.all());
        for (ResultTable more : SampleTeaching.all()) {
            if (tables.stream().noneMatch(t -> t.name().equals(more.name()))) {
                tables.add(more);
            }
        }
        HtmlPages pages = new HtmlPages(words);
        List<Path> written = new ArrayList<>();
        for (String name : Reports.names()) {
            Report report = Reports.build(name, SampleTables.facts(), tables, words);
            Link index = new Link(words.say("Overview"), name + "-index.html", "");
            written.add(write(folder.resolve(name + ".html"), pages.page(report, List.of(index))));
            written.add(write(
                    folder.resolve(name + "-index.html"),
                    pages.index(
                            report.title(),
                            report.facts(),
                            List.of(new Link(report.title(), name + ".html", report.reader())),
                            List.of(new Link("volume.csv", "data/volume.csv", "")),
                            report.points(),
                            report.notes())));
        }
        return written;
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those with charts and tables that can be sorted. */
    static List<Path> reports() throws IOException {
        return all().stream()
                .filter(p -> p.endsWith("training.html") || p.endsWith("marketing.html"))
                .toList();
    }
}
