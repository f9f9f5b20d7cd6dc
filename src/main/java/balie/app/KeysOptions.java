package balie.app;

import balie.config.JobConfig;
import balie.issue.CallException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/** Whose keys a command is about. */
final class KeysOptions {

    @Option(names = "--job", paramLabel = "JOB", description = "Take the keys that this job names.")
    private @Nullable String job;

    @Option(
            names = "--keys",
            paramLabel = "FOLDER",
            description = "The folder of the keys. Default: the job's, or keys.")
    private @Nullable String keys;

    /** @throws CallException if the job can not be read, or both options are given */
    KeyPlaces place(Surroundings surroundings) throws CallException {
        if (job != null && keys != null) {
            throw new CallException(null, "--job and --keys both name a folder of keys", "Give one of them.");
        }
        Optional<JobConfig> read = StoreOptions.read(job, surroundings);
        Path folder = surroundings
                .base()
                .resolve(keys != null ? keys : read.map(j -> j.privacy().keys()).orElse(StoreOptions.DEFAULT_KEYS));
        return new KeyPlaces(folder, surroundings);
    }
}
