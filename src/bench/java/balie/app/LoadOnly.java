package balie.app;

import balie.ingest.Ingest;
import org.apache.spark.sql.SparkSession;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What {@code balie run JOB --store FOLDER} does, from its start until the rows are in the store, and no figures. */
public final class LoadOnly {

    private LoadOnly() {}

    public static void main(String[] args) throws Exception {
        LargeInput.endWithParent();
        Surroundings surroundings = Surroundings.ofProcess();
        RunPlanner planner =
                new RunPlanner(RunRequest.ofJob(args[0], args[1], surroundings.base(), surroundings.homes()));
        long bytes = planner.bytes();
        OptionalInt elsewhere = LargeInput.relay(bytes, LoadOnly.class, List.of(args));
        if (elsewhere.isPresent()) {
            System.exit(elsewhere.getAsInt());
        }
        Console console = surroundings.console();
        SessionStart opening = SessionStart.of(bytes);
        console.begin("plan");
        RunPlan plan = planner.plan();
        console.end("");
        console.begin("start");
        SparkSession spark = opening.session(plan.inputBytes());
        console.end("Spark " + spark.version());
        Run run = new Run(plan, RunKeys.NONE, spark, console, Optional.empty(), Instant.now());
        Intake intake = new Intake(plan, spark);
        try (Ingest ingest = run.read(intake)) {
            run.takeIn(ingest, intake);
        }
        System.exit(0);
    }
}
