package balie.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A large export to the store, beside DuckDB and Spark's own reader doing the same. Arguments: {@code --rows N} (default ten
 * million), {@code --only balie,duckdb,keys,spark,spark-keys}, {@code --work FOLDER} (default target/bench-ingest).
 */
public final class IngestBench {

    private static final long ROWS = 10_000_000;

    private final Path home = Path.of(System.getProperty("balie.home"));
    private final String java =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private final Path work;
    private final Path csv;
    private final Path log;

    private IngestBench(Path work, long rows) {
        this.work = work;
        this.csv = work.resolve("export-" + rows + ".csv");
        this.log = work.resolve("log.txt");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        long rows = ROWS;
        List<String> only = List.of("balie", "duckdb", "keys", "spark", "spark-keys");
        Path work = Path.of(System.getProperty("balie.home"), "target", "bench-ingest");
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--rows":
                    rows = Long.parseLong(args[i + 1].replace("_", ""));
                    break;
                case "--only":
                    only = Arrays.asList(args[i + 1].split(","));
                    break;
                case "--work":
                    work = Path.of(args[i + 1]).toAbsolutePath();
                    break;
                default:
                    throw new IllegalArgumentException("--rows N, --only NAMES or --work FOLDER, not " + args[i]);
            }
        }
        Files.createDirectories(work);
        new IngestBench(work, rows).run(rows, only);
    }

    private void run(long rows, List<String> only) throws IOException, InterruptedException {
        ExportGenerator.write(csv, rows);
        Files.createDirectories(work.resolve("jobs/sources"));
        Files.writeString(work.resolve("jobs/sources/export.source.yaml"), PeerColumns.mapping());
        Files.writeString(
                work.resolve("jobs/ingest.yaml"),
                "zone: UTC\nsources:\n  - {mapping: export, name: desk, files: " + csv.getFileName()
                        + "}\nmetrics: [channel_mix]\n");
        Files.deleteIfExists(log);
        System.out.printf(Locale.ROOT, "%,d rows, %,d MB%n", rows, Files.size(csv) >> 20);
        List<String> results = new ArrayList<>();
        Measured balie = measure(only, "balie", balie(), "store", "store/desk/interactions/data/**/*.parquet", results);
        Measured duckdb = measure(only, "duckdb", duckdb("bare"), "duckdb", "duckdb/*/*.parquet", results);
        Measured keys = measure(only, "keys", duckdb("keys"), "keys", "keys/*/*.parquet", results);
        Measured spark = measure(only, "spark", spark("bare"), "spark", "spark/*/*.parquet", results);
        Measured sparkKeys =
                measure(only, "spark-keys", spark("keys"), "spark-keys", "spark-keys/*/*.parquet", results);
        compare("DuckDB", balie, duckdb);
        compare("DuckDB, with the keys of texts that Balie makes too", balie, keys);
        compare("Spark's csv reader", balie, spark);
        compare("Spark's csv reader, with the keys", balie, sparkKeys);
        check(results);
    }

    private Measured measure(
            List<String> only, String name, List<String> command, String result, String files, List<String> results)
            throws IOException, InterruptedException {
        if (!only.contains(name)) {
            return null;
        }
        Scratch.delete(work.resolve(result));
        Measured measured = Measured.run(command, work, log);
        System.out.printf(
                Locale.ROOT,
                "  %-10s %s  %,6d MB written%n",
                name,
                measured,
                Scratch.bytes(work.resolve(result)) >> 20);
        results.add(work.resolve(files).toString());
        return measured;
    }

    private static void compare(String peer, Measured balie, Measured other) {
        if (balie != null && other != null) {
            System.out.printf(
                    Locale.ROOT,
                    "  Balie against %s: %.2f x wall, %.2f x CPU, %.2f x peak memory%n",
                    peer,
                    balie.seconds() / other.seconds(),
                    balie.cpuSeconds() / other.cpuSeconds(),
                    balie.peakMegabytes() / other.peakMegabytes());
        }
    }

    private void check(List<String> results) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(java, "-Xmx256m", "-cp", benchClasses(), DuckDbPeer.class.getName()));
        command.add("check");
        command.addAll(results);
        Path found = work.resolve("check.txt");
        Files.deleteIfExists(found);
        Measured.run(command, work, found);
        List<String> lines = Files.readAllLines(found);
        if (lines.stream().distinct().count() != 1) {
            throw new IllegalStateException("the results differ: " + lines + " of " + results);
        }
        System.out.println("  all wrote " + lines.get(0).replace("same as: ", ""));
    }

    private String benchClasses() {
        return home.resolve("target/balie-bench.jar") + ":" + home.resolve("target/bench-lib") + "/*";
    }

    private List<String> balie() {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(Arrays.asList(System.getProperty("balie.options").split(" ")));
        command.addAll(Scratch.OPENS);
        command.addAll(Scratch.archive());
        command.addAll(List.of(
                "-Dbalie.home=" + work,
                "-Dbalie.options=" + System.getProperty("balie.options"),
                "-cp",
                home.resolve("target/balie.jar") + ":" + home.resolve("target/balie-bench.jar"),
                "balie.app.LoadOnly",
                "ingest",
                work.resolve("store").toString()));
        return command;
    }

    private List<String> duckdb(String how) {
        return List.of(
                java,
                "-Xmx256m",
                "-cp",
                benchClasses(),
                DuckDbPeer.class.getName(),
                how,
                csv.toString(),
                work.resolve(how.equals("bare") ? "duckdb" : "keys").toString());
    }

    private List<String> spark(String how) {
        List<String> command = new ArrayList<>(List.of(java, "-Xmx3g", "-XX:+UseParallelGC", "-Dbalie.log=fatal"));
        command.addAll(Scratch.OPENS);
        command.addAll(Scratch.archive());
        command.addAll(List.of(
                "-cp",
                home.resolve("target/balie.jar") + ":" + home.resolve("target/balie-bench.jar"),
                SparkPeer.class.getName(),
                csv.toString(),
                work.resolve(how.equals("bare") ? "spark" : "spark-keys").toString(),
                how));
        return command;
    }
}
