package balie.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A whole process, measured from outside.
 *
 * @param seconds from start to end
 * @param cpuSeconds in user and system mode, as of the last look before it ended; NaN where the system does not tell
 * @param peakMegabytes resident memory at its highest; NaN where the system does not tell
 */
record Measured(double seconds, double cpuSeconds, double peakMegabytes) {

    private static final long LOOK_EVERY_MILLIS = 20;
    private static final double NANOS = 1e9;
    private static final double KILO = 1024;

    /** Runs a command to its end; what it prints goes to {@code log}. */
    static Measured run(List<String> command, Path log) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
                .start();
        double peak = Double.NaN;
        double cpu = Double.NaN;
        while (process.isAlive()) {
            peak = larger(peak, peakMegabytes(process.pid()));
            cpu = larger(
                    cpu,
                    process.info()
                            .totalCpuDuration()
                            .map(Duration::toMillis)
                            .map(m -> m / 1000.0)
                            .orElse(Double.NaN));
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        if (process.waitFor() != 0) {
            throw new IllegalStateException("exit code " + process.exitValue() + " of " + command + "; see " + log);
        }
        return new Measured(seconds, cpu, peak);
    }

    private static double larger(double one, double two) {
        if (Double.isNaN(one)) {
            return two;
        }
        return Double.isNaN(two) ? one : Math.max(one, two);
    }

    private static double peakMegabytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Double.parseDouble(line.replaceAll("[^0-9]", "")) / KILO;
                }
            }
        } catch (IOException e) {
            // The process has just ended, or the system has no /proc: nothing is known.
        }
        return Double.NaN;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%6.1f s wall  %6.1f s CPU  %6.0f MB", seconds, cpuSeconds, peakMegabytes);
    }
}
