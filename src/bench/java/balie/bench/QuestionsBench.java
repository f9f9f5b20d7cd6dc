package balie.bench;

import balie.encode.Anchors;
import balie.encode.Bridge;
import balie.encode.LinearEncoder;
import balie.encode.OnnxEncoder;
import balie.encode.Pair;
import balie.encode.Pairs;
import balie.encode.Understanding;
import balie.encode.Vectors;
import balie.issue.CallException;
import balie.question.Item;
import balie.question.ShortlistRecall;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How well questions are grouped and texts classified, on public sets, beside what an experiment in Python measured and what was
 * aimed at; and how fast. Arguments: {@code --work FOLDER} where vectors are kept (default target/bench-questions),
 * {@code --data FOLDER} of the public sets (default ../shared/data), {@code --vectors N} to assign (default a million),
 * {@code --only unknown,weeks,classes,dutch,gold,speed,assign}.
 */
public final class QuestionsBench {

    private static final List<String> PARTS =
            List.of("unknown", "weeks", "classes", "dutch", "gold", "speed", "assign");
    private static final String CHILD = "balie.bench-child";
    private static final String ENGLISH = "en";
    private static final int SKEWED = 3;
    private static final int SIMULATIONS = 5;
    private static final int FIRST_SAMPLE = 100;
    private static final int FIRST_SIMULATION = 200;
    private static final int QUERIES = 2_000;
    private static final int EXAMPLES = 30;

    private static final int ASSIGNED = 1_000_000;
    private static final int GROUPS = 10_000;
    private static final int BATCH = 100_000;
    private static final double SECONDS = 60;
    private static final double MINUTES = 10;
    private static final double MEGABYTES = 3_072;

    private final Table table = new Table(System.out);
    private final Path home;
    private final Path work;
    private final QuestionSets sets;
    private final Path data;
    private final KeptVectors encoder;
    private final Anchors anchors;
    private final LinearEncoder map;
    private final float[] mean;
    private final Understanding understanding;
    private final Map<String, float[]> english = new HashMap<>();

    private QuestionsBench(Path home, Path work, Path data) throws IOException {
        this.home = home;
        this.work = work;
        this.data = data;
        this.sets = new QuestionSets(data);
        this.encoder = new KeptVectors(OnnxEncoder.packaged(), work);
        List<Pair> pairs = Pairs.dutch();
        List<String> sentences = pairs.stream().map(Pair::english).toList();
        Anchors packaged = Anchors.packaged("english", encoder.id(), sentences);
        this.anchors = packaged == null ? Anchors.make(encoder, sentences) : packaged;
        this.mean = anchors.mean();
        this.map = Bridge.fit("nl", pairs, anchors.centred());
        this.understanding =
                new Understanding(encoder, mean, Set.of(ENGLISH), Map.of("nl", new Bridge("nl", map, null)), null);
    }

    public static void main(String[] args) throws IOException, InterruptedException, CallException {
        if (System.getProperty(CHILD) == null) {
            // The launcher's options are for starting quickly; this computes for minutes.
            Process child = new ProcessBuilder(
                            command(List.of("-Xmx3g", "-D" + CHILD + "=true"), QuestionsBench.class, args))
                    .inheritIO()
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(child::destroy));
            System.exit(child.waitFor());
        }
        Path home = Path.of(System.getProperty("balie.home"));
        Path work = home.resolve("target/bench-questions");
        Path data = home.resolve("../shared/data").normalize();
        List<String> only = PARTS;
        int vectors = ASSIGNED;
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            switch (args[i]) {
                case "--work":
                    work = Path.of(value).toAbsolutePath();
                    break;
                case "--data":
                    data = Path.of(value).toAbsolutePath();
                    break;
                case "--vectors":
                    vectors = Integer.parseInt(value.replace("_", ""));
                    break;
                case "--only":
                    only = Arrays.asList(value.split(","));
                    break;
                default:
                    only = List.of();
            }
        }
        if (only.isEmpty() || !PARTS.containsAll(only)) {
            System.err.println("--work FOLDER, --data FOLDER, --vectors N, --only " + String.join(",", PARTS));
            System.exit(2);
        }
        new QuestionsBench(home, work, data).run(only, vectors);
        System.exit(0);
    }

    private void run(List<String> only, int vectors) throws IOException, InterruptedException, CallException {
        System.out.println(machine());
        table.header();
        if (only.contains("unknown")) {
            unknown();
        }
        if (only.contains("weeks")) {
            weeks();
        }
        if (only.contains("classes")) {
            ClassifyBench.run(this::vector, home, data, table);
        }
        if (only.contains("dutch")) {
            new DutchBench(table, sets, home, encoder, anchors, map).run();
        }
        if (only.contains("gold")) {
            new GoldOverlap(table, home).run();
        }
        if (only.contains("speed")) {
            new EncodingSpeed(table, sets, encoder, anchors, map).run();
        }
        if (only.contains("assign")) {
            shortlist();
            assign(vectors);
        }
        encoder.close();
    }

    private static String machine() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        String cpu = !Files.exists(cpus)
                ? "an unknown processor"
                : Files.readAllLines(cpus).stream()
                        .filter(l -> l.startsWith("model name"))
                        .findFirst()
                        .map(l -> l.substring(l.indexOf(':') + 1).strip())
                        .orElse("an unknown processor");
        String flags = Files.exists(cpus) ? Files.readString(cpus) : "";
        return LocalDate.now(ZoneOffset.UTC)
                + ", "
                + Runtime.getRuntime().availableProcessors()
                + " cores of "
                + cpu
                + (flags.contains("avx512_vnni") || flags.contains("avx_vnni") ? " with VNNI" : " without VNNI")
                + (flags.contains("avx512f") ? ", with AVX-512" : ", without AVX-512")
                + ", JDK "
                + Runtime.version()
                + String.format(
                        Locale.ROOT,
                        ", load %.1f",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** English through the encoder as a run does, packed to bytes as the store keeps it. */
    private float[] english(String text) {
        return english.computeIfAbsent(
                text, t -> Vectors.unpack(Vectors.pack(Vectors.centred(encoder.encode(t), mean))));
    }

    /** Dutch through the bridge alone. */
    private float[] vector(String text, String language) {
        return understanding.understand(text, language).vector();
    }

    private void unknown() throws IOException {
        if (!banking()) {
            return;
        }
        List<Labelled> test = sets.banking("test");
        List<Labelled> pool = new ArrayList<>(test);
        pool.addAll(sets.banking("train"));
        prepare(pool);
        Grouped whole = Grouped.atOnce(test, this::english, ENGLISH);
        String what = "Banking77 test, 77 intents, number unknown (" + whole.counts() + "), ";
        table.atLeast(what + "NMI", whole.nmi(), "", 84);
        table.atLeast(what + "ARI", whole.ari(), "52.8-55.0; 65.5-68.4 by Leiden", 58);
        skewed("Banking77", pool, "83.4 / 59.9", 60);
        if (QuestionSets.are(sets.clinc())) {
            List<Labelled> clinc = new ArrayList<>(sets.clinc("test"));
            prepare(clinc);
            Grouped of = Grouped.atOnce(clinc, this::english, ENGLISH);
            table.figure(
                    "CLINC150 test, 150 intents, number unknown (" + of.counts() + "), NMI / ARI; limits chosen on it",
                    of.toString(),
                    "");
            List<Labelled> more = sets.clinc("val");
            prepare(more);
            clinc.addAll(more);
            skewed("CLINC150", clinc, "ARI 86.1", Double.NaN);
        } else {
            table.missing("CLINC150", sets.clinc());
        }
    }

    private void skewed(String set, List<Labelled> pool, String reference, double aim) {
        List<Grouped> all = IntStream.range(0, SKEWED)
                .mapToObj(seed -> Grouped.atOnce(QuestionSets.skewed(pool, seed), this::english, ENGLISH))
                .toList();
        double ari = Grouped.mean(all, Grouped::ari);
        table.row(
                set + " skewed, number unknown, mean of " + SKEWED + " draws, NMI / ARI",
                Table.number(Grouped.mean(all, Grouped::nmi)) + " / " + Table.number(ari) + " (ARI "
                        + String.join(
                                ", ",
                                all.stream().map(g -> Table.number(g.ari())).toList()) + ")",
                reference,
                Double.isNaN(aim) ? "" : "ARI at least " + Table.number(aim) + Table.held(ari >= aim));
    }

    private void weeks() throws IOException {
        if (banking()) {
            List<Labelled> pool = new ArrayList<>(sets.banking("test"));
            pool.addAll(sets.banking("train"));
            weeks("Banking77", pool, true);
        }
        if (QuestionSets.are(sets.clinc())) {
            List<Labelled> pool = new ArrayList<>(sets.clinc("test"));
            pool.addAll(sets.clinc("val"));
            weeks("CLINC150 (limits chosen on it)", pool, false);
        } else {
            table.missing("CLINC150", sets.clinc());
        }
    }

    /** @param measured on a set that nothing was chosen on: there are a reference and an aim */
    private void weeks(String set, List<Labelled> pool, boolean measured) {
        prepare(pool);
        List<WeekByWeek.Outcome> all = IntStream.range(0, SIMULATIONS)
                .mapToObj(i -> new WeekByWeek(
                                QuestionSets.skewed(pool, FIRST_SAMPLE + i), this::english, FIRST_SIMULATION + i)
                        .run(this::english))
                .toList();
        String what = set + " skewed, " + WeekByWeek.WEEKS + " weeks, mean of " + SIMULATIONS + " draws, ";
        List<Grouped> weekly = all.stream().map(WeekByWeek.Outcome::weekly).toList();
        List<Grouped> full = all.stream().map(WeekByWeek.Outcome::full).toList();
        table.figure(what + "week by week, NMI / ARI", means(weekly), measured ? "83.3 / 59.6" : "");
        table.figure(what + "all grouped again at once, NMI / ARI", means(full), measured ? "84.0 / 57.9" : "");
        double behind = Grouped.mean(full, Grouped::ari) - Grouped.mean(weekly, Grouped::ari);
        double found = mean(all, o -> (double) o.found());
        double newIds = mean(all, o -> (double) o.newIds());
        double right = mean(all, o -> (double) o.right());
        String behindWhat = what + "ARI that week by week is behind";
        String foundWhat = what + "new intents found in their week, of " + WeekByWeek.FRESH + " ("
                + each(all, WeekByWeek.Outcome::found) + ")";
        String rightWhat = what + "precision of new ids, % (" + Table.number(right) + " of " + Table.number(newIds)
                + " stand for an intent that no earlier id stood for)";
        if (measured) {
            table.atMost(behindWhat, behind, "-1.7", 2);
            table.atLeast(foundWhat, found, "13", 14);
            table.atLeast(rightWhat, 100 * right / newIds, "about 40", 55);
        } else {
            table.figure(behindWhat, Table.number(behind), "");
            table.figure(foundWhat, Table.number(found), "");
            table.figure(rightWhat, Table.number(100 * right / newIds), "");
        }
        table.figure(what + "ids that became part of another", Table.number(mean(all, o -> (double) o.merged())), "");
        long checks = all.stream().mapToLong(WeekByWeek.Outcome::checks).sum();
        long kept = all.stream().mapToLong(WeekByWeek.Outcome::kept).sum();
        table.row(
                what + "ids kept: no text's id changed, no id went or named a text of another",
                String.format(Locale.ROOT, "%.2f %% of %,d checks", 100.0 * kept / checks, checks),
                measured ? "100 % by construction" : "",
                "100 %" + Table.held(kept == checks));
    }

    private static String means(List<Grouped> all) {
        return Table.number(Grouped.mean(all, Grouped::nmi)) + " / " + Table.number(Grouped.mean(all, Grouped::ari));
    }

    private static String each(List<WeekByWeek.Outcome> all, Function<WeekByWeek.Outcome, Integer> of) {
        return String.join(", ", all.stream().map(o -> of.apply(o).toString()).toList());
    }

    private static double mean(List<WeekByWeek.Outcome> all, Function<WeekByWeek.Outcome, Double> of) {
        return all.stream().mapToDouble(of::apply).average().orElse(Double.NaN);
    }

    private boolean banking() {
        boolean there = QuestionSets.are(
                sets.banking().resolve("test.csv"), sets.banking().resolve("train.csv"));
        if (!there) {
            table.missing("Banking77", sets.banking());
        }
        return there;
    }

    private void prepare(List<Labelled> texts) {
        encoder.prepare(Labelled.texts(texts));
    }

    /** On real vectors: an intent of three sets is a group of its first examples, other texts look for theirs. */
    private void shortlist() throws IOException {
        if (!QuestionSets.are(sets.banking(), sets.clinc(), sets.massive())) {
            table.missing("shortlist of groups on real vectors: Banking77, CLINC150 and MASSIVE in one", data);
            return;
        }
        Map<String, List<Labelled>> byIntent = new LinkedHashMap<>();
        collect("b ", sets.banking("train"), byIntent);
        collect("c ", sets.clinc("test"), byIntent);
        collect("m ", sets.massive("train", "utt_en"), byIntent);
        Map<Integer, List<Item>> known = new TreeMap<>();
        Set<String> keys = new HashSet<>();
        List<Item> rest = new ArrayList<>();
        for (List<Labelled> texts : byIntent.values()) {
            prepare(texts);
            List<Item> items = texts.stream()
                    .filter(t -> keys.add(Grouped.key(t)))
                    .map(t -> new Item(Grouped.key(t), ENGLISH, english(t.text())))
                    .sorted()
                    .toList();
            int examples = Math.min(EXAMPLES, items.size() * 2 / 3);
            known.put(known.size() + 1, items.subList(0, examples));
            rest.addAll(items.subList(examples, items.size()));
        }
        // Keys are hashes: the first of them are a sample by chance.
        List<Item> queries = rest.stream().sorted().limit(QUERIES).toList();
        table.figure(
                "texts whose nearest group is on the shortlist, " + known.size() + " intents of three sets, "
                        + queries.size() + " other texts, %",
                Table.number(100 * ShortlistRecall.of(known, queries)),
                "");
    }

    private static void collect(String set, List<Labelled> texts, Map<String, List<Labelled>> byIntent) {
        texts.forEach(t -> byIntent.computeIfAbsent(set + t.label(), k -> new ArrayList<>())
                .add(t));
    }

    private void assign(int vectors) throws IOException, InterruptedException {
        Path said = work.resolve("assigned.txt");
        Files.deleteIfExists(said);
        String[] args = {Integer.toString(vectors), Integer.toString(GROUPS), Integer.toString(BATCH)};
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Measured measured = Measured.run(command(List.of("-Xmx2500m"), AssignBench.class, args), work, said);
        String[] of = Files.readAllLines(said).stream()
                .filter(l -> l.startsWith(AssignBench.RESULT))
                .findFirst()
                .orElseThrow()
                .split(" ");
        int cores = Runtime.getRuntime().availableProcessors();
        String what = String.format(
                Locale.ROOT,
                "%,d vectors to %,d groups of %d examples, in batches of %,d, on %d cores, ",
                vectors,
                GROUPS,
                EXAMPLES,
                BATCH,
                cores);
        double minutes = Double.parseDouble(of[1]) / SECONDS;
        String clock = what + "minutes (load " + Table.number(load) + " before it began)";
        if (vectors >= ASSIGNED) {
            table.atMost(clock, minutes, "", MINUTES);
        } else {
            table.figure(clock, Table.number(minutes), "");
        }
        table.figure(
                what + "minutes of the processor, shared by the cores",
                Table.number(Double.parseDouble(of[2]) / SECONDS / cores),
                "");
        table.figure(
                what + "% placed / % with their own group",
                Table.number(100.0 * Long.parseLong(of[3]) / vectors) + " / "
                        + Table.number(100.0 * Long.parseLong(of[4]) / vectors),
                "");
        table.atMost(what + "peak memory of the process, MB", measured.peakMegabytes(), "", MEGABYTES);
        table.figure(
                "vectors whose nearest group is on the shortlist, these groups, %",
                Table.number(100 * Double.parseDouble(of[5])), "");
    }

    private static List<String> command(List<String> options, Class<?> main, String... args) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseParallelGC"));
        command.addAll(options);
        command.addAll(List.of(
                "-Dbalie.home=" + System.getProperty("balie.home"),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(Arrays.asList(args));
        return command;
    }
}
