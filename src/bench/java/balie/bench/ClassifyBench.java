package balie.bench;

import balie.classify.ContactKind;
import balie.classify.CustomerState;
import balie.classify.Examples;
import balie.classify.FewShot;
import balie.classify.FewShot.Settings;
import balie.classify.FewShot.Verdict;
import balie.classify.Heard;
import balie.classify.LabelledText;
import balie.classify.TextClassifier;
import balie.classify.TextVectors;
import balie.classify.Validated;
import balie.config.TaxonomyReader;
import balie.encode.Vectors;
import balie.issue.Problems;
import balie.model.Taxonomy;
import balie.stats.Kappa;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * How well texts are classified: few examples a class on Banking77 and on complaints of the CFPB, categories, kinds and states on
 * the labelled texts of the project. Encoding the texts takes most of the time.
 */
public final class ClassifyBench {

    private static final int SEEDS = 5;
    private static final int[] SHOTS = {0, 5, 10, 20};
    /** By the number of examples a class: what an experiment in Python measured on the same sets and the same encoder. */
    private static final Map<Integer, Double> REFERENCE = Map.of(0, 69.1, 5, 82.8, 10, 86.1, 20, 89.1);

    private static final double REFERENCE_ALL = 91.9;
    /** Narratives of 180 words take their time. */
    private static final int NARRATIVES = 450;

    private static final int NARRATIVE_SHOTS = 20;

    private final TextVectors vectors;
    private final Table table;

    private ClassifyBench(TextVectors vectors, Table table) {
        this.vectors = vectors;
        this.table = table;
    }

    /**
     * Measures everything.
     *
     * @param home the folder of the project; the figures that Balie comes with are written there
     * @param data the folder of public data; what is not there is left out, with a line that says so
     */
    public static void run(TextVectors vectors, Path home, Path data, Table table) throws IOException {
        ClassifyBench bench = new ClassifyBench(vectors, table);
        List<String> figures = new ArrayList<>();
        figures.add("what,language,n,accuracy,macro_f1,kappa,low,high");
        ContactKind kinds = ContactKind.learned(vectors);
        CustomerState states = CustomerState.learned(vectors);
        bench.labelled(Validated.KIND, home, kinds::verdict, figures);
        bench.labelled(Validated.STATE, home, states::verdict, figures);
        Files.write(home.resolve("src/main/resources/balie/classify/validated.csv"), figures);
        bench.taxonomy(home);
        if (Files.exists(data.resolve("banking77/test.csv"))) {
            bench.banking(data.resolve("banking77"));
        } else {
            table.missing("Banking77", data.resolve("banking77"));
        }
        Path narratives = data.resolve("cfpb_product_narrative/product4_narrative.csv");
        if (Files.exists(narratives)) {
            bench.narratives(narratives);
        } else {
            table.missing("CFPB narratives", narratives);
        }
    }

    private void labelled(String what, Path home, BiFunction<String, float[], Verdict> classifier, List<String> figures)
            throws IOException {
        Path file = home.resolve("src/test/resources/balie/" + what + "/labelled.csv");
        List<LabelledText> texts;
        try (Reader csv = Files.newBufferedReader(file)) {
            texts = LabelledText.read(csv, what);
        }
        for (String language : List.of("nl", "en")) {
            Outcomes outcomes = new Outcomes();
            for (LabelledText text : texts) {
                if (text.language().equals(language)) {
                    Heard heard = Heard.in(text.text());
                    outcomes.add(
                            text.label(), classifier.apply(heard.body(), vectors.of(heard.asks(), text.language())));
                }
            }
            Kappa.Agreement kappa = outcomes.kappa();
            outcomes.print(table, what + " " + language, "");
            table.row(
                    what + " " + language + ", kappa",
                    String.format(Locale.ROOT, "%.3f", kappa.kappa()),
                    "",
                    String.format(Locale.ROOT, "at least %.2f", Validated.LEAST_KAPPA)
                            + Table.held(kappa.kappa() >= Validated.LEAST_KAPPA));
            figures.add(String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%.1f,%.1f,%.3f,%.3f,%.3f",
                    what,
                    language,
                    outcomes.truth.size(),
                    outcomes.accuracy(),
                    outcomes.macroF1(),
                    kappa.kappa(),
                    kappa.low(),
                    kappa.high()));
        }
    }

    private void taxonomy(Path home) throws IOException {
        Path file = home.resolve("docs/complaints-general.yaml");
        Problems problems = new Problems();
        Taxonomy taxonomy = TaxonomyReader.read(file.toString(), Files.readString(file), problems)
                .orElseThrow();
        if (!problems.isEmpty()) {
            throw new IOException(problems.list().toString());
        }
        FewShot categories = TextClassifier.categories(taxonomy, vectors);
        if (categories == null) {
            throw new IOException("no categories in " + file);
        }
        List<LabelledText> texts;
        try (Reader csv = Files.newBufferedReader(home.resolve("src/test/resources/balie/taxonomy/labelled.csv"))) {
            texts = LabelledText.read(csv, "category");
        }
        for (String language : List.of("nl", "en")) {
            Outcomes outcomes = new Outcomes();
            texts.stream()
                    .filter(t -> t.language().equals(language))
                    .forEach(t -> outcomes.add(
                            t.label(),
                            categories.of(vectors.of(Heard.in(t.text()).asks(), language))));
            outcomes.print(table, "category " + language, "");
        }
    }

    private void banking(Path folder) throws IOException {
        Map<String, List<float[]>> train = byLabel(folder.resolve("train.csv"));
        Map<String, List<float[]>> test = byLabel(folder.resolve("test.csv"));
        List<float[]> all = train.values().stream().flatMap(List::stream).toList();
        // As a desk has it: many texts of which nobody said what they are.
        float[] background = Vectors.mean(all, all.get(0).length);
        for (int shots : SHOTS) {
            double[] accuracies = new double[shots == 0 ? 1 : SEEDS];
            for (int seed = 0; seed < accuracies.length; seed++) {
                FewShot classifier = FewShot.sureOfAll(drawn(train, shots, seed, true), Settings.USUAL, background);
                accuracies[seed] = tested(classifier, test).accuracy();
            }
            line(
                    "Banking77, " + shots + " examples and the name, accuracy",
                    mean(accuracies),
                    REFERENCE.getOrDefault(shots, Double.NaN));
            table.figure("  by draw", Arrays.toString(rounded(accuracies)), "");
        }
        FewShot whole = FewShot.sureOfAll(drawn(train, Integer.MAX_VALUE, 0, true), Settings.USUAL, background);
        line("Banking77, all examples, accuracy", tested(whole, test).accuracy(), REFERENCE_ALL);
        FewShot careful = FewShot.fit(drawn(train, 10, 0, true), Settings.USUAL, background);
        Outcomes outcomes = tested(careful, test);
        outcomes.print(table, "Banking77, 10 examples, with margin", "");
    }

    private void narratives(Path file) throws IOException {
        Map<String, List<String>> texts = new TreeMap<>();
        Map<String, String> seen = new LinkedHashMap<>();
        try (CSVParser parser = parser(file)) {
            for (CSVRecord row : parser) {
                String text = String.join(" ", row.get(1).strip().split("\\s+"));
                if (seen.putIfAbsent(text.toLowerCase(Locale.ROOT), text) == null) {
                    texts.computeIfAbsent(row.get(0), k -> new ArrayList<>()).add(text);
                }
            }
        }
        List<String[]> rest = new ArrayList<>();
        Map<String, List<String>> pools = new TreeMap<>();
        texts.forEach((label, all) -> {
            Collections.shuffle(all, new Random(4));
            int pool = Math.min(2 * NARRATIVE_SHOTS, all.size() / 2);
            pools.put(label, all.subList(0, pool));
            all.subList(pool, all.size()).forEach(text -> rest.add(new String[] {label, text}));
        });
        Collections.shuffle(rest, new Random(5));
        Map<String, List<float[]>> test = new TreeMap<>();
        for (String[] row : rest.subList(0, Math.min(NARRATIVES, rest.size()))) {
            test.computeIfAbsent(row[0], k -> new ArrayList<>()).add(vectors.of(row[1], "en"));
        }
        Map<String, List<float[]>> train = new TreeMap<>();
        pools.forEach((label, pool) ->
                train.put(label, pool.stream().map(t -> vectors.of(t, "en")).toList()));
        double[] accuracies = new double[SEEDS];
        double[] f1 = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            Examples examples = drawn(train, NARRATIVE_SHOTS, seed, true);
            Outcomes outcomes =
                    tested(FewShot.sureOfAll(examples, Settings.USUAL, new float[examples.dimensions()]), test);
            accuracies[seed] = outcomes.accuracy();
            f1[seed] = outcomes.macroF1();
            if (seed == 0) {
                outcomes.print(table, "CFPB, first draw", "");
            }
        }
        line("CFPB, 4 products, 20 examples, accuracy", mean(accuracies), Double.NaN);
        line("CFPB, 4 products, 20 examples, macro-F1", mean(f1), Double.NaN);
    }

    private Examples drawn(Map<String, List<float[]>> train, int shots, int seed, boolean names) {
        Examples examples = new Examples();
        train.forEach((label, all) -> {
            if (names) {
                String name = label.replace('_', ' ').replace("?", "").toLowerCase(Locale.ROOT);
                examples.addName(label, vectors.of(name, "en"));
            }
            List<float[]> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, new Random(seed * 7919L + label.hashCode()));
            shuffled.subList(0, Math.min(shots, all.size())).forEach(v -> examples.add(label, v));
        });
        return examples;
    }

    private static Outcomes tested(FewShot classifier, Map<String, List<float[]>> test) {
        Outcomes outcomes = new Outcomes();
        test.forEach((label, all) -> all.forEach(v -> outcomes.add(label, classifier.of(v))));
        return outcomes;
    }

    private Map<String, List<float[]>> byLabel(Path file) throws IOException {
        Map<String, List<float[]>> all = new TreeMap<>();
        try (CSVParser parser = parser(file)) {
            for (CSVRecord row : parser) {
                String text = String.join(" ", row.get("text").strip().split("\\s+"));
                all.computeIfAbsent(row.get("category"), k -> new ArrayList<>()).add(vectors.of(text, "en"));
            }
        }
        return all;
    }

    private static CSVParser parser(Path file) throws IOException {
        return CSVParser.builder()
                .setReader(Files.newBufferedReader(file))
                .setFormat(CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())
                .get();
    }

    private void line(String what, double ours, double reference) {
        table.figure(what, Table.number(ours), Double.isNaN(reference) ? "" : Table.number(reference));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double[] rounded(double[] values) {
        return Arrays.stream(values).map(v -> Math.round(v * 10) / 10.0).toArray();
    }

    /** What was said of texts whose class is known. */
    private static final class Outcomes {

        private final List<String> truth = new ArrayList<>();
        private final List<Verdict> said = new ArrayList<>();

        void add(String label, Verdict verdict) {
            truth.add(label);
            said.add(verdict);
        }

        Kappa.Agreement kappa() {
            return Kappa.of(truth, said.stream().map(Verdict::label).toList()).orElseThrow();
        }

        double accuracy() {
            long right = 0;
            for (int i = 0; i < truth.size(); i++) {
                right += truth.get(i).equals(said.get(i).label()) ? 1 : 0;
            }
            return 100.0 * right / truth.size();
        }

        double macroF1() {
            return 100
                    * new TreeSet<>(truth)
                            .stream().mapToDouble(this::f1).average().orElse(0);
        }

        double f1(String label) {
            long both = 0;
            long either = 0;
            for (int i = 0; i < truth.size(); i++) {
                long is = truth.get(i).equals(label) ? 1 : 0;
                long named = said.get(i).label().equals(label) ? 1 : 0;
                both += is * named;
                either += is + named;
            }
            return either == 0 ? 0 : 2.0 * both / either;
        }

        void print(Table table, String what, String reference) {
            long sure = said.stream().filter(Verdict::sure).count();
            long right = 0;
            for (int i = 0; i < truth.size(); i++) {
                right += said.get(i).sure() && truth.get(i).equals(said.get(i).label()) ? 1 : 0;
            }
            Kappa.Agreement k = kappa();
            table.figure(
                    what + ", n " + truth.size(),
                    String.format(
                            Locale.ROOT,
                            "accuracy %.1f, macro-F1 %.1f, kappa %.2f (%.2f to %.2f); sure of %.1f %%, of those right %.1f %%",
                            accuracy(),
                            macroF1(),
                            k.kappa(),
                            k.low(),
                            k.high(),
                            100.0 * sure / truth.size(),
                            sure == 0 ? 0 : 100.0 * right / sure),
                    reference);
            TreeSet<String> labels = new TreeSet<>(truth);
            // Of many classes the single ones say little.
            if (labels.size() <= 10) {
                for (String label : labels) {
                    table.figure("  " + label + " F1", Table.number(100 * f1(label)), "");
                }
            }
        }
    }
}
