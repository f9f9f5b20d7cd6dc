package balie.app;

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
import balie.model.Period;
import balie.store.Holdings;
import balie.store.InteractionStore;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
     * What came of a run.
     *
     * @param runs what was published, in the order of time; none: everything was, and is unchanged
     * @param refused weeks of several that a gate refused
     * @param quarantined rows that were set aside
     * @param archive the page over all runs of the job; empty: there is none where the run was published
     */
    record Outcome(
            List<PeriodRun.Published> runs, List<WeekRuns.Refused> refused, long quarantined, Optional<Path> archive) {}

    /**
     * Runs the job.
     *
     * @throws CallException if the data show that the call is wrong: a period they do not reach
     * @throws DataRefusedException if a quality gate refuses the data; nothing is published, and the store stays as it was unless
     *     it is for a break, which shows only beside what is stored
     */
    Outcome execute() throws CallException, DataRefusedException, IOException {
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

    private Outcome compute(Ingest ingest, InteractionStore store, List<String> told)
            throws CallException, DataRefusedException, IOException {
        console.begin("period");
        Dataset<Row> interactions = store.interactions(plan.sources());
        DataFacts data = DataFacts.of(interactions);
        Instant asOf = plan.asOf().or(data::newest).orElse(Instant.EPOCH);
        Availability stored = store.availability(plan.sources());
        List<Period> periods = new RunPeriods(plan, data, asOf).periods(stored);
        console.end((plan.weeks().isEmpty()
                        ? periods.get(0).label()
                        : periods.get(0).label() + " to "
                                + periods.get(periods.size() - 1).label())
                + ", as of " + asOf);
        if (!periods.get(0).isOver(asOf) && periods.get(0).kind() != Period.Kind.ALL) {
            console.say("               the period is not over in the data: its figures are provisional");
        }
        if (retention.store(store, asOf)) {
            // What was read before is of a version that is no more.
            interactions = store.interactions(plan.sources());
        }
        Holdings holdings = store.holdings(
                plan.sources(), Intake.reads(ingest.files(), plan.job().zone()));
        if (!holdings.otherFiles().isEmpty()) {
            console.say("               counted too: " + keptInWords(holdings.otherFiles()));
        }
        TextStage.Texts texts = new TextStage(plan, spark, console, this.kept).read(store, interactions);
        Enrichment enrichment = new Enrichment(
                reference(plan.customers(), Customers.TABLE),
                reference(plan.specialists(), Specialists.TABLE),
                reference(plan.objections().rows(), Objections.TABLE),
                texts.told(),
                plan.taxonomy(),
                plan.calendars().openTimes(),
                plan.job().zone(),
                plan.job().privacy().minimum());
        List<String> later = data.goingOnBeyond(asOf);
        PeriodRun.Shared shared = new PeriodRun.Shared(
                plan,
                keys,
                ingest,
                store,
                interactions,
                data,
                asOf,
                Enrichment.asKnown(enrichment.widen(stored), later),
                holdings,
                texts,
                told);
        WeekRuns.Outcome weeks;
        try (MetricRows held = new MetricRows(enrichment.enrich(interactions, asOf, later), data.interactions())) {
            weeks = plan.weeks().isEmpty()
                    ? new WeekRuns.Outcome(
                            List.of(one(new PeriodRun(shared, periods.get(0), console), held)), List.of())
                    : new WeekRuns(shared, console).publish(periods, held);
        }
        List<PeriodRun.Published> runs = weeks.published();
        for (PeriodRun.Published run : runs) {
            retention.quarantines(run.folder(), asOf);
        }
        return new Outcome(
                runs,
                weeks.refused(),
                ingest.total().quarantined(),
                runs.isEmpty()
                        ? Optional.empty()
                        : archive(runs.get(runs.size() - 1).folder()));
    }

    private PeriodRun.Published one(PeriodRun run, MetricRows held)
            throws CallException, DataRefusedException, IOException {
        run.checkPlace();
        console.begin("metrics");
        PeriodRun.HeldRows rows = PeriodRun.HeldRows.of(held, List.of(run));
        MetricRun.Tables measured = run.measure(rows);
        held.close();
        return run.publish(measured, rows);
    }

    /** Whatever is wrong with other runs, this one is published. */
    private Optional<Path> archive(Path place) {
        // Beside a folder that was asked for there may be anything: nothing is put there before it holds runs.
        int least = plan.out().isEmpty() || plan.weeks().isPresent() ? 1 : 2;
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

    static long sum(Map<String, Long> rows) {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String keptInWords(Map<String, Long> kept) {
        return Console.grouped(sum(kept)) + " rows that the store keeps of "
                + (kept.size() == 1
                        ? "another file, " + kept.keySet().iterator().next()
                        : kept.size() + " other files")
                + " (run.json lists them)";
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
