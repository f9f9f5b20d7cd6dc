package balie.app;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A store in a file system of Hadoop's: a name node and a data node in this JVM. */
class HdfsStoreTest {

    private static final String JOB = """
            zone: Europe/Amsterdam
            sources:
              - mapping: zendesk-csv
                files: exports/*.csv
            metrics: [channel_mix, resolution_rates, volume]
            reports: [training]
            privacy: {minimum: 2}
            """;

    @TempDir
    private static java.nio.file.Path folder;

    private static MiniDFSCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        File data = folder.resolve("hdfs").toFile();
        cluster = new MiniDFSCluster.Builder(new Configuration(), data)
                .numDataNodes(1)
                .build();
        cluster.waitActive();
        StringBuilder csv = new StringBuilder("Id,Status,Via,Created at,Solved at,Updated at\n");
        for (int i = 0; i < 120; i++) {
            String day = "2026-10-" + (10 + i % 12);
            csv.append(i).append(i % 3 == 0 ? ",Open," : ",Solved,").append(i % 2 == 0 ? "Mail," : "Chat,");
            csv.append(day)
                    .append(" 10:00,")
                    .append(i % 3 == 0 ? "" : day + " 15:00")
                    .append(',');
            csv.append(day).append(" 15:00\n");
        }
        Files.createDirectories(folder.resolve("exports"));
        Files.writeString(folder.resolve("exports/1.csv"), csv);
    }

    @AfterAll
    static void stop() {
        cluster.shutdown(true);
    }

    private static CommandLine.Outcome run(String store, String out) throws IOException {
        Files.writeString(folder.resolve("job.yaml"), JOB + "store: " + store + "\n");
        CommandLine.Outcome outcome =
                CommandLine.in(folder, "run", "job.yaml", "--week", "2026-W42", "--out", out, "--verbose");
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        return outcome;
    }

    private static Map<String, String> contents(String out) throws IOException {
        return CommandLine.contents(folder.resolve(out));
    }

    @Test
    void gives_what_one_in_a_folder_gives_and_knows_it_the_next_time() throws IOException {
        String warehouse = cluster.getFileSystem().getUri() + "/balie";
        String store = "{catalog: {type: hadoop, warehouse: \"" + warehouse + "\"}}";
        run("plain-store", "plain");
        run(store, "first");

        assertThat(cluster.getFileSystem().exists(new Path(warehouse + "/desk/interactions/metadata")))
                .isTrue();
        assertThat(contents("first")).isEqualTo(contents("plain"));
        assertThat(run(store, "second").out()).contains("0 new, 0 changed");
        assertThat(contents("second")).isEqualTo(contents("first"));
    }
}
