package balie.publish;

import balie.issue.CallException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder beside the runs of a job that leads to all of them. Each file of it is the former one or the new one, whatever happens; what
 * Balie did not write there stays, and a folder of that name that is not of Balie is left alone.
 */
public final class ArchiveFolder {

    /** What tells it from any other, and lists what Balie wrote there. */
    public static final String MANIFEST = "archive.json";

    private static final String NAME = "archive";
    private static final String FILES = "files";
    private static final String JOB = "job";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A file that a process was about to put in its place. */
    private static final Pattern PART = Pattern.compile("\\..+\\.part-(\\d+)");

    private static final Pattern PLAIN_FILE = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)?\\.html");

    private final Path folder;
    private final String job;

    private ArchiveFolder(Path folder, String job) {
        this.folder = folder;
        this.job = job;
    }

    /**
     * That of a job.
     *
     * @param runs the folder of runs
     * @param suffix what the names of the job's runs end with behind their period; empty for the main job
     */
    public static ArchiveFolder of(Path runs, String job, String suffix) {
        return new ArchiveFolder(runs.resolve(NAME + suffix), job);
    }

    /** Those that stand in a folder of runs already. */
    public static List<ArchiveFolder> in(Path runs) throws IOException {
        List<ArchiveFolder> found = new ArrayList<>();
        for (Path each : Places.folders(runs, false)) {
            if (String.valueOf(each.getFileName()).startsWith(NAME)) {
                manifest(each)
                        .ifPresent(m ->
                                found.add(new ArchiveFolder(each, m.path(JOB).asText(""))));
            }
        }
        return found;
    }

    public Path folder() {
        return folder;
    }

    public String job() {
        return job;
    }

    private static Optional<JsonNode> manifest(Path folder) throws IOException {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(file.toFile()))
                    .filter(m -> m.path(JOB).isTextual() && m.path(FILES).isArray());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Notes that nothing may be written there, before anything is. */
    private void check() throws CallException, IOException {
        if (!Files.exists(folder)) {
            return;
        }
        boolean empty = false;
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                empty = files.findAny().isEmpty();
            }
        }
        boolean theirs =
                manifest(folder).filter(m -> m.path(JOB).asText("").equals(job)).isPresent();
        if (!empty && !theirs) {
            throw new CallException(
                    null,
                    "the archive can not be made: " + folder.getFileName()
                            + " beside the runs is not the archive of job " + job,
                    "Nothing was changed in it. Move it elsewhere, then: ./balie archive");
        }
    }

    /**
     * Puts pages in their place and takes away those that it had besides. Of no pages the folder goes, if nothing else is in it.
     *
     * @param pages text by name, with one folder in it at most
     * @throws CallException if something of that name stands there that is not of Balie
     */
    public void write(Map<String, String> pages) throws CallException, IOException {
        check();
        List<String> before = listed();
        if (!pages.isEmpty()) {
            Files.createDirectories(folder);
            TreeSet<String> all = new TreeSet<>(before);
            all.addAll(pages.keySet());
            // First, so that a page is never there without being known as Balie's.
            put(MANIFEST, listing(all));
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            put(page.getKey(), page.getValue());
        }
        for (String name : before) {
            if (!pages.containsKey(name)) {
                Path gone = folder.resolve(name);
                Files.deleteIfExists(gone);
                deleteIfEmpty(Objects.requireNonNull(gone.getParent()));
            }
        }
        leftovers();
        if (pages.isEmpty()) {
            Files.deleteIfExists(folder.resolve(MANIFEST));
            deleteIfEmpty(folder);
        } else {
            put(MANIFEST, listing(new TreeSet<>(pages.keySet())));
        }
    }

    private List<String> listed() throws IOException {
        List<String> names = new ArrayList<>();
        manifest(folder)
                .ifPresent(m -> m.path(FILES).forEach(f -> {
                    // A manifest is a file that anybody can change: nothing else is ever taken away.
                    if (PLAIN_FILE.matcher(f.asText()).matches()) {
                        names.add(f.asText());
                    }
                }));
        return names;
    }

    private String listing(Collection<String> names) {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put(JOB, job);
        names.forEach(manifest.putArray(FILES)::add);
        return manifest.toPrettyString() + "\n";
    }

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Path part = file.resolveSibling(
                "." + file.getFileName() + ".part-" + ProcessHandle.current().pid());
        try {
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A process that was killed could not take away what it had written. */
    private void leftovers() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder, 2)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Matcher part = PART.matcher(String.valueOf(file.getFileName()));
            if (part.matches()
                    && ProcessHandle.of(Long.parseLong(part.group(1))).isEmpty()) {
                Files.delete(file);
            }
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            boolean empty;
            try (Stream<Path> files = Files.list(folder)) {
                empty = files.findAny().isEmpty();
            }
            if (empty) {
                Files.delete(folder);
            }
        }
    }
}
