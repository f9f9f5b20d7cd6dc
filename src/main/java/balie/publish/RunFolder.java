package balie.publish;

import balie.issue.CallException;
import balie.issue.Problems;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a run. It is written beside its place and moved there when it is whole, so that a reader sees all of it or
 * nothing; a run that fails leaves what was there before.
 */
public final class RunFolder implements AutoCloseable {

    /** What tells a folder of Balie from any other. */
    public static final String MANIFEST = "run.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path place;
    private final Path staging;
    private final Path previous;

    private RunFolder(Path place) {
        this.place = place;
        String name = String.valueOf(place.getFileName());
        this.staging = place.resolveSibling(
                "." + name + ".part-" + ProcessHandle.current().pid());
        this.previous = place.resolveSibling("." + name + ".previous");
    }

    /** Notes what makes a folder unfit to become the folder of a run; for a check before any work is done. */
    public static void check(Path place, Problems problems) {
        Path folder = place.toAbsolutePath().normalize();
        try {
            if (Files.isRegularFile(folder)) {
                problems.add(null, 0, "the output " + place + " is a file", "Give a folder with --out.");
                return;
            }
            Path parent = Objects.requireNonNullElse(folder.getParent(), folder);
            Files.createDirectories(parent);
            Files.delete(Files.createTempFile(parent, ".balie", ".probe"));
            if (Files.isDirectory(folder) && !isEmpty(folder) && !Files.isRegularFile(folder.resolve(MANIFEST))) {
                problems.add(
                        null,
                        0,
                        "the output folder " + place + " holds files that are not of Balie",
                        "Nothing was changed in it. Give another folder with --out, or empty it.");
            }
        } catch (IOException e) {
            problems.add(
                    null,
                    0,
                    "can not write to the output folder " + place + ": " + e,
                    "Give a folder that you may write to with --out.");
        }
    }

    /**
     * Prepares a folder.
     *
     * @param job of this run
     * @param period label of this run's period
     * @param replace whether the run of another job or period may be replaced
     * @throws CallException if the place holds the run of another job or period
     */
    public static RunFolder open(Path place, String job, String period, boolean replace)
            throws CallException, IOException {
        RunFolder folder = new RunFolder(place.toAbsolutePath().normalize());
        folder.recover();
        if (Files.isRegularFile(folder.place.resolve(MANIFEST)) && !replace) {
            String earlier = describe(folder.place.resolve(MANIFEST)).orElse("a run that can not be read");
            String now = describe(job, period);
            if (!earlier.equals(now)) {
                throw new CallException(
                        null,
                        "the output folder " + place + " holds " + earlier + ", and this is " + now,
                        "Nothing was changed in it. Give another folder with --out, or --replace to replace it.");
            }
        }
        deleteTree(folder.staging);
        Files.createDirectories(folder.staging);
        return folder;
    }

    private static String describe(String job, String period) {
        return "the run of job " + job + " for " + period;
    }

    private static Optional<String> describe(Path manifest) throws IOException {
        JsonNode run = JSON.readTree(manifest.toFile());
        String job = run.path("job").path("name").asText("");
        String period = run.path("period").path("label").asText("");
        return job.isEmpty() || period.isEmpty() ? Optional.empty() : Optional.of(describe(job, period));
    }

    /** A run that was killed between its two moves left the former folder aside: it goes back. */
    private void recover() throws IOException {
        if (!Files.exists(place) && Files.isDirectory(previous)) {
            Files.move(previous, place, StandardCopyOption.ATOMIC_MOVE);
        }
        deleteTree(previous);
    }

    /** Where to write a file of the run, its folders made. */
    public Path file(String name) throws IOException {
        Path file = staging.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return file;
    }

    /** Whether a run stands at the place now, to be replaced. */
    public boolean replaces() {
        return Files.exists(place.resolve(MANIFEST));
    }

    /** Puts the folder in its place. */
    public void publish() throws IOException {
        if (Files.exists(place)) {
            Files.move(place, previous, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(staging, place, StandardCopyOption.ATOMIC_MOVE);
        deleteTree(previous);
    }

    /** Removes what was not published. */
    @Override
    public void close() throws IOException {
        deleteTree(staging);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(folder)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
