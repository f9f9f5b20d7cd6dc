package balie.publish;

import balie.issue.Problem;
import balie.publish.ArchivedRun.IllegalRunException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The runs in a folder of runs.
 *
 * @param runs of all jobs, by the names of their folders
 * @param problems folders that should be runs and are not
 */
public record ArchivedRuns(List<ArchivedRun> runs, List<Problem> problems) {

    /** How folders of runs are called if the call does not say otherwise. */
    private static final Pattern NAME =
            Pattern.compile("(\\d{4}-W\\d{2}|\\d{4}-\\d{2}-\\d{2}_\\d{4}-\\d{2}-\\d{2}|all)(-.*)?");

    public ArchivedRuns {
        runs = List.copyOf(runs);
        problems = List.copyOf(problems);
    }

    /**
     * Looks through a folder. What is no run is told if it has a run.json, or is called as runs are.
     *
     * @param shown how a path is told
     */
    public static ArchivedRuns in(Path place, Function<Path, String> shown) throws IOException {
        List<ArchivedRun> runs = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path folder : Places.folders(place, false)) {
            try {
                read(folder).ifPresent(runs::add);
            } catch (IllegalRunException e) {
                problems.add(leftOut(shown.apply(folder) + ": its " + RunFolder.MANIFEST + " " + e.getMessage()));
            } catch (IOException e) {
                problems.add(leftOut(shown.apply(folder) + " can not be read: " + e));
            }
        }
        return new ArchivedRuns(runs, problems);
    }

    private static Problem leftOut(String what) {
        return new Problem(null, 0, what, "It was left out of the archive. Run its job again, or move it elsewhere.");
    }

    private static Optional<ArchivedRun> read(Path folder) throws IOException, IllegalRunException {
        Path file = folder.resolve(RunFolder.MANIFEST);
        if (!Files.isRegularFile(file)) {
            if (NAME.matcher(String.valueOf(folder.getFileName())).matches()) {
                throw new IllegalRunException("is missing");
            }
            return Optional.empty();
        }
        RunManifest manifest = RunManifest.of(folder)
                .orElseThrow(() ->
                        new IllegalRunException("is damaged, of another program or of an earlier version of Balie"));
        // Rows that were refused are no run.
        return manifest.isRefused() ? Optional.empty() : Optional.of(ArchivedRun.of(folder, manifest));
    }

    /** Names of the jobs, in order. */
    public List<String> jobs() {
        return runs.stream().map(ArchivedRun::job).distinct().sorted().toList();
    }

    /** The runs of one job. */
    public List<ArchivedRun> of(String job) {
        return runs.stream().filter(r -> r.job().equals(job)).toList();
    }
}
