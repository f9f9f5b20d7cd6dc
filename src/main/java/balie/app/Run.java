package balie.app;

import balie.config.JobConfig;
import balie.config.time.ClockChanges;
import balie.contract.Availability;
import balie.contract.Customers;
import balie.contract.Objections;
import balie.contract.Specialists;
import balie.contract.TableContract;
import balie.enrich.Enrichment;
import balie.ingest.Ingest;
import balie.ingest.RowCounts;
import balie.issue.CallException;
import balie.issue.DataRefusedException;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.volume.Reconciliation;
import balie.model.KnowledgeMatches;
import balie.model.Period;
import balie.model.ResultTable;
import balie.publish.RunFolder;
import balie.report.RunFacts;
import balie.store.Holdings;
import balie.store.InteractionStore;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** One run of a job: from export files to the published folder. */
final class Run {

    private final RunPlan plan;
    private final RunKeys keys;
    private final SparkSession spark;
    private final Console console;
    private final Kept kept;
    private final RetentionStage retention;

    /**
     * @param kept where fitted maps of languages are kept; empty: nowhere
     * @param begun when the process began
     */
    Run(RunPlan plan, RunKeys keys, SparkSession spark, Console console, Optional<Path> kept, Instant begun) {
        this.keys = keys;
        this.retention = new RetentionStage(plan, console, begun);
        this.kept = new Kept(kept, console);
        this.plan = plan;
        this.spark = spark;
        this.console = console;
    }

    /**
     * What a run published.
     *
     * @param pages names of its pages, the one to begin with first
     * @param quarantined rows that were set aside
     * @param archive the page over all runs of the job; empty: there is none where the run was published
     */
    record Published(Path folder, List<String> pages, long quarantined, Optional<Path> archive) {}

    /**
     * Runs the job.
     *
     * @throws CallException if the data show that the call is wrong: a period they do not reach
     * @throws DataRefusedException if a quality gate refuses the data; nothing is published, and the store stays as it was unless
     *     it is for a break, which shows only beside what is stored
     */
    Published execute() throws CallException, DataRefusedException, IOException {
        Intake intake = new Intake(plan, spark);
        try (Ingest ingest = read(intake)) {
            return compute(ingest, intake.store(), takeIn(ingest, intake));
        }
    }

    /** Reads the exports and accounts for every record. */
    Ingest read(Intake intake) {
        console.begin("read");
        Ingest ingest = intake.read();
        RowCounts rows = ingest.total();
        QualityGate.reconcile(ingest);
        console.end(Console.grouped(rows.read()) + " rows = " + Console.grouped(rows.accepted()) + " accepted + "
                + Console.grouped(rows.quarantined()) + " quarantined + " + Console.grouped(rows.duplicates())
                + " duplicates");
        return ingest;
    }

    /** Takes what was read into the store if the gates let it pass; gives what is to be told of it. */
    List<String> takeIn(Ingest ingest, Intake intake) throws CallException, DataRefusedException, IOException {
        QualityGate gate = new QualityGate(plan);
        gate.check(ingest);
        console.begin("store");
        Intake.Compared compared = intake.compare(ingest);
        gate.checkClashes(compared.update().clashing(), ingest.total().read());
        InteractionStore.Changes changes = compared.update().apply();
        console.end(Console.grouped(changes.inserted()) + " new, " + Console.grouped(changes.updated()) + " changed"
                + (changes.removed() == 0
                        ? ""
                        : ", " + Console.grouped(changes.removed()) + " removed, which their file gives no longer"));
        List<String> told = new ArrayList<>(gate.clashes(compared.update().clashing()));
        compared.leftOut().ifPresent(told::add);
        return told;
    }

    private Published compute(Ingest ingest, InteractionStore store, List<String> told)
            throws CallException, DataRefusedException, IOException {
        console.begin("period");
        Dataset<Row> interactions = store.interactions(plan.sources());
        DataFacts data = DataFacts.of(interactions);
        Instant asOf = plan.asOf().or(data::newest).orElse(Instant.EPOCH);
        Availability stored = store.availability(plan.sources());
        Period period = period(data, asOf, stored);
        console.end(period.label() + ", as of " + asOf);
        if (!period.isOver(asOf) && period.kind() != Period.Kind.ALL) {
            console.say("               the period is not over in the data: its figures are provisional");
        }
        if (retention.store(store, asOf)) {
            // What was read before is of a version that is no more.
            interactions = store.interactions(plan.sources());
        }
        List<String> warnings = new ArrayList<>(told);
        warnings.addAll(clockChanges(ingest));
        warnings.addAll(data.endingEarly(period, asOf));
        KeyHistory keyHistory = new KeyHistory(store, plan.job().name(), period.label(), keys);
        warnings.addAll(keyHistory.warnings());
        Holdings holdings = store.holdings(
                plan.sources(), Intake.reads(ingest.files(), plan.job().zone()));
        Map<String, Long> kept = holdings.otherFiles();
        if (!kept.isEmpty()) {
            console.say("               counted too: " + keptInWords(kept));
        }
        TextStage.Texts texts = new TextStage(plan, spark, console, this.kept).read(store, interactions);
        Path place = plan.outFor(period);
        try (RunFolder folder = RunFolder.open(place, plan.job().name(), period.label(), plan.replace())) {
            boolean replaced = folder.replaces();
            QualityGate.writeQuarantine(folder, ingest);
            console.begin("metrics");
            Enrichment enrichment = new Enrichment(
                    reference(plan.customers(), Customers.TABLE),
                    reference(plan.specialists(), Specialists.TABLE),
                    reference(plan.objections().rows(), Objections.TABLE),
                    texts.told(),
                    plan.taxonomy(),
                    plan.calendars().openTimes(),
                    period.zone(),
                    plan.job().privacy().minimum());
            List<String> later = data.goingOnBeyond(asOf);
            MetricContext context =
                    context(period, asOf, Enrichment.asKnown(enrichment.widen(stored), later), texts.knowledge());
            warnings.addAll(calendarWarnings(period, asOf));
            ObjectionCounts objections;
            MetricRun.Tables measured;
            try (MetricRows held = new MetricRows(enrichment.enrich(interactions, asOf, later), data.interactions())) {
                Dataset<Row> enriched = held.hold();
                MetricRun.CustomerMatch match = MetricRun.customerMatch(enriched);
                if (plan.customers() != null) {
                    match.warning().ifPresent(warnings::add);
                }
                objections = ObjectionCounts.of(plan, enriched);
                warnings.addAll(objections.warnings(plan.job().privacy().minimum()));
                measured = new MetricRun(plan.job()).tables(enriched, context);
            }
            Accounts accounts = new Accounts(plan.sources(), ingest, holdings);
            ComputedTable reconciliation = accounts.reconciliation(interactions, context);
            warnings.addAll(Reconciliation.warnings(reconciliation.result()));
            // Checks see every count; what is hidden is hidden from readers.
            BreakGate breaks = new BreakGate(plan.job().quality(), period, measured.tables());
            warnings.addAll(breaks.warnings());
            breaks.check();
            console.end(measured.tables().size() + 1 + " tables");
            console.say("               " + objections.line());
            warnings.forEach(warning -> console.say("               " + warning));
            Segmenting segmenting = new Segmenting(store, plan.job().name());
            List<ResultTable> results =
                    segmenting.named(measured.results(), plan.job().privacy().minimum());
            Disclosing disclosing = new Disclosing(
                    store, plan.job().name(), plan.job().privacy().minimum(), console);
            List<ComputedTable> tables = new ArrayList<>(measured.told(disclosing.protect(results)));
            tables = ListedTables.told(tables);
            tables.add(reconciliation);
            tables = breaks.mark(tables);
            Revising revising = new Revising(store, plan.job().name(), console);
            tables = revising.marked(tables, period, asOf);
            console.begin("reports");
            Publication publication = new Publication(
                    folder,
                    plan,
                    ingest,
                    data,
                    kept,
                    facts(ingest.total(), sum(kept), period, asOf, texts, warnings),
                    keys.fingerprints(),
                    objections,
                    disclosing.outcome());
            publication.write(tables, new AudienceTables(context));
            console.end(publication.summary());
            publication.writeManifest(console);
            // Killed after this, the run is found to be the same when it is made again; before, nothing was published.
            disclosing.keep();
            revising.keep();
            segmenting.keep();
            keyHistory.keep();
            folder.publish();
            retention.quarantines(place, asOf);
            if (replaced) {
                console.say("The earlier run for " + period.label() + " was replaced.");
            }
            return new Published(place, publication.pages(), ingest.total().quarantined(), archive(place));
        }
    }

    /** Whatever is wrong with other runs, this one is published. */
    private Optional<Path> archive(Path place) {
        // Beside a folder that was asked for there may be anything: nothing is put there before it holds runs.
        int least = plan.out().isEmpty() ? 1 : 2;
        Archiving archiving = new Archiving(
                Objects.requireNonNull(place.toAbsolutePath().normalize().getParent()), plan::shown);
        try {
            Optional<Archiving.Made> made = archiving.of(plan.job().name(), least);
            made.ifPresent(m -> console.say("               archive: " + ArchiveCommand.told(m)));
            if (made.isPresent() && !archiving.problems().isEmpty()) {
                console.problems("Left out of the archive:", archiving.problems());
            }
            return made.map(Archiving.Made::page);
        } catch (IOException e) {
            console.say("The run was published, but the archive could not be made anew: " + Console.brief(e));
            console.say("    When that is mended: ./balie archive");
            return Optional.empty();
        }
    }

    private static List<String> clockChanges(Ingest ingest) {
        // By source: this stands on pages, and the name of a file may name a person. run.json has it by file.
        Map<String, ClockChanges> bySource = new TreeMap<>();
        ingest.files().forEach(f -> bySource.merge(f.source(), ingest.clockChanges(f), ClockChanges::plus));
        return bySource.entrySet().stream()
                .filter(e -> e.getValue().total() > 0)
                .map(e -> "Source '" + e.getKey() + "': " + e.getValue().inWords() + ".")
                .toList();
    }

    private static long sum(Map<String, Long> rows) {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String keptInWords(Map<String, Long> kept) {
        return Console.grouped(sum(kept)) + " rows that the store keeps of "
                + (kept.size() == 1
                        ? "another file, " + kept.keySet().iterator().next()
                        : kept.size() + " other files")
                + " (run.json lists them)";
    }

    private Period period(DataFacts data, Instant asOf, Availability availability) throws CallException {
        if (plan.period().isEmpty()) {
            return data.newestCompleteWeek(asOf, plan.job().zone())
                    .map(week -> Period.week(week, plan.job().zone()))
                    .orElseThrow(() -> new CallException(
                            null,
                            "the data hold no complete week" + reach(data),
                            "Give a period: --week 2026-W46, or --from and --to, or period: all in the job."));
        }
        Period period = plan.period().get();
        boolean undated = !Population.undatedSources(availability).isEmpty() && period.kind() == Period.Kind.RANGE;
        if (!data.reaches(period) && !undated) {
            throw new CallException(
                    null, "the data do not reach " + period.label() + reach(data), "Give a period that they reach.");
        }
        if (plan.asOf().isPresent() && !period.start().isBefore(asOf)) {
            throw new CallException(
                    null,
                    period.label() + " begins after --as-of " + asOf + ", so nothing of it was known then",
                    "Give an earlier period, or a later --as-of.");
        }
        return period;
    }

    private String reach(DataFacts data) {
        if (data.firstOpened().isEmpty() || data.lastOpened().isEmpty()) {
            return ": " + Console.grouped(data.interactions()) + " interactions, none with an opening time";
        }
        return ": they were opened from "
                + data.firstOpened().get().atZone(plan.job().zone()).toLocalDate() + " to "
                + data.lastOpened().get().atZone(plan.job().zone()).toLocalDate();
    }

    private List<String> calendarWarnings(Period period, Instant asOf) {
        LocalDate today = asOf.atZone(plan.job().zone()).toLocalDate();
        LocalDate first =
                period.kind() == Period.Kind.ALL || period.firstDay().isAfter(today) ? today : period.firstDay();
        return plan.calendars().warnings(first, today);
    }

    private MetricContext context(Period period, Instant asOf, Availability availability, KnowledgeMatches knowledge) {
        JobConfig job = plan.job();
        return new MetricContext(
                period,
                asOf,
                availability,
                job.resolution().withinDays(),
                job.resolution().repeatWithinDays(),
                job.resolution().firstContact(),
                plan.calendars().words(),
                job.privacy().minimum(),
                job.quality().reliableFrom(),
                keys.pseudonyms(),
                job.insight().weeks(),
                job.insight().weights(),
                plan.desk().with(knowledge));
    }

    private RunFacts facts(
            RowCounts rows, long kept, Period period, Instant asOf, TextStage.Texts texts, List<String> warnings) {
        JobConfig job = plan.job();
        return new RunFacts(
                job.name(),
                period,
                asOf,
                plan.sources(),
                rows.read(),
                rows.accepted(),
                rows.quarantined(),
                rows.duplicates(),
                kept,
                job.privacy().minimum(),
                job.quality().reliableFrom(),
                job.resolution().withinDays(),
                job.resolution().firstContact().measure(job.resolution().repeatWithinDays()),
                texts.bridges(),
                texts.classifiers(),
                warnings);
    }

    private @Nullable Dataset<Row> reference(@Nullable List<Row> rows, TableContract contract) {
        return rows == null ? null : spark.createDataFrame(rows, contract.structType());
    }

    /** What the run was asked for, for the first line. */
    static String describe(RunPlan plan) {
        return "Balie: job " + plan.job().name() + ", " + plan.files().size()
                + (plan.files().size() == 1 ? " file" : " files")
                + Optional.of(plan.sources())
                        .map(s -> " of " + String.join(", ", s))
                        .orElse("");
    }
}
