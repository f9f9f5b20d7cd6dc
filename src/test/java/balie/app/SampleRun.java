package balie.app;

import balie.config.JobConfig.StoreConfig;
import balie.store.InteractionStore;
import balie.testkit.SharedSpark;
import org.apache.commons.io.FileUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A folder in which the main job was run on the sample as the README says, once for all tests of a JVM: what it takes is mostly the
 * first reading of everything. Who runs more jobs there gives them an output folder of their own, and must leave the store as it is.
 */
public final class SampleRun {

    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private static SampleRun run;

    private final Path folder;
    private final CommandLine.Outcome outcome;

    private SampleRun(Path folder, CommandLine.Outcome outcome) {
        this.folder = folder;
        this.outcome = outcome;
    }

    public static synchronized SampleRun get() {
        if (run == null) {
            try {
                Path folder = Files.createTempDirectory("balie-sample-run");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
                FileUtils.copyDirectory(
                        PROJECT.resolve("sample-data").toFile(),
                        folder.resolve("sample-data").toFile());
                run = new SampleRun(folder, CommandLine.in(folder, "run", "weekly", "--verbose"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return run;
    }

    public Path folder() {
        return folder;
    }

    InteractionStore store() {
        return Sessions.connect(SharedSpark.session(), new StoreConfig("store", Map.of()), folder);
    }

    /** What the run said. */
    CommandLine.Outcome outcome() {
        return outcome;
    }
}
