package balie.app;

import balie.config.JobConfig;
import balie.config.time.ClockChanges;
import balie.contract.Availability;
import balie.ingest.Ingest;
import balie.ingest.RowCounts;
import balie.issue.CallException;
import balie.issue.DataRefusedException;
import balie.issue.Problems;
import balie.metrics.MetricContext;
import balie.metrics.volume.Reconciliation;
import balie.model.Period;
import balie.model.ResultTable;
import balie.publish.RunFolder;
import balie.report.RunFacts;
import balie.store.Holdings;
import balie.store.InteractionStore;
import balie.store.KeysOfRuns;
import balie.store.RunBases;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The run of a job for one period: what is measured, and the folder that is published. */
final class PeriodRun {

    /**
     * What the runs for all periods share.
     *
     * @param interactions of the store, cut at nothing
     * @param availability of what is stored and known besides at the instant
     * @param told of the taking in
     */
    record Shared(
            RunPlan plan,
            RunKeys keys,
            Ingest ingest,
            InteractionStore store,
            Dataset<Row> interactions,
            DataFacts data,
            Instant asOf,
            Availability availability,
            Holdings holdings,
            TextStage.Texts texts,
            List<String> told) {

        Shared {
            told = List.copyOf(told);
        }

        /** Where it is kept what runs were made of. */
        RunBases bases() {
            return new RunBases(store, plan.job().zone(), plan.jobHash() + " " + Versions.balie());
        }

        /** Rows that the store keeps of other files of the same sources. */
        Map<String, Long> kept() {
            return holdings.otherFiles();
        }
    }

    /**
     * What the rows of all metrics are, once they are held.
     *
     * @param enriched the rows
     */
    record HeldRows(Dataset<Row> enriched, MetricRun.CustomerMatch match, ObjectionCounts objections) {

        /** @param runs that are measured with them */
        static HeldRows of(MetricRows rows, List<PeriodRun> runs) {
            RunPlan plan = runs.get(0).plan;
            Dataset<Row> enriched = rows.hold(columns -> {
                MetricRun.addCustomerMatch(columns);
                ObjectionCounts.addColumns(columns);
                // Each by itself: what a period can not have folds away in its queries.
                runs.forEach(run -> new MetricRun(plan.job()).addColumns(columns, run.context));
            });
            // Asked first: it fills the cache that the metrics read.
            MetricRun.CustomerMatch match = MetricRun.customerMatch(enriched);
            return new HeldRows(enriched, match, ObjectionCounts.of(plan, enriched));
        }
    }

    /**
     * What was published.
     *
     * @param pages names of its pages, the one to begin with first
     * @param tables how many
     */
    record Published(Path folder, List<String> pages, int tables) {}

    private final Shared shared;
    private final RunPlan plan;
    private final Period period;
    private final Instant asOf;
    private final MetricContext context;
    private final Console console;

    PeriodRun(Shared shared, Period period, Console console) {
        this.shared = shared;
        this.plan = shared.plan();
        this.period = period;
        this.asOf = shared.asOf();
        this.console = console;
        this.context = context();
    }

    Period period() {
        return period;
    }

    Console console() {
        return console;
    }

    Path place() {
        return plan.outFor(period);
    }

    /**
     * Looks at the place before there is work to be lost.
     *
     * @throws CallException if it holds what may not be replaced
     */
    void checkPlace() throws CallException {
        Problems problems = new Problems();
        RunFolder.check(place(), plan.job().name(), period.label(), plan.replace(), problems);
        problems.throwIfAny();
    }

    /** Computes all tables with every count; knows nothing of other runs. */
    MetricRun.Tables measure(HeldRows rows) {
        return new MetricRun(plan.job()).tables(rows.enriched(), context);
    }

    /**
     * Hides what is small, writes the folder and puts it in its place. The runs of a job come one after the other: what may be told depends on
     * what was told before. The stage of the metrics is begun, and ended here.
     */
    Published publish(MetricRun.Tables measured, HeldRows rows)
            throws CallException, DataRefusedException, IOException {
        String job = plan.job().name();
        InteractionStore store = shared.store();
        int minimum = plan.job().privacy().minimum();
        try (RunFolder folder = RunFolder.open(place(), job, period.label(), plan.replace())) {
            final boolean replaced = folder.replaces();
            QualityGate.writeQuarantine(folder, shared.ingest());
            KeyHistory keyHistory = new KeyHistory(store, job, period.label(), shared.keys());
            List<String> warnings = new ArrayList<>(shared.told());
            warnings.addAll(clockChanges());
            warnings.addAll(shared.data().endingEarly(period, asOf));
            warnings.addAll(keyHistory.warnings());
            warnings.addAll(calendarWarnings());
            if (plan.customers() != null) {
                rows.match().warning().ifPresent(warnings::add);
            }
            warnings.addAll(rows.objections().warnings(minimum));
            Accounts accounts = new Accounts(plan.sources(), shared.ingest(), shared.holdings());
            ComputedTable reconciliation = accounts.reconciliation(shared.interactions(), context);
            warnings.addAll(Reconciliation.warnings(reconciliation.result()));
            // Checks see every count; what is hidden is hidden from readers.
            BreakGate breaks = new BreakGate(plan.job().quality(), period, measured.tables());
            warnings.addAll(breaks.warnings());
            breaks.check();
            console.end(measured.tables().size() + 1 + " tables");
            console.say("               " + rows.objections().line());
            warnings.forEach(warning -> console.say("               " + warning));
            Segmenting segmenting = new Segmenting(store, job);
            List<ResultTable> results = segmenting.named(measured.results(), minimum);
            Disclosing disclosing = new Disclosing(store, job, minimum, console);
            List<ComputedTable> tables = new ArrayList<>(measured.told(disclosing.protect(results)));
            tables = ListedTables.told(tables);
            tables.add(reconciliation);
            tables = breaks.mark(tables);
            Revising revising = new Revising(store, job, console);
            tables = revising.marked(tables, period, asOf);
            console.begin("reports");
            Publication publication = new Publication(
                    folder,
                    plan,
                    shared.ingest(),
                    shared.data(),
                    shared.kept(),
                    facts(warnings),
                    shared.keys().fingerprints(),
                    rows.objections(),
                    disclosing.outcome());
            publication.write(tables, new AudienceTables(context));
            console.end(publication.summary());
            publication.writeManifest(console);
            // Killed after this, the run is found to be the same when it is made again; before, nothing was published.
            disclosing.keep();
            revising.keep();
            segmenting.keep();
            keyHistory.keep();
            if (period.kind() == Period.Kind.WEEK) {
                shared.bases().keep(KeysOfRuns.name(job, period.label()));
            }
            folder.publish();
            if (replaced) {
                console.say("The earlier run for " + period.label() + " was replaced.");
            }
            return new Published(place(), publication.pages(), tables.size());
        }
    }

    private List<String> clockChanges() {
        // By source: this stands on pages, and the name of a file may name a person. run.json has it by file.
        Map<String, ClockChanges> bySource = new TreeMap<>();
        Ingest ingest = shared.ingest();
        ingest.files().forEach(f -> bySource.merge(f.source(), ingest.clockChanges(f), ClockChanges::plus));
        return bySource.entrySet().stream()
                .filter(e -> e.getValue().total() > 0)
                .map(e -> "Source '" + e.getKey() + "': " + e.getValue().inWords() + ".")
                .toList();
    }

    private List<String> calendarWarnings() {
        LocalDate today = asOf.atZone(plan.job().zone()).toLocalDate();
        LocalDate first =
                period.kind() == Period.Kind.ALL || period.firstDay().isAfter(today) ? today : period.firstDay();
        return plan.calendars().warnings(first, today);
    }

    private MetricContext context() {
        JobConfig job = plan.job();
        return new MetricContext(
                period,
                asOf,
                shared.availability(),
                job.resolution().withinDays(),
                job.resolution().repeatWithinDays(),
                job.resolution().firstContact(),
                plan.calendars().words(),
                job.privacy().minimum(),
                job.quality().reliableFrom(),
                shared.keys().pseudonyms(),
                job.insight().weeks(),
                job.insight().weights(),
                plan.desk().with(shared.texts().knowledge()));
    }

    private RunFacts facts(List<String> warnings) {
        JobConfig job = plan.job();
        RowCounts rows = shared.ingest().total();
        return new RunFacts(
                job.name(),
                period,
                asOf,
                plan.sources(),
                rows.read(),
                rows.accepted(),
                rows.quarantined(),
                rows.duplicates(),
                Run.sum(shared.kept()),
                job.privacy().minimum(),
                job.quality().reliableFrom(),
                job.resolution().withinDays(),
                job.resolution().firstContact().measure(job.resolution().repeatWithinDays()),
                shared.texts().bridges(),
                shared.texts().classifiers(),
                warnings);
    }
}
