package balie.app;

import balie.issue.CallException;
import balie.issue.DataRefusedException;
import balie.store.StoreBusyException;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

@Command(
        name = "run",
        description = "Runs a job: reads the exports, computes the metrics, writes the reports.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "JOB", description = "Name of a file in jobs/ without .yaml, or a path to one.")
    private String job = "";

    @Option(
            names = "--week",
            paramLabel = "WEEK",
            description = "ISO week, 2026-W46. Default: the newest complete one.")
    private @Nullable String week;

    @Option(
            names = "--weeks",
            paramLabel = "WEEKS",
            description = {
                "Several weeks in one go, the oldest first: 2026-W01..2026-W46, or all.",
                "A week that is published is left as it is unless its contacts or the job changed."
            })
    private @Nullable String weeks;

    @Option(names = "--again", description = "With --weeks: make all of them, changed or not.")
    private boolean again;

    @Option(names = "--from", paramLabel = "DAY", description = "First day of the period, 2026-01-31.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day of the period; it is part of it.")
    private @Nullable String to;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Folder of the run. Default: reports/runs/<period> for the job weekly, reports/runs/<period>-<job>"
                            + " for any other. With --weeks: the folder that holds one of each week.")
    private @Nullable String out;

    @Option(names = "--store", paramLabel = "FOLDER", description = "Where interactions are kept. Default: the job's.")
    private @Nullable String store;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description =
                    "The instant the figures are true for, 2026-11-16T06:00:00Z. Default: the newest in the data.")
    private @Nullable String asOf;

    @Option(names = "--replace", description = "Replace the run of another job or period in --out.")
    private boolean replace;

    @Mixin
    private WaitOption wait = new WaitOption();

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Console console = surroundings.console();
        try {
            long bytes = planner().bytes();
            List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
            OptionalInt elsewhere = weeks != null || LargeInput.isLarge(bytes)
                    ? LargeInput.relayLong(Main.class, arguments)
                    : OptionalInt.empty();
            return elsewhere.isPresent() ? elsewhere.getAsInt() : run(console, SessionStart.of(bytes));
        } catch (CallException e) {
            console.problems("Nothing was published. Please correct:", e.problems());
            return ExitCode.WRONG_CALL;
        } catch (DataRefusedException e) {
            console.problems("The data were refused and nothing was published:", e.problems());
            return ExitCode.DATA_REFUSED;
        } catch (StoreBusyException e) {
            console.busy(e);
            return ExitCode.FAILED;
        }
    }

    private RunPlanner planner() {
        RunRequest.Days days = new RunRequest.Days(week, weeks, again, from, to, asOf);
        return new RunPlanner(
                new RunRequest(job, days, out, store, replace, surroundings.base(), surroundings.homes()));
    }

    @SuppressWarnings("try") // the turn is held, not used
    private int run(Console console, SessionStart start) throws Exception {
        Instant begun = surroundings.now();
        RunPlanner planner = planner();
        RunPlan plan = planner.plan();
        if (!planner.leftOut().isEmpty()) {
            console.problems("Not read, since it is no table that fits the mapping:", planner.leftOut());
        }
        console.say(Run.describe(plan));
        plan.remarks().forEach(remark -> console.say("  " + remark));
        RunKeys keys = AudienceTables.namesPersons(plan.job())
                ? RunKeys.load(
                        AudienceTables.audiences(plan.job()),
                        new KeyPlaces(plan.base().resolve(plan.job().privacy().keys()), surroundings))
                : RunKeys.NONE;
        keys.told().forEach(console::say);
        Run.Outcome outcome;
        // From the first look at the store to the last: rows that were read must be the rows that are counted.
        try (Turn turn = Turn.take(plan.store(), "run " + plan.job().name(), wait.patience(), surroundings, console)) {
            console.begin("start");
            SparkSession spark = start.session(plan.inputBytes());
            console.end("Spark " + spark.version());
            outcome = execute(new Run(plan, keys, spark, console, Kept.in(surroundings), begun), plan);
        }
        say(outcome, plan, console);
        outcome.refused()
                .forEach(week -> console.problems(week.week() + " was refused and not published:", week.problems()));
        return outcome.refused().isEmpty() ? ExitCode.DONE : ExitCode.DATA_REFUSED;
    }

    private static void say(Run.Outcome outcome, RunPlan plan, Console console) throws IOException {
        if (outcome.runs().isEmpty() && !outcome.refused().isEmpty()) {
            return;
        }
        if (outcome.runs().isEmpty()) {
            console.say("Done. Every week was published before and none of them changed; --again makes them anew.");
            return;
        }
        PeriodRun.Published newest = outcome.runs().get(outcome.runs().size() - 1);
        console.say(
                outcome.runs().size() == 1
                        ? "Done. Open"
                        : "Done: " + outcome.runs().size() + " weeks were published. Open those of the newest");
        newest.pages()
                .forEach(page -> console.say("  " + plan.shown(newest.folder().resolve(page))));
        outcome.archive().ifPresent(page -> console.say("  " + plan.shown(page)));
        if (outcome.quarantined() > 0) {
            Path file = newest.folder().resolve(QualityGate.QUARANTINE);
            String quarantine = plan.shown(file);
            console.say("Rows set aside, and why (" + QualityGate.whoReads(file) + "):");
            console.say("  " + quarantine);
            console.say("To take them in after a mapping was corrected: ./balie replay " + quarantine);
        }
    }

    /** Spark throws checked exceptions that its methods do not declare, so only 'any' catches them all. */
    private static Run.Outcome execute(Run run, RunPlan plan) throws Exception {
        try {
            return run.execute();
        } catch (CallException | DataRefusedException e) {
            throw e;
        } catch (Exception | FSError e) {
            throw StoreFailure.explain(e, StoreFailure.shown(plan.store()), plan.reports());
        }
    }
}
