package balie.app;

import balie.testkit.ChildJvm;
import balie.testkit.StandaloneCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The same job on a cluster of two workers gives the same tables, also where one of them is killed on the way. */
class ClusterTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final int MINUTES = 15;
    private static final String JOB = """
            zone: Europe/Amsterdam
            sources:
              - {mapping: desk-register-nl, name: counter, files: exports/*.csv}
            metrics: [question_frequency, resolution_rates, times, customer_profiles, channel_mix]
            """;

    @TempDir
    private Path folder;

    /** The libraries of the tests, and the classes of Balie as a jar, which spark-submit sends to the executors. */
    private Path jarOfBalie(List<Path> libraries) throws Exception {
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : tests.split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                libraries.add(Path.of(entry));
            }
        }
        Path jar = folder.resolve("balie.jar");
        ChildJvm.pack(PROJECT.resolve("target/classes"), jar);
        return jar;
    }

    @Test
    @Timeout(value = MINUTES, unit = TimeUnit.MINUTES)
    void a_cluster_gives_the_same_tables_and_does_without_a_worker_that_is_killed() throws Exception {
        Files.createDirectories(folder.resolve("exports"));
        Files.copy(
                PROJECT.resolve("sample-data/counter/balie-post-fax.csv"),
                folder.resolve("exports/balie-post-fax.csv"));
        Files.createDirectories(folder.resolve("jobs/sources"));
        Files.copy(
                PROJECT.resolve("jobs/sources/desk-register-nl.source.yaml"),
                folder.resolve("jobs/sources/desk-register-nl.source.yaml"));
        Files.writeString(folder.resolve("job.yaml"), JOB);
        CommandLine.Outcome alone =
                CommandLine.in(folder, "run", "job.yaml", "--store", "store-alone", "--out", "alone");
        assertThat(alone.exit()).as(alone.all()).isZero();

        List<Path> libraries = new ArrayList<>();
        Path jar = jarOfBalie(libraries);
        Path log = folder.resolve("submit.txt");
        Path ofCluster = Files.createDirectories(folder.resolve("cluster"));
        try (StandaloneCluster cluster = StandaloneCluster.start(ofCluster, libraries, "1500m", 2)) {
            ProcessBuilder submit = new ProcessBuilder(cluster.submit(
                            List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-Dbalie.home=" + folder),
                            List.of(
                                    "spark.executor.memory=1g",
                                    "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1"),
                            jar,
                            "run",
                            "job.yaml",
                            "--store",
                            "store-cluster",
                            "--out",
                            "cluster-run"))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            submit.environment().putAll(cluster.environment());
            Process run = submit.start();
            try {
                while (run.isAlive() && !Files.readString(log).contains("\n  store ")) {
                    Thread.sleep(50);
                }
                assertThat(run.isAlive()).as(Files.readString(log)).isTrue();
                assertThat(cluster.executors(0)).contains("Running task");
                assertThat(cluster.executors(1)).contains("Running task");
                cluster.killWorker(0);

                assertThat(run.waitFor()).as(Files.readString(log)).isZero();
            } finally {
                run.destroyForcibly();
            }
        }

        assertThat(StandaloneCluster.tables(folder.resolve("alone"))).hasSizeGreaterThan(5);
        assertThat(StandaloneCluster.tables(folder.resolve("cluster-run")))
                .isEqualTo(StandaloneCluster.tables(folder.resolve("alone")));
    }
}
