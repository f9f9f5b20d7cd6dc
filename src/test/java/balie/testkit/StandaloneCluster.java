package balie.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A cluster of Spark's own kind on the loopback: a master and workers, each a process, with the libraries of Balie. */
public final class StandaloneCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String LOOPBACK = "127.0.0.1";
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "sun.nio.ch");

    private final Path folder;
    private final String libraries;
    private final Process master;
    private final List<Process> workers = new ArrayList<>();
    private final String url;

    private StandaloneCluster(Path folder, String libraries, String memory, int number)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.libraries = libraries;
        String port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = Integer.toString(free.getLocalPort());
        }
        url = "spark://" + LOOPBACK + ":" + port;
        master = start(
                "master",
                "org.apache.spark.deploy.master.Master",
                List.of("--host", LOOPBACK, "--port", port, "--webui-port", "0"));
        await(master, "master", "New state: ALIVE");
        for (int i = 0; i < number; i++) {
            List<String> arguments = List.of(
                    "--host",
                    LOOPBACK,
                    "--cores",
                    "1",
                    "--memory",
                    memory,
                    "--webui-port",
                    "0",
                    "--work-dir",
                    folder.resolve("work" + i).toString(),
                    url);
            workers.add(start("worker" + i, "org.apache.spark.deploy.worker.Worker", arguments));
        }
        for (int i = 0; i < number; i++) {
            await(workers.get(i), "worker" + i, "Successfully registered with master");
        }
    }

    /**
     * Starts a cluster.
     *
     * @param folder for its files
     * @param jars its libraries
     * @param memory of each worker, such as 1500m
     * @param workers how many, with a core each
     */
    public static StandaloneCluster start(Path folder, List<Path> jars, String memory, int workers)
            throws IOException, InterruptedException {
        Path links = Files.createDirectories(folder.resolve("spark/jars"));
        for (Path jar : jars) {
            Files.createSymbolicLink(links.resolve(Objects.requireNonNull(jar.getFileName())), jar.toAbsolutePath());
        }
        return new StandaloneCluster(folder, links + "/*", memory, workers);
    }

    /**
     * A command that gives Balie's to spark-submit, in client mode. To be started with {@link #environment}.
     *
     * @param options of the JVM of the driver
     * @param settings of Spark, name=value
     * @param jar of Balie
     */
    public List<String> submit(List<String> options, List<String> settings, Path jar, String... arguments) {
        List<String> command = java();
        command.addAll(options);
        command.addAll(List.of("-cp", libraries, "org.apache.spark.deploy.SparkSubmit", "--master", url));
        List<String> all = new ArrayList<>(List.of(
                "spark.driver.host=" + LOOPBACK, "spark.driver.bindAddress=" + LOOPBACK, "spark.ui.enabled=false"));
        all.addAll(settings);
        all.forEach(setting -> command.addAll(List.of("--conf", setting)));
        command.addAll(List.of("--class", "balie.app.Main", jar.toString()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    public Map<String, String> environment() {
        return Map.of(
                "SPARK_HOME",
                folder.resolve("spark").toString(),
                "SPARK_SCALA_VERSION",
                "2.13",
                "SPARK_LOCAL_IP",
                LOOPBACK);
    }

    /** Kills a worker with SIGKILL; the executor that it started ends soon after. */
    public void killWorker(int which) throws InterruptedException {
        workers.get(which).toHandle().destroyForcibly();
        workers.get(which).waitFor();
    }

    /** What the executors of a worker said so far. */
    public String executors(int worker) throws IOException {
        StringBuilder said = new StringBuilder();
        Path work = folder.resolve("work" + worker);
        if (Files.isDirectory(work)) {
            try (Stream<Path> files = Files.walk(work)) {
                for (Path file :
                        files.filter(f -> f.endsWith("stderr")).sorted().toList()) {
                    said.append(Files.readString(file));
                }
            }
        }
        return said.toString();
    }

    /** The tables of a published run by their path in it, to hold those of a cluster against those of one process. */
    public static Map<String, String> tables(Path run) throws IOException {
        Map<String, String> tables = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(run)) {
            for (Path file : tree.filter(f -> f.toString().endsWith(".csv")).toList()) {
                tables.put(run.relativize(file).toString(), Files.readString(file));
            }
        }
        return tables;
    }

    private static List<String> java() {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        OPENED.forEach(open -> command.add("--add-opens=java.base/" + open + "=ALL-UNNAMED"));
        return command;
    }

    private Process start(String name, String program, List<String> arguments) throws IOException {
        List<String> command = java();
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", libraries, program));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().putAll(environment());
        return builder.start();
    }

    private void await(Process process, String name, String said) throws IOException, InterruptedException {
        Path log = folder.resolve(name + ".log");
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains(said)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                close();
                throw new IllegalStateException("no " + name + ": " + Files.readString(log));
            }
            Thread.sleep(100);
        }
    }

    /** Ends all processes. */
    @Override
    public void close() {
        List<Process> all = new ArrayList<>(workers);
        all.add(master);
        // A worker that is asked to end takes its executors with it.
        all.forEach(Process::destroy);
        for (Process process : all) {
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
