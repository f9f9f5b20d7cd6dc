package balie.bench;

import balie.app.InProcess;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Whether what a run publishes holds what is true: exports of a {@link SmallDesk} go through the whole of {@code balie run}, and its tables are
 * read as a reader would read them. Each desk is another one; nothing changes at any of them, so that whatever is flagged is false.
 */
final class PipelineCoverage {

    private static final String DESIGN = "10 weeks, 300 contacts a week";
    private static final String ALL = "all";
    private static final String CURVE = "full_resolution_calendar_hours";
    private static final Map<String, Double> DAYS = Map.of("24", 1.0, "72", 3.0, "168", 7.0);
    private static final List<String> FLAGGING = List.of("changes", "question_changes");
    private static final double NOMINAL = 0.95;
    private static final double PERCENT = 100;
    private static final double SECOND = 1e9;

    /** Desks of which only what is true is counted. */
    private static final int DESKS_FOR_TRUTH = 1_000;

    private final int replications;
    private final long seed;
    private final CoverageTable table;
    private final Map<String, Double> truths = new LinkedHashMap<>();
    private double merged;

    PipelineCoverage(int replications, long seed, CoverageTable table) {
        this.replications = replications;
        this.seed = seed;
        this.table = table;
    }

    void run() throws IOException {
        SplittableRandom root = new SplittableRandom(seed);
        truths(root.split());
        List<Tally> tallies = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < replications; i++) {
            long start = System.nanoTime();
            tallies.add(replication(SmallDesk.draw(new Draws(root.split()))));
            seconds.add((System.nanoTime() - start) / SECOND);
        }
        Map<String, Rate> rates = Simulation.rates(tallies);
        rates.forEach((measure, rate) -> tell(measure, rate, cells(tallies, measure)));
        System.out.printf(
                Locale.ROOT,
                "a run of the pipeline: the first %.1f s, the last %.1f s%n",
                seconds.get(0),
                seconds.get(replications - 1));
    }

    private void truths(SplittableRandom random) {
        double[] repeats = new double[2];
        for (int i = 0; i < DESKS_FOR_TRUTH; i++) {
            SmallDesk desk = SmallDesk.draw(new Draws(random.split()));
            double[] counts = desk.repeats(SmallDesk.WEEKS - 2);
            repeats[0] += counts[0];
            repeats[1] += counts[1];
            merged += desk.merged() / DESKS_FOR_TRUTH;
        }
        double again = repeats[1] / repeats[0];
        truths.put("resolved_within_7_days", SmallDesk.RESOLVED_IN_A_WEEK);
        truths.put("fcr_recorded", SmallDesk.FIRST_CONTACT);
        truths.put("fcr_no_repeat_7_days", 1 - again);
        truths.put("escalated", SmallDesk.ESCALATED);
        truths.put("complained", SmallDesk.COMPLAINTS);
        truths.put("repeated_within_7_days", again);
    }

    private Tally replication(SmallDesk desk) throws IOException {
        Path folder = Files.createTempDirectory("balie-small-desk");
        try {
            SmallDeskFiles.write(desk, folder);
            ByteArrayOutputStream told = new ByteArrayOutputStream();
            int exit = InProcess.call(
                    folder,
                    new PrintStream(told, true, StandardCharsets.UTF_8),
                    "run",
                    SmallDeskFiles.JOB,
                    "--out",
                    "out",
                    "--as-of",
                    SmallDesk.AS_OF.toString());
            if (exit != 0) {
                throw new IllegalStateException("a run failed:\n" + told.toString(StandardCharsets.UTF_8));
            }
            Tally tally = new Tally();
            Path data = folder.resolve("out/data");
            rates(data.resolve("resolution_rates.csv"), tally);
            rates(data.resolve("service_rates.csv"), tally);
            curves(data.resolve("times.csv"), tally);
            double flagged = 0;
            for (String name : FLAGGING) {
                flagged += flags(data.resolve(name + ".csv"), name, tally);
            }
            tally.add("pipeline, any flag in a run", flagged > 0);
            return tally;
        } finally {
            Scratch.delete(folder);
        }
    }

    private void rates(Path file, Tally tally) throws IOException {
        for (CSVRecord row : rows(file)) {
            Double truth = truths.get(row.get("measure"));
            boolean others = !isAll(
                    row,
                    "category",
                    "question_id",
                    "product",
                    "customer_type",
                    "language",
                    "region",
                    "team",
                    "segment");
            if (truth != null && !others && !row.get("low").isEmpty()) {
                String measure = "pipeline, " + row.get("measure");
                tally.add(measure + group(row), holds(row, "low", "high", truth));
                tally.add("pipeline, all rates" + group(row), holds(row, "low", "high", truth));
            }
        }
    }

    private void curves(Path file, Tally tally) throws IOException {
        for (CSVRecord row : rows(file)) {
            Double days = DAYS.get(row.get("within_hours"));
            boolean others = !isAll(row, "category", "product", "customer_type", "team");
            if (days != null && !others && row.get("measure").equals(CURVE)) {
                double truth = (1 - merged) * SmallDesk.resolved(days);
                String curve = String.format(Locale.ROOT, "pipeline, resolved at %.0f d", days);
                tally.add(curve + group(row), holds(row, "within_low", "within_high", truth));
            }
        }
    }

    /** Gives how many rows are flagged. */
    private static double flags(Path file, String name, Tally tally) throws IOException {
        double flagged = 0;
        double all = 0;
        for (CSVRecord row : rows(file)) {
            flagged += row.get("flagged").equals("true") ? 1 : 0;
            all += row.get("p_value").isEmpty() ? 0 : 1;
        }
        tally.add("pipeline, flagged of the tested rows of " + name, flagged, all);
        return flagged;
    }

    private static String group(CSVRecord row) {
        return row.get("channel").equals(ALL) ? ", total" : ", by channel";
    }

    private static boolean isAll(CSVRecord row, String... columns) {
        for (String column : columns) {
            if (!row.get(column).equals(ALL)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(CSVRecord row, String low, String high, double truth) {
        return Double.parseDouble(row.get(low)) <= PERCENT * truth
                && PERCENT * truth <= Double.parseDouble(row.get(high));
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            return parser.getRecords();
        }
    }

    private static double cells(List<Tally> tallies, String measure) {
        return tallies.stream()
                .map(t -> t.measures().get(measure))
                .filter(counted -> counted != null)
                .mapToDouble(counted -> counted[1])
                .sum();
    }

    /** Of few replications the error is not known better than that of so many independent intervals. */
    private void tell(String measure, Rate rate, double cells) {
        String more = String.format(Locale.ROOT, " of %.0f", cells);
        if (measure.contains("flag")) {
            table.told(measure, DESIGN, rate, CoverageTable.percent(rate) + more, "nothing changes");
        } else {
            double error = Math.max(rate.error(), Math.sqrt(NOMINAL * (1 - NOMINAL) / cells));
            table.roughly(measure, DESIGN, new Rate(rate.value(), error, rate.replications()), more);
        }
    }
}
