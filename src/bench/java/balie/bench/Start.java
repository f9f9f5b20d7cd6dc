package balie.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the weekly run on the sample costs, beside the least a Spark job can cost, in turn and with the same options of the
 * JVM. Arguments: number of pairs (default 3).
 */
public final class Start {

    private Start() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int pairs = args.length == 0 ? 3 : Integer.parseInt(args[0]);
        Path home = Path.of(System.getProperty("balie.home"));
        Path work = Files.createTempDirectory("balie-bench");
        Path log = work.resolve("log.txt");
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(Arrays.asList(System.getProperty("balie.options").split(" ")));
        java.addAll(Scratch.archive());

        List<Measured> floors = new ArrayList<>();
        List<Measured> firsts = new ArrayList<>();
        List<Measured> agains = new ArrayList<>();
        System.out.println("The weekly run on the sample against a bare Spark session with one aggregate; " + pairs
                + " pairs, after a pair that is not counted.");
        for (int i = 0; i <= pairs; i++) {
            Measured floor = Measured.run(floor(java, home), Path.of(""), log);
            Path store = work.resolve("store" + i);
            Measured first = Measured.run(weekly(java, home, store, work.resolve("run" + i)), Path.of(""), log);
            Measured again = Measured.run(weekly(java, home, store, work.resolve("run" + i)), Path.of(""), log);
            if (i > 0) {
                floors.add(floor);
                firsts.add(first);
                agains.add(again);
                System.out.println("  floor " + floor + "   first " + first + "   again " + again);
            }
        }
        System.out.println("median");
        System.out.println("  floor                        " + typical(floors));
        System.out.println("  first run, into a new store  " + typical(firsts) + ratios(firsts, floors));
        System.out.println("  again, into the same store   " + typical(agains) + ratios(agains, floors));
        Scratch.delete(work);
    }

    private static List<String> floor(List<String> java, Path home) {
        List<String> command = new ArrayList<>(java);
        // The manifest of the jar names the libraries, for this class too.
        command.addAll(Scratch.OPENS);
        command.addAll(List.of(
                "-Dbalie.log=fatal",
                "-cp",
                home.resolve("target/balie.jar") + ":" + home.resolve("target/balie-bench.jar"),
                Floor.class.getName()));
        return command;
    }

    private static List<String> weekly(List<String> java, Path home, Path store, Path out) {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(
                "-Dbalie.home=" + home,
                "-jar",
                home.resolve("target/balie.jar").toString(),
                "run",
                "weekly",
                "--store",
                store.toString(),
                "--out",
                out.toString()));
        return command;
    }

    private static Measured typical(List<Measured> runs) {
        return new Measured(
                median(runs.stream().map(Measured::seconds).collect(Collectors.toList())),
                median(runs.stream().map(Measured::cpuSeconds).collect(Collectors.toList())),
                median(runs.stream().map(Measured::peakMegabytes).collect(Collectors.toList())));
    }

    /** The median of the ratios pair by pair, which holds where the machine's speed drifts. */
    private static String ratios(List<Measured> runs, List<Measured> floors) {
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            wall.add(runs.get(i).seconds() / floors.get(i).seconds());
            cpu.add(runs.get(i).cpuSeconds() / floors.get(i).cpuSeconds());
        }
        return String.format(Locale.ROOT, "   %.1f x the floor's wall, %.1f x its CPU", median(wall), median(cpu));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().collect(Collectors.toList());
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
