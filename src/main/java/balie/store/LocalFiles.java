package balie.store;

import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Hadoop's local files, of which Java says who may read and write them. Hadoop itself starts a {@code chmod} for each file where its
 * native library is not at hand: a run writes more than a hundred, with their checksums.
 */
public final class LocalFiles extends LocalFileSystem {

    /** Hadoop makes it by its name. */
    public LocalFiles() {
        super(new Permitted());
    }

    private static final class Permitted extends RawLocalFileSystem {

        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            java.nio.file.Path file = pathToFile(path).toPath();
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view == null || permission.getStickyBit()) {
                // Java knows no sticky bit, and another system no such permissions.
                super.setPermission(path, permission);
                return;
            }
            view.setPermissions(PosixFilePermissions.fromString(permission.toString()));
        }
    }
}
