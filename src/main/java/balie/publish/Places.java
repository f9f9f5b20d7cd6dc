package balie.publish;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Places in the file system: what has to be known before anything is written there, and how to clear them. */
public final class Places {

    private Places() {}

    /**
     * Finds out whether a folder can be made and written to, and leaves no trace: a call that turns out to be wrong must not
     * have made folders.
     *
     * @throws IOException if not; it says why
     */
    public static void probe(Path folder) throws IOException {
        Path there = nearest(folder.toAbsolutePath().normalize());
        if (there == null || !Files.isDirectory(there)) {
            throw new NotDirectoryException(String.valueOf(there));
        }
        // Asking for permissions is not enough: a disk can be full or mounted read-only.
        Files.delete(Files.createTempFile(there, ".balie", ".probe"));
    }

    /** Whether {@code path} is {@code folder} or lies below it, also by way of links; neither needs to be there. */
    public static boolean holds(Path folder, Path path) throws IOException {
        return real(path).startsWith(real(folder));
    }

    /** The path with links followed, as far as it is there. */
    static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Path there = nearest(absolute);
        return there == null ? absolute : there.toRealPath().resolve(there.relativize(absolute));
    }

    /**
     * Writes a small text so that the file is the old one or the new one, whatever happens. Who might read the old one may read the new
     * one and nobody else; one that was not there is its owner's only.
     */
    public static void replace(Path file, String text) throws IOException {
        replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with bytes that are no text. */
    static void replace(Path file, byte[] bytes) throws IOException {
        Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), ".balie", ".part");
        try {
            Files.write(whole, bytes);
            PosixFileAttributeView before = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (before != null && Files.exists(file)) {
                Files.setPosixFilePermissions(whole, before.readAttributes().permissions());
            }
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /**
     * The folders in a folder, by name; none if there is no such. What begins with a point is half written, or about to go.
     *
     * @param hidden whether those are meant, too
     */
    static List<Path> folders(Path place, boolean hidden) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(place)) {
            return all.filter(Files::isDirectory)
                    .filter(f -> hidden || !String.valueOf(f.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** Deletes a folder, if it is there, with all that is in it. */
    public static void deleteTree(Path folder) throws IOException {
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

    private static @Nullable Path nearest(Path path) {
        Path there = path;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }
}
