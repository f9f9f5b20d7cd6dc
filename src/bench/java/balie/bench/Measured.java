package balie.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A whole process with those it starts, measured from outside.
 *
 * @param seconds from start to end
 * @param cpuSeconds in user and system mode, as of the last look before it ended; NaN where the system does not tell
 * @param peakMegabytes resident memory of all together at its highest; NaN where the system does not tell
 */
record Measured(double seconds, double cpuSeconds, double peakMegabytes) {

    private static final long LOOK_EVERY_MILLIS = 50;
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;
    private static final double KILO = 1024;

    /** Runs a command to its end in {@code folder}; what it prints goes to {@code log}. */
    static Measured run(List<String> command, Path folder, Path log) throws IOException, InterruptedException {
        return run(command, folder, log, Map.of());
    }

    /** The same with variables of the environment. */
    static Measured run(List<String> command, Path folder, Path log, Map<String, String> environment)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        builder.environment().putAll(environment);
        Process process = builder.start();
        // A process that has ended is looked at no more: what it used is what was seen last.
        Map<Long, Double> cpu = new HashMap<>();
        Set<Long> looked = new HashSet<>();
        double peak = Double.NaN;
        while (process.isAlive()) {
            double resident = 0;
            for (ProcessHandle one : Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .collect(Collectors.toList())) {
                one.info()
                        .totalCpuDuration()
                        .map(Duration::toMillis)
                        .ifPresent(millis -> cpu.merge(one.pid(), millis / MILLIS, Math::max));
                // A process that has just been forked shares the memory of the one it comes from: it counts from the
                // second look.
                if (!looked.add(one.pid())) {
                    resident += residentMegabytes(one.pid());
                }
            }
            peak = larger(peak, resident);
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        if (process.waitFor() != 0) {
            throw new IllegalStateException("exit code " + process.exitValue() + " of " + command + "; see " + log);
        }
        return new Measured(
                seconds,
                cpu.isEmpty()
                        ? Double.NaN
                        : cpu.values().stream().mapToDouble(Double::doubleValue).sum(),
                peak);
    }

    private static double larger(double one, double two) {
        if (Double.isNaN(one)) {
            return two;
        }
        return Double.isNaN(two) ? one : Math.max(one, two);
    }

    private static double residentMegabytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Double.parseDouble(line.replaceAll("[^0-9]", "")) / KILO;
                }
            }
        } catch (IOException e) {
            // The process has just ended, or the system has no /proc: nothing is known.
        }
        return 0;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%6.1f s wall  %6.1f s CPU  %6.0f MB", seconds, cpuSeconds, peakMegabytes);
    }
}
