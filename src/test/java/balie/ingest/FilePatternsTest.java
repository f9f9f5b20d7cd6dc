package balie.ingest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class FilePatternsTest {

    @TempDir
    private Path base;

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of("b.csv", "a.csv", "a.txt", ".hidden.csv", "sub/c.csv", "sub/deep/d.csv")) {
            Path file = base.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
        }
    }

    private List<String> expand(String pattern) throws IOException {
        return FilePatterns.expand(base, pattern).stream()
                .map(f -> base.relativize(f).toString())
                .toList();
    }

    @Test
    void files_come_by_name_and_hidden_ones_do_not() throws IOException {
        assertThat(expand("*.csv")).containsExactly("a.csv", "b.csv");
        assertThat(expand("sub/*.csv")).containsExactly("sub/c.csv");
        assertThat(expand("**/*.csv")).containsExactly("sub/c.csv", "sub/deep/d.csv");
        assertThat(expand("{a,b}.csv")).containsExactly("a.csv", "b.csv");
    }

    @Test
    void a_plain_path_names_itself() throws IOException {
        assertThat(expand("sub/c.csv")).containsExactly("sub/c.csv");
        assertThat(FilePatterns.expand(base, base.resolve("a.csv").toString())).containsExactly(base.resolve("a.csv"));
        assertThat(FilePatterns.expand(base, base + "/*.csv")).hasSize(2);
    }

    @Test
    void what_is_not_there_gives_nothing() throws IOException {
        assertThat(expand("no/such/*.csv")).isEmpty();
        assertThat(expand("missing.csv")).isEmpty();
        assertThat(expand("sub")).isEmpty();
    }
}
