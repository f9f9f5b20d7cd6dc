package balie.app;

import balie.config.JobConfig;
import balie.ingest.FieldsRead;
import balie.ingest.Ingest;
import balie.ingest.SourceFile;
import balie.metrics.disclosure.Disclosure;
import balie.model.Audience;
import balie.report.ProcessingFacts;
import balie.report.ProcessingFacts.Count;
import balie.report.RunFacts;
import balie.text.PlainNames;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Brings together what the record of processing of a run says. */
final class Processing {

    private final RunPlan plan;
    private final Ingest ingest;
    private final RunFacts facts;
    private final ObjectionCounts objections;
    private final Optional<ProcessingFacts.Suppression> suppression;
    private final Optional<ProcessingFacts.Attack> attack;
    private final List<ProcessingFacts.Key> keys;

    /**
     * @param keys fingerprints of the keys that the pseudonyms for each audience are made with
     * @param disclosure what was hidden, and what the attacker found
     */
    Processing(
            RunPlan plan,
            Ingest ingest,
            RunFacts facts,
            ObjectionCounts objections,
            Map<Audience, String> keys,
            Disclosure.Outcome disclosure) {
        this.plan = plan;
        this.ingest = ingest;
        this.facts = facts;
        this.objections = objections;
        int hidden = disclosure.small() + disclosure.beside();
        this.suppression = Optional.of(new ProcessingFacts.Suppression(disclosure.counts(), hidden));
        this.attack = Optional.of(new ProcessingFacts.Attack(
                disclosure.secrets(), disclosure.workedOut().size()));
        this.keys = new TreeMap<>(keys)
                .entrySet().stream()
                        .map(e -> new ProcessingFacts.Key(e.getKey().code(), e.getValue()))
                        .toList();
    }

    ProcessingFacts facts() {
        JobConfig job = plan.job();
        int minimum = job.privacy().minimum();
        JobConfig.Keep keep = job.privacy().keep();
        return new ProcessingFacts(
                job.name(),
                facts.period().label(),
                facts.asOf(),
                sources(),
                plan.reference().stream()
                        .map(r -> new ProcessingFacts.Reference(r.table(), Count.of(r.rows(), minimum)))
                        .toList(),
                List.copyOf(job.reports().keySet()),
                job.metrics(),
                Optional.of(Count.of(objections.persons(), minimum)),
                new ProcessingFacts.Objections(
                        objections.asked(),
                        Count.of(objections.objections(), minimum),
                        Count.of(objections.leftOut(), minimum)),
                minimum,
                suppression,
                attack,
                new ProcessingFacts.Keep(
                        keep.text().map(RetentionStage::inWords),
                        keep.persons().map(RetentionStage::inWords),
                        keep.quarantine().map(RetentionStage::inWords)),
                keys);
    }

    private List<ProcessingFacts.Source> sources() {
        TreeMap<String, List<SourceFile>> files = new TreeMap<>();
        ingest.files()
                .forEach(f -> files.computeIfAbsent(f.source(), s -> new ArrayList<>())
                        .add(f));
        List<ProcessingFacts.Source> sources = new ArrayList<>();
        files.forEach((name, its) -> sources.add(source(name, its)));
        return sources;
    }

    private ProcessingFacts.Source source(String name, List<SourceFile> files) {
        long rows = 0;
        Set<String> mappings = new TreeSet<>();
        Set<String> stored = new TreeSet<>();
        Set<String> dropped = new TreeSet<>();
        boolean known = true;
        for (SourceFile file : files) {
            rows += ingest.counts(file).read();
            mappings.add(file.mapping().name());
            stored.addAll(file.columns());
            try {
                dropped.addAll(FieldsRead.of(file).dropped());
            } catch (IOException e) {
                // The file was read when the run began; what its header says is then not told.
                known = false;
            }
        }
        return new ProcessingFacts.Source(
                name,
                files.size(),
                rows,
                List.copyOf(mappings),
                List.copyOf(stored),
                known ? Optional.of(dropped.size()) : Optional.empty(),
                PlainNames.plain(dropped));
    }
}
