package balie.app;

import balie.publish.Places;
import balie.sample.SampleData;
import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Runs the sample out of sight, both as a large and as a small input, so that the JVM it runs in loads every class a run needs. The
 * launcher has that JVM keep them in an archive, from which later ones start faster.
 */
@Command(name = "prepare", hidden = true, description = "Runs the sample out of sight, for the launcher.")
final class PrepareCommand implements Callable<Integer> {

    private static final String JOB = "prepare";
    private static final String LARGE = "prepare-large";
    private static final String YAML = """
            zone: Europe/Amsterdam
            sources:
              - {mapping: zendesk-csv, name: zendesk, files: sample-data/zendesk/*.csv}
              - {mapping: zendesk-json, name: zendesk, files: sample-data/zendesk/*.jsonl}
              - {mapping: desk-register-nl, name: phone, files: sample-data/phone/*.csv}
            reference: {customers: sample-data/customers.csv, specialists: sample-data/specialists.csv}
            metrics: [question_frequency, complaint_categories, resolution_rates, customer_profiles, channel_mix]
            reports: [training, marketing]
            privacy: {minimum: 5}
            quality: {max-quarantined-percent: 5, reliable-from: 20}
            resolution: {within-days: 7}
            store: store
            """;

    private final Surroundings surroundings;

    PrepareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path work = Files.createTempDirectory("balie-prepare");
        try {
            SampleData.write(work.resolve("sample-data"), SampleData.SEED);
            Files.createDirectories(work.resolve("jobs"));
            Files.writeString(work.resolve("jobs").resolve(JOB + ".yaml"), YAML);
            List<Path> homes = new ArrayList<>(List.of(work));
            homes.addAll(surroundings.homes());
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
            Surroundings apart = new Surroundings(work, homes, nowhere, surroundings.err());
            // Once is enough to load what makes vectors, and costs seconds of encoding.
            Files.writeString(work.resolve("jobs").resolve(LARGE + ".yaml"), YAML + "questions: {by: wording}\n");
            int large = LargeInput.takenFor(true, () -> Main.execute(apart, "run", LARGE));
            int small = LargeInput.takenFor(false, () -> Main.execute(apart, "run", JOB));
            return Math.max(large, small);
        } finally {
            Places.deleteTree(work);
        }
    }
}
