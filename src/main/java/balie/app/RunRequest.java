package balie.app;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/**
 * A call of {@code balie run}, as it was given.
 *
 * @param job name or path
 * @param week such as 2026-W46; null: not given
 * @param from first day; null: not given
 * @param to last day; null: not given
 * @param out folder of the run; null: the default, see {@link RunPlan#defaultOut}
 * @param store folder of the store; null: the job's
 * @param asOf instant; null: the newest in the data
 * @param replace whether the run of another job or period may be replaced
 * @param base the folder the command runs in
 * @param homes folders that hold jobs/: where the command runs, where Balie is installed
 */
record RunRequest(
        String job,
        @Nullable String week,
        @Nullable String from,
        @Nullable String to,
        @Nullable String out,
        @Nullable String store,
        @Nullable String asOf,
        boolean replace,
        Path base,
        List<Path> homes) {}
