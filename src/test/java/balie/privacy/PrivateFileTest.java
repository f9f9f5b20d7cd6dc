package balie.privacy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs({OS.LINUX, OS.MAC})
class PrivateFileTest {

    @TempDir
    private Path folder;

    @Test
    void only_its_owner_may_read_it_also_after_it_was_written_and_moved() throws IOException {
        Path file = folder.resolve("a.csv");
        Files.writeString(file, "an older one that everybody reads");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Files.writeString(PrivateFile.create(file), "a\nb\n");
        Path moved = Files.move(file, folder.resolve("b.csv"));

        assertThat(PrivateFile.mode(moved)).contains(PrivateFile.OWNER_ONLY);
        assertThat(Files.readString(moved)).contains("b").doesNotContain("older");
    }

    @Test
    void modes_are_told_in_octal_digits() throws IOException {
        Path file = Files.createFile(folder.resolve("a.csv"));
        for (String mode : List.of("rw-r--r-- 644", "rwxr-x--- 750", "--------- 000", "r-----r-- 404")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode.substring(0, 9)));
            assertThat(PrivateFile.mode(file)).contains(mode.substring(10));
        }
    }
}
