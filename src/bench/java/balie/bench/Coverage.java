package balie.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Whether the statistics keep what they promise, on simulated desks of which the truth is known: how often intervals
 * hold it, how often there is an alarm where nothing changed, how often a change is found, and what share of the flags
 * is false. Arguments: {@code --replications N} (default 2,000), {@code --seed N}, {@code --only
 * shares,times,alarms,power,discovery,pipeline}, {@code --pipeline N}: how many desks go through the whole of Balie (default 10; 0:
 * none).
 */
public final class Coverage {

    private static final String CHILD = "balie.bench-child";
    private static final String PIPELINE = "pipeline";
    private static final List<String> PARTS =
            List.of("shares", "lifts", "times", "alarms", "power", "discovery", PIPELINE);
    private static final int REPLICATIONS = 2_000;
    private static final int LEAST = 100;
    private static final int RUNS = 10;
    /** As the launcher runs Balie: most of a run is code that runs a few times. */
    private static final List<String> AS_LAUNCHED =
            List.of("-Xmx2g", "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m");

    private static final long SEED = 20_261_128;
    private static final double SECOND = 1e9;

    private Coverage() {}

    public static void main(String[] args) throws Exception {
        int replications = REPLICATIONS;
        int runs = RUNS;
        long seed = SEED;
        List<String> only = PARTS;
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            switch (args[i]) {
                case "--replications":
                    replications = value.matches("[0-9]{1,7}") ? Integer.parseInt(value) : 0;
                    break;
                case "--pipeline":
                    runs = value.matches("[0-9]{1,4}") ? Integer.parseInt(value) : -1;
                    break;
                case "--seed":
                    if (value.matches("-?[0-9]{1,18}")) {
                        seed = Long.parseLong(value);
                    } else {
                        only = List.of();
                    }
                    break;
                case "--only":
                    only = Arrays.asList(value.split(","));
                    break;
                default:
                    only = List.of();
            }
        }
        if (only.isEmpty() || !PARTS.containsAll(only) || replications < LEAST || runs < 0) {
            System.err.println("--replications N (from " + LEAST + "), --pipeline N (from 0), --seed N, --only "
                    + String.join(",", PARTS));
            System.exit(2);
        }
        if (System.getProperty(CHILD) == null) {
            System.exit(inProcesses(only, runs, args));
        }
        run(only, new Simulation(replications, seed), runs, seed);
    }

    private static int inProcesses(List<String> only, int runs, String... args) throws Exception {
        List<String> computed =
                only.stream().filter(part -> !part.equals(PIPELINE)).toList();
        // The launcher's options are for starting quickly; this computes for minutes.
        int exit = computed.isEmpty() ? 0 : again(computed, List.of("-Xmx1g"), args);
        return exit == 0 && only.contains(PIPELINE) && runs > 0 ? again(List.of(PIPELINE), AS_LAUNCHED, args) : exit;
    }

    private static int again(List<String> parts, List<String> options, String... args) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(Scratch.OPENS);
        command.addAll(List.of(
                "-D" + CHILD + "=true", "-cp", System.getProperty("java.class.path"), Coverage.class.getName()));
        command.addAll(Arrays.asList(args));
        // Of an option that is given twice, the last counts.
        command.addAll(List.of("--only", String.join(",", parts)));
        Process child = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(child::destroy));
        return child.waitFor();
    }

    private static void run(List<String> only, Simulation simulation, int runs, long seed) throws IOException {
        SelfCheck.run();
        System.out.println("seed " + seed + ", JDK " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores");
        CoverageTable table = new CoverageTable(System.out);
        table.header();
        long start = System.nanoTime();
        part(only, "shares", (s, t) -> new ShareIntervals(s, t).run(), simulation, table);
        part(only, "lifts", (s, t) -> new LiftIntervals(s, t).run(), simulation, table);
        part(only, "times", (s, t) -> new TimeIntervals(s, t).run(), simulation, table);
        part(only, "alarms", Coverage::alarms, simulation, table);
        part(only, "power", Coverage::power, simulation, table);
        part(only, "discovery", (s, t) -> new Discoveries(s, t).run(), simulation, table);
        if (only.contains(PIPELINE)) {
            new PipelineCoverage(runs, seed, table).run();
        }
        table.sum();
        System.out.printf(Locale.ROOT, "%.0f s%n", (System.nanoTime() - start) / SECOND);
    }

    private static void alarms(Simulation simulation, CoverageTable table) {
        new UnusualCountAlarms(simulation, table).run();
        new AlarmRates(simulation, table).run();
        new ClusteredTests(simulation, table).unchanged();
        new MixChanges(simulation, table).run();
        new WholeReports(simulation, table).run();
    }

    private static void power(Simulation simulation, CoverageTable table) {
        new Power(simulation, table).run();
        new ClusteredTests(simulation, table).changed();
    }

    private static void part(
            List<String> only,
            String name,
            BiConsumer<Simulation, CoverageTable> part,
            Simulation simulation,
            CoverageTable table) {
        if (only.contains(name)) {
            part.accept(simulation, table);
        }
    }
}
