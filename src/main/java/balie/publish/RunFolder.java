package balie.publish;

import balie.issue.CallException;
import balie.issue.Problems;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a run. It is written beside its place and moved there when it is whole, so that a reader sees all of it or
 * nothing; a run that fails leaves what was there before. A folder is replaced only if its manifest says that Balie wrote it,
 * and every file in it.
 */
public final class RunFolder implements AutoCloseable {

    /** What tells a folder of Balie from any other. */
    public static final String MANIFEST = "run.json";

    /** The part of the manifest that lists every other file of the run. */
    public static final String FILES = "files";

    /** The part of the manifest that has the SHA-256 of every file of the run, but of rows that were put aside: those come and go. */
    public static final String HASHES = "sha256_of_files";

    /** The part of the manifest that says that this is no run, but rows that were refused. */
    public static final String REFUSED = "refused";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_NAMES = 3;
    private static final Pattern PUT_ASIDE = Pattern.compile("quarantine.*\\.csv");

    /** What file managers leave in a folder that is only looked at. */
    private static final Set<String> LITTER = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

    private final Path place;
    private final Path staging;
    private final Path previous;
    private final Set<String> written = new TreeSet<>();

    private RunFolder(Path place) {
        this.place = place;
        this.staging =
                place.resolveSibling(partPrefix(place) + ProcessHandle.current().pid());
        this.previous = place.resolveSibling("." + place.getFileName() + ".previous");
    }

    private static String partPrefix(Path place) {
        return "." + place.getFileName() + ".part-";
    }

    /**
     * What a folder holds by its manifest.
     *
     * @param period label of its period; null: rows that were refused
     * @param files names of everything in it but the manifest
     */
    private record Earlier(String job, @Nullable String period, Set<String> files) {

        String describe() {
            return period == null ? "the refused rows of job " + job : "the run of job " + job + " for " + period;
        }

        /** Empty if it is not a manifest of Balie: other programs have a run.json too. */
        static Optional<Earlier> read(Path manifest) throws IOException {
            JsonNode run;
            try {
                run = JSON.readTree(manifest.toFile());
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
            String job = run.path("job").path("name").asText("");
            String period = run.path("period").path("label").asText("");
            boolean refused = run.path(REFUSED).asBoolean();
            boolean ours = !job.isEmpty()
                    && (refused || !period.isEmpty())
                    && run.path("versions").path("balie").isTextual()
                    && run.path(FILES).isArray();
            if (!ours) {
                return Optional.empty();
            }
            Set<String> files = new TreeSet<>();
            run.path(FILES).forEach(f -> files.add(f.asText()));
            return Optional.of(new Earlier(job, refused ? null : period, files));
        }
    }

    /**
     * Notes what makes a place unfit to become the folder of a run; for a check before any work is done. Nothing is changed.
     *
     * @param job of this run; null: not known
     * @param period label of this run's period; null: not known yet
     * @param replace whether the run of another job or period may be replaced
     */
    public static void check(
            Path place, @Nullable String job, @Nullable String period, boolean replace, Problems problems) {
        try {
            Path folder = Places.real(place);
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
                problems.add(
                        null, 0, "the output " + place + " is a file", "It was left alone. Give a folder with --out.");
                return;
            }
            Places.probe(Objects.requireNonNullElse(folder.getParent(), folder));
            if (Files.isDirectory(folder) && !isEmpty(folder)) {
                checkContents(place, folder, job, period, replace, problems);
            }
        } catch (IOException e) {
            problems.add(
                    null,
                    0,
                    "can not write to the output folder " + place + ": " + e,
                    "Give a folder that you may write to with --out.");
        }
    }

    private static void checkContents(
            Path place, Path folder, @Nullable String job, @Nullable String period, boolean replace, Problems problems)
            throws IOException {
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            problems.add(
                    null,
                    0,
                    "the output folder " + place + " holds files that are not of Balie",
                    "Nothing was changed in it. Give another folder with --out, or empty it.");
            return;
        }
        Optional<Earlier> earlier = Earlier.read(manifest);
        if (earlier.isEmpty()) {
            problems.add(
                    null,
                    0,
                    "the " + MANIFEST + " in the output folder " + place
                            + " is damaged, of another program or of an earlier version of Balie",
                    "Nothing was changed in the folder. Give another one with --out; or, if you need nothing of it, delete"
                            + " it.");
            return;
        }
        List<String> foreign = foreign(folder, earlier.get().files());
        if (!foreign.isEmpty()) {
            problems.add(
                    null,
                    0,
                    "the output folder " + place + " holds what Balie did not write: " + some(foreign),
                    "Nothing was changed in it. Move that elsewhere, for the folder is replaced as a whole; or give another"
                            + " folder with --out.");
        }
        boolean otherJob = job != null && !job.equals(earlier.get().job());
        boolean otherPeriod = period != null && !period.equals(earlier.get().period());
        if (!replace && (otherJob || otherPeriod)) {
            String now = period == null
                    ? "a run of job " + job
                    : new Earlier(String.valueOf(job), period, Set.of()).describe();
            problems.add(
                    null,
                    0,
                    "the output folder " + place + " holds " + earlier.get().describe() + ", and this is " + now,
                    "Nothing was changed in it. Give another folder with --out, or --replace to replace it.");
        }
    }

    /** The names, or the first of them if there are many. */
    public static String some(List<String> names) {
        int more = names.size() - MOST_NAMES;
        return String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** What is in a folder besides the files listed; of a folder that holds none of them only the folder. */
    static List<String> foreign(Path folder, Set<String> files) throws IOException {
        Set<Path> known = new TreeSet<>(Set.of(Path.of(MANIFEST)));
        for (String file : files) {
            for (Path path = Path.of(file); path != null; path = path.getParent()) {
                known.add(path);
            }
        }
        List<String> foreign = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                if (path.equals(folder) || known.contains(folder.relativize(path))) {
                    return FileVisitResult.CONTINUE;
                }
                foreign.add(folder.relativize(path) + "/");
                return FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                if (!known.contains(folder.relativize(path)) && !LITTER.contains(String.valueOf(path.getFileName()))) {
                    foreign.add(folder.relativize(path).toString());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        foreign.sort(Comparator.naturalOrder());
        return foreign;
    }

    /**
     * Prepares a folder.
     *
     * @param job of this run
     * @param period label of this run's period
     * @param replace whether the run of another job or period may be replaced
     * @throws CallException if the place is unfit: it holds something that Balie did not write, or the run of another job or
     *     period
     */
    public static RunFolder open(Path place, String job, String period, boolean replace)
            throws CallException, IOException {
        // A link stays: what it leads to becomes the folder of the run.
        RunFolder folder = new RunFolder(Places.real(place));
        folder.recover();
        Problems problems = new Problems();
        check(place, job, period, replace, problems);
        problems.throwIfAny();
        folder.removeLeftovers();
        Files.createDirectories(folder.staging);
        return folder;
    }

    /** A run that was killed between its two moves left the former folder aside: it goes back. */
    private void recover() throws IOException {
        if (!Files.exists(place) && Files.isDirectory(previous)) {
            Files.move(previous, place, StandardCopyOption.ATOMIC_MOVE);
        }
        Places.deleteTree(previous);
    }

    /** A run that was killed could not remove what it had written so far. */
    private void removeLeftovers() throws IOException {
        Places.deleteTree(staging);
        Path parent = place.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return;
        }
        String prefix = partPrefix(place);
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(parent)) {
            for (Path sibling : siblings) {
                String name = String.valueOf(sibling.getFileName());
                if (name.startsWith(prefix) && isDead(name.substring(prefix.length()))) {
                    Places.deleteTree(sibling);
                }
            }
        }
    }

    private static boolean isDead(String process) {
        try {
            return ProcessHandle.of(Long.parseLong(process)).isEmpty();
        } catch (NumberFormatException e) {
            // Not the name of a process, so the folder is somebody else's.
            return false;
        }
    }

    /** Where to write a file of the run, its folders made. */
    public Path file(String name) throws IOException {
        Path file = staging.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        if (!name.equals(MANIFEST)) {
            written.add(name);
        }
        return file;
    }

    /** Names of all that was written so far but the manifest, which is to list them as {@link #FILES}. */
    public List<String> files() {
        return List.copyOf(written);
    }

    /** SHA-256 of all that was written so far, by name, as the manifest is to have them as {@link #HASHES}. */
    public Map<String, String> hashes() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (String name : written) {
            if (!isPutAside(name)) {
                hashes.put(name, sha256(staging.resolve(name)));
            }
        }
        return hashes;
    }

    /** Whether a file holds rows that could not be taken in. */
    static boolean isPutAside(String name) {
        return PUT_ASIDE.matcher(name).matches();
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        }
    }

    /** Whether a folder holds the run of a job for a period. */
    public static boolean isOf(Path place, String job, String period) throws IOException {
        Path manifest = place.resolve(MANIFEST);
        return Files.isRegularFile(manifest)
                && Earlier.read(manifest)
                        .filter(earlier -> earlier.job().equals(job) && period.equals(earlier.period()))
                        .isPresent();
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
        Places.deleteTree(previous);
    }

    /** Removes what was not published. */
    @Override
    public void close() throws IOException {
        Places.deleteTree(staging);
    }

    /** Names a file that was added to a run in its manifest, so that the folder is still known as Balie's; without one, nothing. */
    public static void list(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Optional<RunManifest> run = folder == null ? Optional.empty() : RunManifest.of(folder);
        if (run.isPresent()) {
            run.get().added(String.valueOf(file.getFileName()));
            run.get().write();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
