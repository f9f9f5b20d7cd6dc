package balie.publish;

import balie.issue.Problems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A run as it was published, for whoever hands it on.
 *
 * @param folder it stands in
 * @param job that made it
 * @param period label of its period, such as {@code 2026-W46}
 * @param lastDay of its period; of all there is, the day of {@code asOf} in UTC
 * @param asOf the instant its figures are true for
 */
public record PublishedRun(Path folder, String job, String period, LocalDate lastDay, Instant asOf) {

    /** The run in a folder; empty: there is none, or only rows that were refused. */
    public static Optional<PublishedRun> in(Path folder) throws IOException {
        return RunManifest.of(folder)
                .filter(run -> !run.isRefused())
                .filter(run -> !run.job().isEmpty() && !run.period().isEmpty())
                .flatMap(run -> run.asOf()
                        .map(asOf -> new PublishedRun(
                                folder,
                                run.job(),
                                run.period(),
                                run.lastDay()
                                        .orElseGet(() ->
                                                asOf.atOffset(ZoneOffset.UTC).toLocalDate()),
                                asOf)));
    }

    /**
     * The newest run of a job among those in a folder: that whose period ends last; of several, that which is true for the latest
     * instant, then the last by name.
     */
    public static Optional<PublishedRun> newest(Path runs, String job) throws IOException {
        List<PublishedRun> found = new ArrayList<>();
        for (Path folder : Places.folders(runs, false)) {
            in(folder).filter(run -> run.job().equals(job)).ifPresent(found::add);
        }
        return found.stream()
                .max(Comparator.comparing(PublishedRun::lastDay)
                        .thenComparing(PublishedRun::asOf)
                        .thenComparing(run -> run.folder().toString()));
    }

    /** A file of the run, by its name in the manifest; empty: the run has none of that name. */
    public Optional<Path> file(String name) throws IOException {
        return RunManifest.of(folder).filter(run -> run.lists(name)).map(run -> folder.resolve(name));
    }

    /**
     * Notes where the folder is not as it was published: files that are missing, other files, files that are others. Rows that were put
     * aside may be gone; whoever runs the job may delete them.
     *
     * @param shown the folder as the user knows it
     */
    public void check(String shown, Problems problems) throws IOException {
        Optional<RunManifest> manifest = RunManifest.of(folder);
        Map<String, String> hashes = manifest.map(RunManifest::hashes).orElse(Map.of());
        if (manifest.isEmpty() || hashes.isEmpty()) {
            problems.add(
                    null,
                    0,
                    "the run in " + shown + " does not say what its files are: it was made by an earlier Balie",
                    "Run the job " + job + " again.");
            return;
        }
        List<String> missing = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, String> each : hashes.entrySet()) {
            Path file = folder.resolve(each.getKey());
            if (!Files.isRegularFile(file)) {
                missing.add(each.getKey());
            } else if (!RunFolder.sha256(file).equals(each.getValue())) {
                changed.add(each.getKey());
            }
        }
        note(shown, "lacks files that it was published with", missing, problems);
        note(shown, "holds files that were changed after it was published", changed, problems);
        note(
                shown,
                "holds what Balie did not write",
                RunFolder.foreign(folder, new TreeSet<>(manifest.get().files())),
                problems);
    }

    private void note(String shown, String what, List<String> names, Problems problems) {
        if (!names.isEmpty()) {
            problems.add(
                    null,
                    0,
                    "the run in " + shown + " " + what + ": " + RunFolder.some(names),
                    "A report is handed on as it was published. Run the job " + job
                            + " again, after moving away what is not of the run.");
        }
    }
}
