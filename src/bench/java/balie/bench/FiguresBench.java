package balie.bench;

import balie.bench.ExportGenerator.Desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Figures over the whole history of a store, beside the same by DuckDB, which are compared row by row. Arguments: {@code --rows N} (default
 * one million), {@code --weeks N} (default 5), {@code --wordings N} (default 400), {@code --one-customer SHARE}, {@code --one-question SHARE}
 * (default 0), {@code --memory SIZE} of Balie's heap, {@code --work FOLDER} (default target/bench-figures).
 */
public final class FiguresBench {

    private static final LocalDateTime END = LocalDateTime.of(2026, 11, 16, 0, 0);
    private static final int SECONDS_OF_WEEK = 7 * 86_400;
    private static final String JOB = """
            zone: UTC
            sources:
              - {mapping: export, name: desk, files: %s}
            metrics: [question_frequency, complaint_categories, volume, resolution_rates, backlog, customer_profiles]
            questions: {by: wording}
            reports: [training, marketing]
            privacy: {minimum: 0}
            period: all
            """;
    private static final Pattern STAGE = Pattern.compile("(?m)^  (read|store|metrics) .* ([0-9.]+) s$");
    private static final Pattern AS_OF = Pattern.compile("as of (\\S+)");

    private final Path home = Path.of(System.getProperty("balie.home"));
    private final String java =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private final Path work;

    private FiguresBench(Path work) {
        this.work = work;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Options options = Options.of(
                args,
                Map.of(
                        "rows", "1_000_000",
                        "weeks", "5",
                        "wordings", "400",
                        "one-customer", "0",
                        "one-question", "0",
                        "memory", "2g",
                        "work",
                                Path.of(System.getProperty("balie.home"), "target", "bench-figures")
                                        .toString()));
        Path work = Path.of(options.text("work")).toAbsolutePath();
        long rows = options.whole("rows");
        Files.createDirectories(work.resolve("jobs/sources"));
        long span = options.whole("weeks") * SECONDS_OF_WEEK;
        Desk desk = new Desk(
                100_000_000,
                END.minusSeconds(span),
                (double) span / rows,
                END,
                (int) options.whole("wordings"),
                options.share("one-customer"),
                options.share("one-question"));
        new FiguresBench(work).run(rows, desk, options.text("memory"));
    }

    private void run(long rows, Desk desk, String memory) throws IOException, InterruptedException {
        String export = String.format(
                Locale.ROOT, "export-%d-%d-%s-%s.csv", rows, desk.wordings(), desk.oneCustomer(), desk.oneQuestion());
        ExportGenerator.write(work.resolve(export), rows, desk);
        Files.writeString(work.resolve("jobs/sources/export.source.yaml"), PeerColumns.mapping());
        Files.writeString(work.resolve("jobs/figures.yaml"), String.format(JOB, export));
        for (String left : List.of("store", "run", "keys")) {
            Scratch.delete(work.resolve(left));
        }
        Path said = work.resolve("balie.txt");
        Files.deleteIfExists(said);
        Measured balie = Measured.run(balie(memory), work, said);
        String log = Files.readString(said);
        Matcher stages = STAGE.matcher(log);
        double metrics = 0;
        StringBuilder told = new StringBuilder();
        while (stages.find()) {
            told.append(told.length() == 0 ? "" : ", ")
                    .append(stages.group(1))
                    .append(' ')
                    .append(stages.group(2))
                    .append(" s");
            metrics = stages.group(1).equals("metrics") ? Double.parseDouble(stages.group(2)) : metrics;
        }
        System.out.printf(Locale.ROOT, "Balie   %s   (%s)%n", balie, told);
        Matcher asOf = AS_OF.matcher(log);
        if (!asOf.find()) {
            throw new IllegalStateException("no as-of instant in " + said);
        }
        Path database = work.resolve("figures.db");
        Files.deleteIfExists(database);
        Measured duckdb = Measured.run(
                sql(
                        "compute",
                        work.resolve("store") + "/desk/interactions/data/**/*.parquet",
                        asOf.group(1),
                        database.toString()),
                work,
                work.resolve("duckdb.txt"));
        System.out.println("DuckDB  " + duckdb);
        Path data = work.resolve("store/desk/interactions/data");
        System.out.printf(
                Locale.ROOT,
                "Floor   %.2f s to read and copy the %d MB of the store%n",
                Scratch.read(data),
                Scratch.bytes(data) >> 20);
        System.out.printf(
                Locale.ROOT, "Balie's metrics against DuckDB's process: %.2f x wall%n", metrics / duckdb.seconds());
        Path compared = work.resolve("compared.txt");
        Files.deleteIfExists(compared);
        try {
            Measured.run(sql("compare", database.toString(), work.resolve("run").toString()), work, compared);
        } finally {
            System.out.print(Files.readString(compared));
        }
    }

    private List<String> balie(String memory) {
        List<String> command = new ArrayList<>(List.of(java, "-Xmx" + memory));
        command.addAll(Scratch.FOR_LONG);
        command.addAll(Scratch.archive());
        command.addAll(List.of(
                "-Dbalie.home=" + work,
                "-jar",
                home.resolve("target/balie.jar").toString(),
                "run",
                "figures",
                "--store",
                "store",
                "--out",
                "run"));
        return command;
    }

    private List<String> sql(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                java,
                "-Xmx256m",
                "-cp",
                home.resolve("target/balie-bench.jar") + ":" + home.resolve("target/bench-lib") + "/*",
                FiguresSql.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }
}
