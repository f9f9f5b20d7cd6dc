package balie.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that only its owner may read and write, from its first byte on. */
public final class PrivateFile {

    /** What {@link #mode} says of such a file. */
    public static final String OWNER_ONLY = "600";

    /** What {@link #mode} says where the disk knows no file modes. */
    public static final String NO_MODES = "none";

    private static final Set<PosixFilePermission> PERMISSIONS = PosixFilePermissions.fromString("rw-------");
    private static final int EIGHT = 8;

    private PrivateFile() {}

    /** Makes an empty file, in place of one that is there; where the disk knows no modes, an ordinary one. */
    public static Path create(Path file) throws IOException {
        Files.deleteIfExists(file);
        Path folder = file.toAbsolutePath().getParent();
        boolean posix = Files.getFileStore(folder == null ? file : folder).supportsFileAttributeView("posix");
        return posix
                ? Files.createFile(file, PosixFilePermissions.asFileAttribute(PERMISSIONS))
                : Files.createFile(file, new FileAttribute<?>[0]);
    }

    /** The mode of a file in octal digits, such as 600. */
    public static String mode(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return NO_MODES;
        }
        int mode = 0;
        for (char c : PosixFilePermissions.toString(view.readAttributes().permissions())
                .toCharArray()) {
            mode = 2 * mode + (c == '-' ? 0 : 1);
        }
        return Integer.toString(mode, EIGHT);
    }
}
