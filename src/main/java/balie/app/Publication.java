package balie.app;

import balie.config.time.ClockChanges;
import balie.ingest.Ingest;
import balie.ingest.RowCounts;
import balie.ingest.SourceFile;
import balie.ingest.read.FileBytes;
import balie.model.Period;
import balie.model.ResultTable;
import balie.publish.CsvFile;
import balie.publish.ParquetFile;
import balie.publish.RunFolder;
import balie.report.Reports;
import balie.report.RunFacts;
import balie.report.chart.ChartRenderer;
import balie.report.html.HtmlPages;
import balie.report.html.HtmlPages.Link;
import balie.report.model.Report;
import balie.report.model.Section;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes what a run publishes: tables, reports, and run.json, which says where they come from. */
final class Publication {

    private static final String INDEX = "index.html";
    private static final String HTML = ".html";

    private final RunFolder folder;
    private final RunPlan plan;
    private final Ingest ingest;
    private final DataFacts data;
    private final Map<String, Long> kept;
    private final RunFacts facts;
    private final Map<String, Object> tables = new LinkedHashMap<>();
    private final List<String> pages = new ArrayList<>();

    /** @param kept rows stored from other files of the same sources, by file */
    Publication(RunFolder folder, RunPlan plan, Ingest ingest, DataFacts data, Map<String, Long> kept, RunFacts facts) {
        this.folder = folder;
        this.plan = plan;
        this.ingest = ingest;
        this.data = data;
        this.kept = kept;
        this.facts = facts;
    }

    void write(List<ComputedTable> results) throws IOException {
        for (ComputedTable table : results) {
            String name = table.contract().name();
            Path csv = folder.file("data/" + name + ".csv");
            CsvFile.write(csv, table.result().columns(), table.result().rows().iterator());
            ParquetFile.write(folder.file("data/" + name + ".parquet"), table.result(), table.contract());
            tables.put(
                    name,
                    ordered(
                            "rows",
                            table.result().rows().size(),
                            "sha256",
                            FileBytes.of(csv).sha256()));
        }
    }

    /** Writes the reports and the page that leads to them. */
    void writePages(List<ComputedTable> results) throws IOException {
        List<ResultTable> plain = results.stream().map(ComputedTable::result).toList();
        List<Report> reports = plan.job().reports().stream()
                .map(name -> Reports.build(name, facts, plain))
                .toList();
        HtmlPages html = new HtmlPages();
        ChartRenderer charts = new ChartRenderer();
        List<Link> links = new ArrayList<>();
        links.add(new Link("Overview", INDEX, "What there is in this run."));
        reports.forEach(r -> links.add(new Link(r.title(), r.id() + HTML, r.reader() + ".")));
        for (Report report : reports) {
            List<Link> others = links.stream()
                    .filter(l -> !l.href().equals(report.id() + HTML))
                    .toList();
            page(report.id() + HTML, html.page(report, others));
            for (Section section : report.sections()) {
                if (section.chart().isPresent()) {
                    Files.write(
                            folder.file("charts/" + report.id() + "-" + section.id() + ".png"),
                            charts.png(section.chart().get(), section.heading(), section.subtitle()));
                }
            }
        }
        List<Link> files = new ArrayList<>();
        for (ComputedTable table : results) {
            String name = table.contract().name();
            files.add(new Link(
                    name + ".csv", "data/" + name + ".csv", table.contract().grain() + "; also as Parquet."));
        }
        files.add(new Link(QualityGate.QUARANTINE, QualityGate.QUARANTINE, "rows that could not be taken in, and why"));
        files.add(new Link(RunFolder.MANIFEST, RunFolder.MANIFEST, "where everything here comes from"));
        List<String> points = reports.stream()
                .flatMap(r -> r.points().stream())
                .distinct()
                .limit(Report.MOST_POINTS)
                .toList();
        page(
                INDEX,
                html.index(
                        "Balie: " + plan.job().name() + ", " + facts.period().label(),
                        Reports.facts(facts),
                        links.subList(1, links.size()),
                        files,
                        points,
                        Reports.notes(facts, plain)));
    }

    private void page(String name, String html) throws IOException {
        Files.writeString(folder.file(name), html);
        pages.add(name.equals(INDEX) ? 0 : pages.size(), name);
    }

    /** Names of the pages, the one to begin with first. */
    List<String> pages() {
        return List.copyOf(pages);
    }

    String summary() {
        return tables.size() + " tables, " + pages.size() + " pages";
    }

    /** Writes run.json; only its part 'timing' differs between two runs on the same input. */
    void writeManifest(Console console) throws IOException {
        Period period = facts.period();
        boolean all = period.kind() == Period.Kind.ALL;
        Map<String, Object> run = new LinkedHashMap<>();
        run.put(
                "job",
                ordered(
                        "name",
                        plan.job().name(),
                        "file",
                        plan.job().file(),
                        "configuration_sha256",
                        plan.configurationHash()));
        run.put(
                "period",
                all
                        ? ordered("label", period.label())
                        : ordered(
                                "label",
                                period.label(),
                                "from",
                                period.firstDay().toString(),
                                "to",
                                period.lastDay().toString()));
        run.put("zone", plan.job().zone().getId());
        run.put("as_of", facts.asOf().toString());
        run.put("privacy_minimum", facts.privacyMinimum());
        run.put("rows", counts(ingest.total()));
        run.put("quarantine", QualityGate.quarantine(folder));
        run.put("interactions", data.interactions());
        run.put("warnings", facts.warnings());
        run.put("remarks", plan.remarks());
        List<Object> inputs = new ArrayList<>();
        for (SourceFile file : ingest.files()) {
            Map<String, Object> input = ordered(
                    "file",
                    file.shown(),
                    "source",
                    file.source(),
                    "mapping",
                    file.mapping().name());
            input.put("mapping_sha256", file.mapping().sha256());
            input.put("bytes", file.bytes());
            input.put("sha256", file.sha256());
            input.put("rows", counts(ingest.counts(file)));
            file.match().ifPresent(m -> input.put("mapping_why", m.why()));
            file.dates().ifPresent(d -> input.put("dates", ordered("order", d.value(), "why", d.why())));
            ClockChanges changes = ingest.clockChanges(file);
            if (changes.total() > 0) {
                input.put("clock_changes", ordered("skipped", changes.skipped(), "repeated", changes.repeated()));
            }
            inputs.add(input);
        }
        run.put("inputs", inputs);
        run.put(
                "skipped_inputs",
                plan.skipped().stream()
                        .map(s -> ordered(
                                "file", s.shown(), "source", s.source(), "sha256", s.sha256(), "same_as", s.sameAs()))
                        .toList());
        run.put("kept_from_other_files", kept);
        run.put("reference", plan.reference());
        run.put("tables", tables);
        run.put("pages", pages);
        run.put(RunFolder.FILES, folder.files());
        run.put("versions", Versions.all());
        run.put("timing", ordered("milliseconds", console.stages()));
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        Files.writeString(
                folder.file(RunFolder.MANIFEST),
                new ObjectMapper().writer(printer).writeValueAsString(run) + "\n");
    }

    private static Map<String, Object> counts(RowCounts counts) {
        Map<String, Object> map = ordered("read", counts.read(), "accepted", counts.accepted());
        map.put("quarantined", counts.quarantined());
        map.put("duplicates", counts.duplicates());
        return map;
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], Objects.requireNonNull(pairs[i + 1]));
        }
        return map;
    }
}
