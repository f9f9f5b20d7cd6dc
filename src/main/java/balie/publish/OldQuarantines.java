package balie.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Removes the files of rows that could not be taken in from runs that are older than these files may be. */
public final class OldQuarantines {

    private static final String LINK = "<a href=\"quarantine.csv\">quarantine.csv</a>";

    private static final String INDEX = "index.html";

    private OldQuarantines() {}

    /**
     * Looks through the runs in a folder.
     *
     * @param job whose runs are looked at
     * @param before runs that are true for an instant before this lose their files
     * @param except a run that is left alone
     * @return the runs that lost any, in order
     */
    public static List<Path> remove(Path runs, String job, Instant before, Path except) throws IOException {
        List<Path> cleaned = new ArrayList<>();
        if (!Files.isDirectory(runs)) {
            return cleaned;
        }
        List<Path> folders;
        try (Stream<Path> all = Files.list(runs)) {
            folders = all.filter(Files::isDirectory)
                    .filter(f -> !f.equals(except.normalize()))
                    .sorted()
                    .toList();
        }
        for (Path folder : folders) {
            Optional<RunManifest> run = RunManifest.of(folder)
                    .filter(r -> r.job().equals(job)
                            && r.asOf().filter(at -> at.isBefore(before)).isPresent());
            if (run.isPresent() && remove(folder, run.get())) {
                cleaned.add(folder);
            }
        }
        return cleaned;
    }

    private static boolean remove(Path folder, RunManifest run) throws IOException {
        List<Path> old;
        try (Stream<Path> tree = Files.walk(folder)) {
            old = tree.filter(Files::isRegularFile)
                    .filter(f -> RunFolder.isPutAside(String.valueOf(f.getFileName())))
                    .sorted()
                    .toList();
        }
        if (old.isEmpty()) {
            return false;
        }
        // The pages first: killed in between, the file is still found by the next run.
        unlink(folder, run);
        for (Path file : old) {
            Files.delete(file);
            run.removed(folder.relativize(file).toString().replace('\\', '/'));
        }
        run.note("the files of rows that could not be taken in were removed: they are older than the job keeps them");
        run.write();
        return true;
    }

    private static void unlink(Path folder, RunManifest run) throws IOException {
        Path page = folder.resolve(INDEX);
        if (Files.isRegularFile(page)) {
            String html = Files.readString(page, StandardCharsets.UTF_8);
            String without = html.replace(LINK, "quarantine.csv (removed: older than it is kept)");
            if (!without.equals(html)) {
                Files.writeString(page, without);
                run.hashed(INDEX, RunFolder.sha256(page));
            }
        }
    }
}
