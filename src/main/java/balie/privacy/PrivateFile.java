package balie.privacy;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A file that only its owner may read and write, from its first byte on. */
public final class PrivateFile {

    /** What {@link #mode} says of such a file. */
    public static final String OWNER_ONLY = "600";

    private static final Set<PosixFilePermission> PERMISSIONS = PosixFilePermissions.fromString("rw-------");

    private PrivateFile() {}

    /** Makes an empty file, in place of one that is there; where the file system knows no modes, an ordinary one. */
    public static Path create(Path file) throws IOException {
        Files.deleteIfExists(file);
        return createNew(file);
    }

    /**
     * The same where there is none yet.
     *
     * @throws FileAlreadyExistsException if there is
     */
    static Path createNew(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        boolean posix = Files.getFileStore(folder == null ? file : folder)
                .supportsFileAttributeView(PosixFileAttributeView.class);
        if (!posix) {
            return Files.createFile(file, new FileAttribute<?>[0]);
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PERMISSIONS));
        if (isOpen(file)) {
            // Some file systems set what they like at first.
            Files.setPosixFilePermissions(file, PERMISSIONS);
        }
        return file;
    }

    /** Who may do what with a file, as in {@code 600}; empty: its file system does not say. */
    public static Optional<String> mode(Path file) throws IOException {
        Set<PosixFilePermission> permissions = permissions(file);
        if (permissions == null) {
            return Optional.empty();
        }
        int mode = 0;
        // In the order of the type: owner, group, others; each read, write, execute.
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if (permissions.contains(all[i])) {
                mode |= 1 << (all.length - 1 - i);
            }
        }
        return Optional.of(String.format(Locale.ROOT, "%03o", mode));
    }

    /** Whether others than its owner may read or change it; where the file system does not say, no. */
    public static boolean isOpen(Path file) throws IOException {
        Set<PosixFilePermission> permissions = permissions(file);
        return permissions != null && !PERMISSIONS.containsAll(permissions);
    }

    private static @Nullable Set<PosixFilePermission> permissions(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null ? null : view.readAttributes().permissions();
    }
}
