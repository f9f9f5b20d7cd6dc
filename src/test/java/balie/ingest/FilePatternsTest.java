package balie.ingest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void a_path_may_go_by_way_of_here_of_the_folder_above_and_of_links() throws IOException {
        Files.createSymbolicLink(base.resolve("link"), base.resolve("sub"));
        Path inner = Files.createDirectories(base.resolve("inner"));

        assertThat(expand("./sub/*.csv")).containsExactly("sub/c.csv");
        assertThat(expand("sub//deep/./*.csv")).containsExactly("sub/deep/d.csv");
        assertThat(expand("link/*.csv")).containsExactly("link/c.csv");
        assertThat(expand("l*/*.csv")).containsExactly("link/c.csv");
        assertThat(FilePatterns.expand(inner, "../sub/*.csv")).containsExactly(base.resolve("sub/c.csv"));
        assertThat(FilePatterns.expand(inner, "../sub/c.csv")).containsExactly(base.resolve("sub/c.csv"));
        assertThat(FilePatterns.expand(inner, inner + "/../sub/*.csv")).containsExactly(base.resolve("sub/c.csv"));
    }

    @Test
    void links_in_a_circle_or_to_nowhere_are_no_harm() throws IOException {
        Files.createSymbolicLink(base.resolve("sub/deep/up"), base.resolve("sub"));
        Files.createSymbolicLink(base.resolve("sub/gone.csv"), base.resolve("nowhere"));

        assertThat(expand("sub/**.csv")).containsExactly("sub/c.csv", "sub/deep/d.csv");
    }

    @Test
    void what_is_there_by_that_very_name_is_meant() throws IOException {
        Files.writeString(base.resolve("a [1].csv"), "x");
        Files.createDirectories(base.resolve("old {2025}"));
        Files.writeString(base.resolve("old {2025}/e.csv"), "x");

        assertThat(expand("a [1].csv")).containsExactly("a [1].csv");
        assertThat(expand("old {2025}/*.csv")).containsExactly("old {2025}/e.csv");
        assertThat(expand("[ab].csv")).containsExactly("a.csv", "b.csv");
    }

    @Test
    void a_text_that_is_no_pattern_is_told_whether_or_not_its_folder_is_there() {
        for (String pattern : List.of("sub/[a.csv", "none/{a.csv", "a\0.csv")) {
            assertThatThrownBy(() -> expand(pattern)).as(pattern).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
