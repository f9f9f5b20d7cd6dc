package balie.report;

import balie.report.chart.ChartRenderer;
import balie.report.html.HtmlPages;
import balie.report.html.HtmlPages.Link;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.words.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the sample report into a folder, to be looked at in a browser. */
public final class Preview {

    private Preview() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder.resolve("charts"));
        Report report = SampleReport.training();
        HtmlPages pages = new HtmlPages(Words.english());
        ChartRenderer charts = new ChartRenderer(Words.english());
        Link index = new Link("All reports", "index.html", "All reports and data of this run");
        Link marketing = new Link(
                "Marketing", "marketing.html", "Who contacts us, what they want, what drives complaints, offers");
        Files.writeString(folder.resolve("training.html"), pages.page(report, List.of(marketing, index)));
        Files.writeString(
                folder.resolve("index.html"),
                pages.index(
                        "Balie: week 46 of 2025",
                        report.facts(),
                        List.of(new Link("Training", "training.html", "What to teach, what customers ask"), marketing),
                        List.of(
                                new Link("top_questions.csv", "data/top_questions.csv", "One row a question and week"),
                                new Link("complaint_subjects.csv", "data/complaint_subjects.csv", "")),
                        report.points(),
                        report.notes()));
        for (Section section : report.sections()) {
            if (section.chart().isPresent()) {
                Files.write(
                        folder.resolve("charts/" + report.id() + "-" + section.id() + ".png"),
                        charts.png(section.chart().get(), section.heading(), section.subtitle()));
            }
        }
    }
}
