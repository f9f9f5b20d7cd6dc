package balie.app;

import balie.ingest.QuarantinedRow;
import balie.ingest.SourceFile;
import balie.issue.CallException;
import balie.issue.DataRefusedException;
import balie.store.StoreBusyException;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

@Command(
        name = "replay",
        description =
                "Reads rows that a run put aside again, after a mapping was corrected, and takes in those that fit now.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "QUARANTINE", description = "The quarantine.csv of a run.")
    private String quarantine = "";

    @Option(
            names = "--job",
            paramLabel = "JOB",
            description = "Default: the job of that run, by the run.json beside it.")
    private @Nullable String job;

    @Option(names = "--store", paramLabel = "FOLDER", description = "Where interactions are kept. Default: the job's.")
    private @Nullable String store;

    @Option(names = "--dry-run", description = "Only say what would become of the rows.")
    private boolean dryRun;

    @Mixin
    private WaitOption wait = new WaitOption();

    private final Surroundings surroundings;

    ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Console console = surroundings.console();
        try {
            replay(console);
            return ExitCode.DONE;
        } catch (CallException e) {
            console.problems("Nothing was changed. Please correct:", e.problems());
            return ExitCode.WRONG_CALL;
        } catch (DataRefusedException e) {
            console.problems("The data were refused and nothing was changed:", e.problems());
            return ExitCode.DATA_REFUSED;
        } catch (StoreBusyException e) {
            console.busy(e);
            return ExitCode.FAILED;
        }
    }

    private void replay(Console console) throws Exception {
        Path file = surroundings.base().resolve(quarantine);
        QuarantineFile aside = QuarantineFile.read(file, quarantine);
        if (aside.isOfRefusedRun() && !dryRun) {
            throw new CallException(
                    quarantine,
                    "that run was refused, so none of its rows is in the store",
                    "Run the job again once its mapping is corrected; --dry-run says what would become of these rows.");
        }
        String named = job != null ? job : aside.job().isEmpty() ? "weekly" : aside.job();
        RunPlan plan = new RunPlanner(RunRequest.ofJob(named, store, surroundings.base(), surroundings.homes())).plan();
        console.say("Replay of " + quarantine + ": job " + plan.job().name() + ", "
                + rows(aside.rows().size()));
        List<QuarantinedRow> left = new ArrayList<>();
        List<QuarantinedRow> rows = known(aside, plan, left, console);
        Replay.Result result = rows.isEmpty()
                ? new Replay.Result(List.of(), Optional.empty(), List.of())
                : execute(plan, rows, console);
        new ReplayListing(result, left).lines().forEach(line -> console.say("  " + line));
        result.told().forEach(line -> console.say("  " + line));
        if (dryRun) {
            console.say("Nothing was changed (--dry-run).");
            return;
        }
        left.addAll(result.outcomes().stream()
                .filter(o -> o.fate() == Replay.Fate.QUARANTINED)
                .map(Replay.Outcome::now)
                .toList());
        aside.writeRemaining(left);
        result.changes()
                .ifPresent(c -> console.say("Taken into the store: " + Console.grouped(c.inserted()) + " new, "
                        + Console.grouped(c.updated()) + " changed. Figures hold them after ./balie run " + named));
        console.say("What is still quarantined: " + plan.shown(aside.remaining()) + " ("
                + QualityGate.whoReads(aside.remaining()) + ")");
    }

    @SuppressWarnings("try") // the turn is held, not used
    private Replay.Result execute(RunPlan plan, List<QuarantinedRow> rows, Console console) throws Exception {
        try (Turn turn =
                Turn.take(plan.store(), "replay " + plan.job().name(), wait.patience(), surroundings, console)) {
            SparkSession spark = Sessions.open(plan.inputBytes());
            return new Replay(plan, spark).execute(rows, dryRun);
        } catch (CallException | DataRefusedException | StoreBusyException e) {
            throw e;
        } catch (Exception | FSError e) {
            throw StoreFailure.explain(e, StoreFailure.shown(plan.store()), "of " + quarantine);
        }
    }

    /** The rows whose file the job reads and that is as it was; the others are told and stay quarantined. */
    private static List<QuarantinedRow> known(
            QuarantineFile aside, RunPlan plan, List<QuarantinedRow> left, Console console) {
        Map<String, SourceFile> files = new TreeMap<>();
        plan.files().forEach(f -> files.put(f.shown(), f));
        Map<String, String> hashes = aside.hashes();
        Map<String, String> mappings = aside.mappings();
        Map<String, String> words = new TreeMap<>();
        List<QuarantinedRow> known = new ArrayList<>();
        for (QuarantinedRow row : aside.rows()) {
            SourceFile file = files.get(row.file());
            if (file == null) {
                left.add(row);
                words.put(row.file(), "the job reads this file no longer: its rows stay quarantined");
            } else if (!hashes.getOrDefault(row.file(), file.sha256()).equals(file.sha256())) {
                left.add(row);
                words.put(
                        row.file(),
                        "the file has changed since that run, so its lines are others now: its rows stay quarantined, and"
                                + " the next run reads all of it");
            } else {
                known.add(row);
                if (file.mapping().sha256().equals(mappings.get(row.file()))) {
                    words.put(row.file(), "mapping " + file.mapping().name() + " is as it was in that run");
                }
            }
        }
        words.forEach((file, word) -> console.say("  " + file + ": " + word));
        return known;
    }

    static String rows(long count) {
        return Console.grouped(count) + (count == 1 ? " row" : " rows");
    }
}
