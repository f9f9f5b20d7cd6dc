package balie.bench;

import balie.bench.ExportGenerator.Desk;
import balie.model.IsoWeek;

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
 * What a week costs beside a large history and beside a small one: the whole command, from the export of a week to its reports. Each pair is the
 * next week, in both stores alike. Arguments: {@code --large N} (default ten million), {@code --small N} (one million), {@code --week N} contacts
 * a week, also of the history (192,000), {@code --pairs N} (5), {@code --memory SIZE} (2g), {@code --work FOLDER} (default target/bench-week).
 */
public final class WeekBench {

    private static final LocalDateTime END = LocalDateTime.of(2026, 11, 16, 0, 0);
    private static final int SECONDS_OF_WEEK = 7 * 86_400;
    private static final long FIRST_ID = 100_000_000;
    private static final int WORDINGS = 400;
    private static final String JOB = """
            zone: UTC
            sources:
              - {mapping: export, name: desk, files: %s}
            metrics: [question_frequency, complaint_categories, volume, resolution_rates, backlog, changes, times, customer_profiles]
            questions: {by: wording}
            reports: [training, marketing]
            privacy: {minimum: 5}
            """;
    private static final Pattern STAGE =
            Pattern.compile("(?m)^  (read|store|period|metrics|disclosure|reports) .* ([0-9.]+) s$");

    private final Path home = Path.of(System.getProperty("balie.home"));
    private final Path work;
    private final long week;
    private final int pairs;
    private final String memory;

    private WeekBench(Path work, long week, int pairs, String memory) {
        this.work = work;
        this.week = week;
        this.pairs = pairs;
        this.memory = memory;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Options options = Options.of(
                args,
                Map.of(
                        "large", "10_000_000",
                        "small", "1_000_000",
                        "week", "192_000",
                        "pairs", "5",
                        "memory", "2g",
                        "work",
                                Path.of(System.getProperty("balie.home"), "target", "bench-week")
                                        .toString()));
        Path work = Path.of(options.text("work")).toAbsolutePath();
        Files.createDirectories(work.resolve("jobs/sources"));
        new WeekBench(work, options.whole("week"), (int) options.whole("pairs"), options.text("memory"))
                .run(options.whole("large"), options.whole("small"));
    }

    private void run(long large, long small) throws IOException, InterruptedException {
        Files.writeString(work.resolve("jobs/sources/export.source.yaml"), PeerColumns.mapping());
        double apart = (double) SECONDS_OF_WEEK / week;
        LocalDateTime begin = END.minusWeeks(pairs);
        for (long rows : List.of(large, small)) {
            LocalDateTime first = begin.minusSeconds((long) (rows * apart));
            String file = "history-" + rows + "-" + week + "-" + pairs + ".csv";
            ExportGenerator.write(work.resolve(file), rows, new Desk(FIRST_ID, first, apart, begin, WORDINGS, 0, 0));
            Files.writeString(work.resolve("jobs/history.yaml"), String.format(JOB, file));
            Scratch.delete(work.resolve("store-" + rows));
            System.out.printf(
                    Locale.ROOT,
                    "%,d contacts stored: %s%n",
                    rows,
                    Measured.run(
                            command("balie.app.LoadOnly", "history", "store-" + rows), work, work.resolve("said.txt")));
        }
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            LocalDateTime monday = begin.plusWeeks(pair);
            String file = "week-" + week + "-" + pairs + "-" + pair + ".csv";
            // Ids that no history has.
            Desk desk = new Desk(2 * FIRST_ID + pair * week, monday, apart, monday.plusWeeks(1), WORDINGS, 0, 0);
            ExportGenerator.write(work.resolve(file), week, desk);
            Files.writeString(work.resolve("jobs/week.yaml"), String.format(JOB, file));
            // First the one, then the other: what a machine has of its own goes to neither.
            boolean isLargeFirst = pair % 2 == 0;
            double one = week(isLargeFirst ? large : small, monday);
            double other = week(isLargeFirst ? small : large, monday);
            ratios.add(isLargeFirst ? one / other : other / one);
        }
        ratios.sort(null);
        System.out.printf(
                Locale.ROOT,
                "A week beside %,d contacts against beside %,d: %.2f x wall, median of %d (%.2f to %.2f)%n",
                large,
                small,
                ratios.get(ratios.size() / 2),
                pairs,
                ratios.get(0),
                ratios.get(ratios.size() - 1));
    }

    private double week(long rows, LocalDateTime monday) throws IOException, InterruptedException {
        String store = "store-" + rows;
        Path said = work.resolve("week-of-" + rows + ".txt");
        Files.deleteIfExists(said);
        Measured measured = Measured.run(
                command(
                        "balie.app.Main",
                        "run",
                        "week",
                        "--week",
                        IsoWeek.of(monday.toLocalDate()).toString(),
                        "--store",
                        store,
                        "--out",
                        "run-" + rows),
                work,
                said);
        StringBuilder stages = new StringBuilder();
        Matcher stage = STAGE.matcher(Files.readString(said));
        boolean isDone = false;
        while (stage.find()) {
            stages.append(stages.length() == 0 ? "" : ", ")
                    .append(stage.group(1))
                    .append(' ')
                    .append(stage.group(2));
            isDone |= stage.group(1).equals("reports");
        }
        System.out.printf(Locale.ROOT, "beside %,11d: %s   (%s s)%n", rows, measured, stages);
        if (!isDone) {
            throw new IllegalStateException("the run failed: see " + said);
        }
        // The next week's run takes its place.
        Scratch.delete(work.resolve("run-" + rows));
        return measured.seconds();
    }

    private List<String> command(String main, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + memory));
        command.addAll(Scratch.FOR_LONG);
        command.addAll(Scratch.OPENS);
        command.addAll(List.of(
                "-Dbalie.home=" + work,
                "-cp",
                home.resolve("target/balie.jar") + ":" + home.resolve("target/balie-bench.jar"),
                main));
        command.addAll(Arrays.asList(arguments));
        return command;
    }
}
