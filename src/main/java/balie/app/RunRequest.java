package balie.app;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/**
 * A call of {@code balie run}, as it was given.
 *
 * @param job name or path
 * @param days what it is about
 * @param out folder of the run; null: the default, see {@link RunPlan#defaultOut}
 * @param store folder of the store; null: the job's
 * @param replace whether the run of another job or period may be replaced
 * @param base the folder the command runs in
 * @param homes folders that hold jobs/: where the command runs, where Balie is installed
 */
record RunRequest(
        String job,
        Days days,
        @Nullable String out,
        @Nullable String store,
        boolean replace,
        Path base,
        List<Path> homes) {

    /** A job with nothing said of its time and place. */
    static RunRequest ofJob(String job, @Nullable String store, Path base, List<Path> homes) {
        return new RunRequest(job, Days.NOT_GIVEN, null, store, false, base, homes);
    }

    /**
     * Of which time.
     *
     * @param week such as 2026-W46; null: not given
     * @param weeks several, such as 2026-W20..2026-W46, or all; null: not given
     * @param again whether those of them are made that are published and unchanged
     * @param from first day; null: not given
     * @param to last day; null: not given
     * @param asOf instant; null: the newest in the data
     */
    record Days(
            @Nullable String week,
            @Nullable String weeks,
            boolean again,
            @Nullable String from,
            @Nullable String to,
            @Nullable String asOf) {

        /** The newest week that is complete in the data, or what the job says. */
        static final Days NOT_GIVEN = new Days(null, null, false, null, null, null);
    }
}
