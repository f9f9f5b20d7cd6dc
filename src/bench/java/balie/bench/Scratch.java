package balie.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folders of a benchmark, and what its processes with Spark in them need. */
final class Scratch {

    /** What the manifest of the jar says, for a class that is started by its name. */
    static final List<String> OPENS = List.of(
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED");

    /** What the launcher gives a JVM for much work, but for its memory; decision 50 says why. */
    static final List<String> FOR_LONG = List.of(
            "-XX:+UseParallelGC",
            "-XX:ReservedCodeCacheSize=240m",
            "-XX:Tier4InvocationThreshold=25000",
            "-XX:Tier4MinInvocationThreshold=3000",
            "-XX:Tier4CompileThreshold=75000",
            "-XX:Tier4BackEdgeThreshold=200000");

    private static final double NANOS = 1e9;

    private Scratch() {}

    /** The options with which the launcher gives the JVM its archive of classes, if there is one. */
    static List<String> archive() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(o -> o.startsWith("-XX:SharedArchiveFile=") || o.startsWith("-Xlog:cds"))
                .toList();
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> tree = Files.walk(folder)) {
                all = tree.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
            }
            for (Path path : all) {
                Files.delete(path);
            }
        }
    }

    /** The seconds it takes to read every byte of a folder once and copy it in memory: what no reader of all of it is faster than. */
    static double read(Path folder) throws IOException {
        byte[] read = new byte[1 << 20];
        byte[] copied = new byte[read.length];
        long start = System.nanoTime();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.filter(Files::isRegularFile).collect(Collectors.toList())) {
                try (InputStream in = Files.newInputStream(path)) {
                    for (int n = in.read(read); n >= 0; n = in.read(read)) {
                        System.arraycopy(read, 0, copied, 0, n);
                    }
                }
            }
        }
        return (System.nanoTime() - start) / NANOS;
    }

    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.filter(Files::isRegularFile).collect(Collectors.toList())) {
                bytes += Files.size(path);
            }
        }
        return bytes;
    }
}
