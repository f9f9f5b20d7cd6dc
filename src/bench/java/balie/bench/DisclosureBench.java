package balie.bench;

import balie.app.InProcess;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.TableContract;
import balie.metrics.Metrics;
import balie.metrics.disclosure.Disclosure;
import balie.metrics.disclosure.EarlierCounts;
import balie.model.Count;
import balie.model.ResultTable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * What it costs to hide what gives small counts away, how much is hidden, and what the attacker finds.
 *
 * <p>{@code --part cubes}: made tables of 10,000 cells. {@code --part weeks --weeks N [--until WEEK] [--from FOLDER]}: N weekly publications
 * of the sample up to a week of 2026, with all protection, without hiding beside small counts, and without an eye on earlier publications; the tables of each week
 * are made by a run that tells every count ({@code FOLDER}: where such runs stand already, a folder a week). Two of the three ways go side by side, so the
 * seconds are more than a run alone takes.
 */
public final class DisclosureBench {

    private static final int MINIMUM = 5;
    private static final String LAST_WEEK = "46";
    private static final Set<String> NOT_MEASURED = Set.of("reconciliation", "revisions");

    private DisclosureBench() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            given.put(args[i], args[i + 1]);
        }
        String part = given.getOrDefault("--part", "cubes");
        if (part.equals("cubes")) {
            cubes();
        } else {
            int weeks = Integer.parseInt(given.getOrDefault("--weeks", "3"));
            int last = Integer.parseInt(given.getOrDefault("--until", LAST_WEEK));
            String from = given.get("--from");
            if (from == null) {
                Path work = Files.createTempDirectory("balie-bench-disclosure");
                try {
                    weeks(weeks, last, week -> run(work, week));
                } finally {
                    Scratch.delete(work);
                }
            } else {
                weeks(weeks, last, week -> Path.of(from, "W" + week));
            }
        }
    }

    private static void cubes() {
        System.out.println(
                "cells     mean | counts | small | beside | hidden % | worked out | without hiding beside | seconds");
        Map<int[], Double> tables = new LinkedHashMap<>();
        tables.put(new int[] {99, 99}, 3.0);
        tables.put(new int[] {99, 99}, 30.0);
        tables.put(new int[] {20, 20, 22}, 3.0);
        tables.put(new int[] {20, 20, 22}, 10.0);
        tables.put(new int[] {20, 20, 22}, 30.0);
        tables.put(new int[] {4, 5, 300}, 3.0);
        tables.forEach((sizes, mean) -> {
            ResultTable table = MadeCube.of(sizes, mean, 7);
            int plain = new Disclosure(MINIMUM, false, true)
                    .protect(List.of(table), EarlierCounts.NONE)
                    .workedOut()
                    .size();
            long begun = System.nanoTime();
            Disclosure.Outcome outcome = new Disclosure(MINIMUM).protect(List.of(table), EarlierCounts.NONE);
            double seconds = (System.nanoTime() - begun) / 1e9;
            StringBuilder name = new StringBuilder();
            for (int size : sizes) {
                name.append(name.length() == 0 ? "" : " x ").append(size);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %4.0f | %,d | %,d | %,d | %.1f | %d | %d | %.1f%n",
                    name,
                    mean,
                    outcome.counts(),
                    outcome.small(),
                    outcome.beside(),
                    outcome.hiddenPercent(),
                    outcome.workedOut().size(),
                    plain,
                    seconds);
        });
    }

    private interface Runs {
        Path of(int week) throws IOException;
    }

    /** Publishes a week with every count told. */
    private static Path run(Path work, int week) throws IOException {
        Path job = work.resolve("jobs/weekly.yaml");
        if (!Files.exists(job)) {
            Files.createDirectories(job.getParent());
            Files.writeString(
                    job, Files.readString(Path.of("jobs/weekly.yaml")).replace("{minimum: 5}", "{minimum: 0}"));
            FileUtils.copyDirectory(
                    Path.of("sample-data").toFile(), work.resolve("sample-data").toFile());
        }
        Path out = work.resolve("W" + week);
        int code = InProcess.call(
                work,
                new PrintStream(Files.newOutputStream(work.resolve("run.log")), false, StandardCharsets.UTF_8),
                "run",
                job.toString(),
                "--week",
                "2026-W" + week,
                "--out",
                out.toString());
        if (code != 0) {
            throw new IllegalStateException("the run of week " + week + " ended with " + code + ": "
                    + Files.readString(work.resolve("run.log")));
        }
        return out;
    }

    private static void weeks(int weeks, int last, Runs runs) throws IOException {
        System.out.println("week | counts | small | beside | hidden % | attacked | worked out | (earlier alone)"
                + " | small alone: worked out | no eye on earlier: worked out | seconds");
        List<List<Count>> all = new ArrayList<>();
        List<List<Count>> careless = new ArrayList<>();
        int[] found = new int[3];
        for (int week = last - weeks + 1; week <= last; week++) {
            List<ResultTable> raw = tables(runs.of(week));
            // Each has earlier publications of its own, so that they can go side by side.
            CompletableFuture<Disclosure.Outcome> others = CompletableFuture.supplyAsync(
                    () -> new Disclosure(MINIMUM, true, false).protect(raw, of(careless)));
            long begun = System.nanoTime();
            Disclosure.Outcome whole = new Disclosure(MINIMUM).protect(raw, of(all));
            double seconds = (System.nanoTime() - begun) / 1e9;
            Disclosure.Outcome alone = new Disclosure(MINIMUM, false, true).protect(raw, EarlierCounts.NONE);
            Disclosure.Outcome single = others.join();
            all.add(whole.published());
            careless.add(single.published());
            found[0] += whole.workedOut().size();
            found[1] += alone.workedOut().size();
            found[2] += single.workedOut().size();
            System.out.printf(
                    Locale.ROOT,
                    "W%d | %,d | %,d | %,d | %.1f | %,d | %d | %d | %d | %d | %.1f%n",
                    week,
                    whole.counts(),
                    whole.small(),
                    whole.beside(),
                    whole.hiddenPercent(),
                    whole.secrets(),
                    whole.workedOut().size(),
                    whole.workedOutBefore(),
                    alone.workedOut().size(),
                    single.workedOut().size(),
                    seconds);
            whole.workedOut().forEach(words -> System.out.println("    " + words));
        }
        System.out.printf(
                Locale.ROOT,
                "%d publications: %d worked out; with small counts hidden alone %,d; without an eye on earlier ones %,d%n",
                weeks,
                found[0],
                found[1],
                found[2]);
    }

    private static EarlierCounts of(List<List<Count>> publications) {
        return (publication, days) -> publications.stream()
                .map(counts -> counts.stream()
                        .filter(c -> days.contains(c.days()) || c.isTotal())
                        .toList())
                .toList();
    }

    /** The tables of a run, whichever of its folders they stand in. */
    private static List<ResultTable> tables(Path run) throws IOException {
        Map<String, TableContract> contracts = new TreeMap<>();
        for (String name : Metrics.names()) {
            Metrics.published(name).forEach(p -> contracts.put(p.output().name(), p.output()));
        }
        Metrics.everyRun().forEach(p -> contracts.put(p.output().name(), p.output()));
        Map<String, Set<List<@Nullable Object>>> rows = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> tree = Files.walk(run)) {
            files = tree.filter(f -> f.toString().endsWith(".csv")
                            && String.valueOf(f.getParent()).endsWith("data"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).replace(".csv", "");
            TableContract contract = contracts.get(name);
            if (contract != null && !NOT_MEASURED.contains(name)) {
                // What is for two audiences stands in both folders.
                rows.computeIfAbsent(name, n -> new LinkedHashSet<>()).addAll(rows(file, contract.fields()));
            }
        }
        List<ResultTable> tables = new ArrayList<>();
        rows.forEach((name, its) ->
                tables.add(new ResultTable(name, contracts.get(name).names(), List.copyOf(its))));
        return tables;
    }

    private static Collection<List<@Nullable Object>> rows(Path file, List<Field> fields) throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(
                file,
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            for (CSVRecord line : parser) {
                List<@Nullable Object> row = new ArrayList<>();
                for (Field field : fields) {
                    row.add(value(line.get(field.name()), field.type()));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static @Nullable Object value(String text, FieldType type) {
        if (text.isEmpty()) {
            return null;
        }
        return switch (type) {
            case COUNT -> Long.valueOf(text);
            case NUMBER -> Double.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case INSTANT -> Instant.parse(text);
            case FLAG -> Boolean.valueOf(text);
            default -> text;
        };
    }
}
