package balie.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class SurroundingsTest {

    @TempDir
    private Path folder;

    @Test
    void the_home_is_found_from_the_jar_where_jobs_are_beside_it() throws IOException {
        Path jar = Files.createDirectories(folder.resolve("opt/balie/target")).resolve("balie.jar");
        assertThat(Surroundings.homeOf(jar)).isEmpty();

        Files.createDirectories(folder.resolve("opt/balie/jobs"));
        assertThat(Surroundings.homeOf(jar)).contains(folder.resolve("opt/balie"));
        assertThat(Surroundings.homeOf(Path.of("/balie.jar"))).isEmpty();
    }

    @Test
    void without_a_launcher_the_jobs_of_the_project_are_found() {
        assertThat(Surroundings.ofProcess().homes())
                .contains(Path.of("").toAbsolutePath())
                .allSatisfy(home -> assertThat(home.resolve("jobs/weekly.yaml")).exists());
    }
}
