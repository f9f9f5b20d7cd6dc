package balie.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Goes on in a JVM that is made for much work, where the launcher began one that is made to start quickly.
 *
 * <p>A week is small: with the first compiler alone a run is over before another JVM had warmed up. Gigabytes are read several times faster
 * with the second compiler.
 */
final class LargeInput {

    private static final String FROM = "balie.large-input-bytes";
    private static final long BYTES = 128L << 20;

    private static final String DEFAULTS = "balie.options";
    private static final String CHILD = "balie.child";
    private static final List<String> OPTIONS =
            List.of("-XX:+UseParallelGC", "-XX:ReservedCodeCacheSize=240m", "-Xshare:auto");
    // Of minutes, what is called a few thousand times only is not worth compiling twice.
    private static final List<String> FOR_INPUT = List.of("-Xmx1200m", "-XX:CompileThresholdScaling=2");
    // Of more minutes neither is what the second compiler would take up by itself: its work was as much as that of all
    // tasks of a million rows. So the first one's code stays five times as long.
    private static final List<String> FOR_LONG = List.of(
            "-Xmx2g",
            "-XX:Tier4InvocationThreshold=25000",
            "-XX:Tier4MinInvocationThreshold=3000",
            "-XX:Tier4CompileThreshold=75000",
            "-XX:Tier4BackEdgeThreshold=200000");
    private static final int KILLED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private LargeInput() {}

    /** Whether inputs of a size are many. The system property {@code balie.large-input-bytes} sets another limit. */
    static boolean isLarge(long bytes) {
        return bytes >= Long.getLong(FROM, BYTES);
    }

    /** Does something with every input taken for large, or none. */
    static int takenFor(boolean large, IntSupplier work) {
        String before = System.getProperty(FROM);
        System.setProperty(FROM, String.valueOf(large ? 1 : Long.MAX_VALUE));
        try {
            return work.getAsInt();
        } finally {
            if (before == null) {
                System.clearProperty(FROM);
            } else {
                System.setProperty(FROM, before);
            }
        }
    }

    /**
     * Runs the command in another JVM to its end, and gives its exit code.
     *
     * @param bytes size of all inputs
     * @return empty if this JVM can do it: the input is small, or the JVM was not started by the launcher but by someone who chose
     *     its options
     */
    static OptionalInt relay(long bytes, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        return isLarge(bytes) ? relay(FOR_INPUT, main, arguments) : OptionalInt.empty();
    }

    /** The same, whatever the input, for work that takes many minutes, so that compiling well pays, and more memory than reading. */
    static OptionalInt relayLong(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        return relay(FOR_LONG, main, arguments);
    }

    private static OptionalInt relay(List<String> options, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        String defaults = System.getProperty(DEFAULTS);
        if (defaults == null || System.getProperty("spark.master") != null) {
            return OptionalInt.empty();
        }
        Process child = new ProcessBuilder(command(defaults, options, main, arguments))
                .inheritIO()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(child)));
        return OptionalInt.of(child.waitFor());
    }

    /** Whoever waits for this process to end may rely on the other one having ended too, and on the store being free. */
    private static void end(Process child) {
        child.destroy();
        try {
            if (!child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                child.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            child.destroyForcibly();
        }
    }

    private static List<String> command(String defaults, List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(OPTIONS);
        Set<String> replaced = Set.copyOf(Arrays.asList(defaults.split(" ")));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !replaced.contains(option) && !option.startsWith("-D" + DEFAULTS + "="))
                .forEach(command::add);
        command.add("-D" + CHILD + "=true");
        String classPath = System.getProperty("java.class.path");
        if (System.getProperty("sun.java.command", "").startsWith(classPath)) {
            // The manifest of the jar has options that a class path does not give.
            command.addAll(List.of("-jar", classPath));
        } else {
            command.addAll(List.of("-cp", classPath, main.getName()));
        }
        command.addAll(arguments);
        return command;
    }

    /** Where this JVM is the other one: it ends with the one that started it, also if that is killed. */
    static void endWithParent() {
        if (System.getProperty(CHILD) != null) {
            ProcessHandle.current().parent().ifPresent(parent -> {
                Thread watch = new Thread(() -> {
                    parent.onExit().join();
                    Runtime.getRuntime().halt(KILLED);
                });
                watch.setDaemon(true);
                watch.start();
            });
        }
    }
}
