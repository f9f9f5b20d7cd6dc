package balie.store;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The same permissions as Hadoop's own gives. */
class LocalFilesTest {

    private static final String[] PERMISSIONS = {"600", "644", "755", "750", "711", "444", "1777"};

    @TempDir
    private Path folder;

    private static org.apache.hadoop.fs.Path hadoop(Path path) {
        return new org.apache.hadoop.fs.Path(path.toUri());
    }

    private Map<String, String> made(FileSystem files, Path place, String umask) throws IOException {
        Configuration conf = new Configuration(false);
        conf.set("fs.permissions.umask-mode", umask);
        files.initialize(place.toUri(), conf);
        for (String permission : PERMISSIONS) {
            FsPermission each = new FsPermission(permission);
            files.mkdirs(hadoop(place.resolve("made/" + permission)), each);
            Path file = place.resolve("file-" + permission);
            try (OutputStream out = files.create(hadoop(file), each, true, 4096, (short) 1, 1 << 20, null)) {
                out.write(1);
            }
            Path set = Files.createDirectories(place.resolve("set-" + permission));
            files.setPermission(hadoop(set), each);
        }
        try (OutputStream out = files.create(hadoop(place.resolve("usual")))) {
            out.write(1);
        }
        Map<String, String> permissions = new TreeMap<>();
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : all.toList()) {
                int mode = (Integer) Files.getAttribute(file, "unix:mode");
                permissions.put(place.relativize(file).toString(), Integer.toOctalString(mode));
            }
        }
        return permissions;
    }

    @Test
    void files_and_folders_may_be_read_and_written_by_whom_hadoop_lets() throws IOException {
        for (String umask : new String[] {"022", "077", "002"}) {
            Map<String, String> expected =
                    made(new LocalFileSystem(), Files.createDirectories(folder.resolve("theirs" + umask)), umask);

            assertThat(made(new LocalFiles(), Files.createDirectories(folder.resolve("ours" + umask)), umask))
                    .isEqualTo(expected)
                    .hasSizeGreaterThan(3 * PERMISSIONS.length);
        }
    }

    @Test
    void what_is_not_there_can_not_be_permitted() {
        LocalFiles files = new LocalFiles();
        files.setConf(new Configuration(false));

        assertThatThrownBy(() -> files.setPermission(hadoop(folder.resolve("none")), new FsPermission("644")))
                .isInstanceOf(IOException.class);
    }
}
