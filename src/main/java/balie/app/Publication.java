package balie.app;

import balie.config.time.ClockChanges;
import balie.ingest.Ingest;
import balie.ingest.RowCounts;
import balie.ingest.SourceFile;
import balie.metrics.disclosure.Disclosure;
import balie.model.Audience;
import balie.model.Period;
import balie.model.ResultTable;
import balie.publish.RunFolder;
import balie.report.Reports;
import balie.report.RunFacts;
import balie.report.html.HtmlPages.Link;
import balie.report.model.Report;
import balie.report.words.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Writes what a run publishes: tables, reports, and run.json, which says where they come from. */
final class Publication {

    private final RunFolder folder;
    private final RunPlan plan;
    private final Ingest ingest;
    private final DataFacts data;
    private final Map<String, Long> kept;
    private final RunFacts facts;
    private final Map<Audience, String> keys;
    private final ObjectionCounts objections;
    private final Disclosure.Outcome disclosure;
    private final TableFiles tables;
    private final PageFiles pages;
    private String summary = "";

    /**
     * @param kept rows stored from other files of the same sources, by file
     * @param keys fingerprints of the keys that the pseudonyms for each audience are made with
     * @param objections of persons to marketing
     * @param disclosure what was hidden, and what the attacker found
     */
    Publication(
            RunFolder folder,
            RunPlan plan,
            Ingest ingest,
            DataFacts data,
            Map<String, Long> kept,
            RunFacts facts,
            Map<Audience, String> keys,
            ObjectionCounts objections,
            Disclosure.Outcome disclosure) {
        this.disclosure = disclosure;
        this.objections = objections;
        this.folder = folder;
        this.plan = plan;
        this.ingest = ingest;
        this.data = data;
        this.kept = kept;
        this.facts = facts;
        this.keys = keys;
        this.tables = new TableFiles(folder, plan.job().csvForSpreadsheets());
        this.pages = new PageFiles(folder);
    }

    /**
     * Writes what each audience gets into a folder of its own, and beside these what those who run the job need.
     *
     * @param results all tables
     * @param cut whose rows are for whom
     */
    void write(List<ComputedTable> results, AudienceTables cut) throws IOException {
        List<ResultTable> plain = results.stream().map(ComputedTable::result).toList();
        Words words = Words.in(Reports.languageOfFirst(plan.job().reports().values()));
        List<Link> links = new ArrayList<>();
        List<Report> reports = new ArrayList<>();
        for (Audience audience : AudienceTables.audiences(plan.job())) {
            AudienceFolder part = new AudienceFolder(
                    audience, facts, new DeskNames(plan.taxonomy(), plan.desk()), cut.of(audience, results));
            part.write(plan.job().reports(), tables, pages).ifPresent(report -> {
                reports.add(report);
                links.add(new Link(report.title(), part.part() + PageFiles.name(report), report.reader() + "."));
            });
            links.add(new Link(
                    words.say("All for {0}", words.term(audience.code())),
                    part.part() + PageFiles.INDEX,
                    words.say(
                            "{0, plural, one {# table} other {# tables}}. The folder {1} can be handed on alone, and holds nothing for"
                                    + " others.",
                            part.tables().size(), part.part())));
        }
        List<Link> files = new ArrayList<>(tables.write("", cut.ofThoseWhoRunTheJob(results), words));
        Optional<Report> accounts = Reports.accounts(facts, plain);
        if (accounts.isPresent()) {
            links.add(pages.write("", accounts.get(), Words.english(), List.of()));
        }
        String title = "Balie: " + plan.job().name() + ", " + facts.period().label();
        links.add(
                pages.record(title, facts, new Processing(plan, ingest, facts, objections, keys, disclosure).facts()));
        files.add(new Link(
                QualityGate.QUARANTINE, QualityGate.QUARANTINE, words.say("rows that could not be taken in, and why")));
        files.add(new Link(RunFolder.MANIFEST, RunFolder.MANIFEST, words.say("where everything here comes from")));
        pages.finish();
        pages.index("", Reports.first(title, facts, plain, reports, words), links, files, words);
        summary = results.size() + " tables, " + pages.pages().size() + " pages";
    }

    /** Names of the pages, the one to begin with first. */
    List<String> pages() {
        return pages.pages();
    }

    String summary() {
        return summary;
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
        Map<String, Object> prints = new LinkedHashMap<>();
        new TreeMap<>(keys).forEach((audience, print) -> prints.put(audience.code(), print));
        run.put("keys", prints);
        run.put("disclosure", Disclosing.manifest(disclosure));
        run.put("rows", counts(ingest.total()));
        run.put("quarantine", QualityGate.quarantine(folder));
        run.put("interactions", data.interactions());
        run.put("persons", objections.manifest(facts.privacyMinimum()));
        run.put("keep", RetentionStage.inWords(plan.job().privacy().keep()));
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
        run.put("tables", tables.written());
        run.put("pages", pages.pages());
        run.put(RunFolder.FILES, folder.files());
        run.put(RunFolder.HASHES, folder.hashes());
        run.put("versions", Versions.all());
        run.put("timing", ordered("milliseconds", console.stages()));
        Files.writeString(folder.file(RunFolder.MANIFEST), ReadableJson.of(run));
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
