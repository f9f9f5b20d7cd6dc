package balie.bench;

import balie.testkit.StandaloneCluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The weekly run on the sample in one process, on a cluster of a master and two workers of a core each, and on one of which a worker is
 * killed while metrics are computed. The tables of all have to be the same bytes. Argument: {@code --work FOLDER} (default
 * target/bench-cluster).
 */
public final class ClusterBench {

    private static final int WORKERS = 2;
    private static final String MEMORY = "1800m";
    private static final String OF_EXECUTOR = "1300m";

    private final Path home = Path.of(System.getProperty("balie.home"));
    private final Path work;

    private ClusterBench(Path work) {
        this.work = work;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Path.of(System.getProperty("balie.home"), "target", "bench-cluster");
        for (int i = 0; i + 1 < args.length; i += 2) {
            if (!args[i].equals("--work")) {
                throw new IllegalArgumentException("--work FOLDER, not " + args[i]);
            }
            work = Path.of(args[i + 1]).toAbsolutePath();
        }
        Scratch.delete(work);
        Files.createDirectories(work);
        new ClusterBench(work).run();
    }

    private void run() throws IOException, InterruptedException {
        List<String> local = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        local.addAll(Arrays.asList(System.getProperty("balie.options").split(" ")));
        local.addAll(Scratch.archive());
        local.addAll(List.of("-Dbalie.home=" + home, "-jar", jar().toString()));
        local.addAll(job("local"));
        Measured alone = Measured.run(local, home, work.resolve("local.txt"));
        System.out.println("in one process           " + alone);
        Measured together = onCluster("cluster", false);
        same("cluster");
        System.out.println("on two workers           " + together + "   " + ratio(together, alone));
        Measured halved = onCluster("killed", true);
        same("killed");
        System.out.println("one of them killed       " + halved + "   " + ratio(halved, alone));
    }

    private static String ratio(Measured one, Measured other) {
        return String.format(Locale.ROOT, "%.2f x the wall in one process", one.seconds() / other.seconds());
    }

    private Measured onCluster(String name, boolean isKilled) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(work.resolve(name + "-spark"));
        List<Path> jars;
        try (Stream<Path> lib = Files.list(home.resolve("target/lib"))) {
            jars = lib.sorted().toList();
        }
        try (StandaloneCluster cluster = StandaloneCluster.start(folder, jars, MEMORY, WORKERS)) {
            List<String> command = cluster.submit(
                    List.of("-Xmx2g", "-Dbalie.home=" + home),
                    List.of("spark.executor.memory=" + OF_EXECUTOR),
                    jar(),
                    job(name).toArray(String[]::new));
            Path log = work.resolve(name + ".txt");
            if (isKilled) {
                Thread killer = new Thread(() -> killIn(cluster, log));
                killer.setDaemon(true);
                killer.start();
            }
            return Measured.run(command, home, log, cluster.environment());
        }
    }

    /** Kills a worker when the rows are in the store and metrics are computed. */
    private static void killIn(StandaloneCluster cluster, Path log) {
        try {
            while (!Files.exists(log) || !Files.readString(log).contains("  period ")) {
                Thread.sleep(50);
            }
            Thread.sleep(20_000);
            cluster.killWorker(0);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> job(String name) {
        return List.of(
                "run",
                "weekly",
                "--store",
                work.resolve(name + "-store").toString(),
                "--out",
                work.resolve(name).toString());
    }

    private Path jar() {
        return home.resolve("target/balie.jar");
    }

    /** That the tables are those of the run in one process, to the byte. */
    private void same(String name) throws IOException {
        Map<String, String> ours = StandaloneCluster.tables(work.resolve("local"));
        Map<String, String> theirs = StandaloneCluster.tables(work.resolve(name));
        if (ours.isEmpty() || !ours.keySet().equals(theirs.keySet())) {
            throw new IllegalStateException("other tables: " + theirs.keySet() + ", not " + ours.keySet());
        }
        ours.forEach((table, text) -> {
            if (!text.equals(theirs.get(table))) {
                throw new IllegalStateException("another " + table + " in " + work.resolve(name));
            }
        });
        System.out.println(ours.size() + " tables are the same bytes");
    }
}
