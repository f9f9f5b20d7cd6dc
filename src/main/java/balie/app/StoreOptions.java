package balie.app;

import balie.config.JobConfig;
import balie.config.JobConfig.StoreConfig;
import balie.config.JobFiles;
import balie.config.JobReader;
import balie.issue.CallException;
import balie.issue.Problems;
import balie.metrics.Metrics;
import balie.report.Reports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Which store a command works on, found as a run finds it, and how long it waits for its turn. */
final class StoreOptions {

    private static final String DEFAULT_STORE = "store";
    static final String DEFAULT_KEYS = "keys";

    @Option(names = "--job", paramLabel = "JOB", description = "Take the store and the keys that this job names.")
    private @Nullable String job;

    @Option(names = "--store", paramLabel = "FOLDER", description = "The store. Default: the job's, or store.")
    private @Nullable String store;

    @Mixin
    private WaitOption wait = new WaitOption();

    Duration patience() {
        return wait.patience();
    }

    /**
     * What the options say.
     *
     * @param keys folder of the keys
     */
    record Place(StoreConfig store, Path keys) {
        String shown() {
            return StoreFailure.shown(store);
        }
    }

    /** The file of the job that was named; empty: none was. */
    Optional<Path> job(Surroundings surroundings) {
        return Optional.ofNullable(job).flatMap(name -> new JobFiles(surroundings.homes()).job(name, new Problems()));
    }

    /** @throws CallException if the job can not be read, or there is no store */
    Place place(Surroundings surroundings) throws CallException {
        Optional<JobConfig> read = read(job, surroundings);
        StoreConfig named = store != null
                ? new StoreConfig(store, Map.of())
                : read.map(JobConfig::store).orElse(new StoreConfig(DEFAULT_STORE, Map.of()));
        Path folder = surroundings.base().resolve(named.path());
        if (named.catalog().isEmpty() && !Files.isDirectory(folder)) {
            throw noStore(named);
        }
        return new Place(
                named,
                surroundings.base().resolve(read.map(j -> j.privacy().keys()).orElse(DEFAULT_KEYS)));
    }

    /**
     * A job that was named.
     *
     * @param name null: none was
     * @throws CallException if it can not be read
     */
    static Optional<JobConfig> read(@Nullable String name, Surroundings surroundings) throws CallException {
        Problems problems = new Problems();
        JobFiles files = new JobFiles(surroundings.homes());
        Optional<JobConfig> read = Optional.ofNullable(name)
                .flatMap(n -> files.job(n, problems))
                .flatMap(file -> files.read(file, problems)
                        .flatMap(yaml -> new JobReader(Metrics.names(), Reports.names(), Reports.languages())
                                .read(
                                        String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", ""),
                                        files.shown(file),
                                        yaml,
                                        problems)));
        problems.throwIfAny();
        return read;
    }

    static CallException noStore(StoreConfig store) {
        return new CallException(
                null,
                store.catalog().isEmpty()
                        ? "there is no store in the folder " + store.path()
                        : "the catalog in the job holds no store",
                "Name the store with --store FOLDER, or the job that uses it with --job JOB.");
    }
}
