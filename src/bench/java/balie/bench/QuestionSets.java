package balie.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the public sets of labelled questions, and the project's own. */
final class QuestionSets {

    private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern XSID =
            Pattern.compile("# text-en = (.*)\\R# text = (.*)\\R# intent = (.*)", Pattern.UNIX_LINES);

    /** Texts of the most frequent class of a skewed sample. */
    private static final double LARGEST = 200;

    private static final double SKEW = .8;
    private static final int SMALLEST = 3;

    private final Path data;

    QuestionSets(Path data) {
        this.data = data;
    }

    Path banking() {
        return data.resolve("banking77");
    }

    Path clinc() {
        return data.resolve("clinc150/data_full.json");
    }

    Path massive() {
        return data.resolve("massive/massive_nl_train_dev.csv");
    }

    Path xsid() {
        return data.resolve("xsid_nl/nl.valid.conll");
    }

    static boolean are(Path... files) {
        for (Path file : files) {
            if (!Files.exists(file)) {
                return false;
            }
        }
        return true;
    }

    /** @param part {@code test} or {@code train} */
    List<Labelled> banking(String part) throws IOException {
        return rows(banking().resolve(part + ".csv")).stream()
                .map(r -> new Labelled(clean(r.get("text")), r.get("category")))
                .toList();
    }

    /** The intents, without what is outside of all of them. */
    List<Labelled> clinc(String part) throws IOException {
        List<Labelled> all = new ArrayList<>();
        for (JsonNode pair : new ObjectMapper().readTree(clinc().toFile()).get(part)) {
            all.add(new Labelled(clean(pair.get(0).asText()), pair.get(1).asText()));
        }
        return all;
    }

    /** @param column {@code utt_nl} or {@code utt_en} */
    List<Labelled> massive(String part, String column) throws IOException {
        return rows(massive()).stream()
                .filter(r -> r.get("partition").equals(part))
                .map(r -> new Labelled(clean(r.get(column)), r.get("intent")))
                .toList();
    }

    /** Dutch, or the English it was translated from; in the same order. */
    List<Labelled> xsid(boolean dutch) throws IOException {
        List<Labelled> all = new ArrayList<>();
        Matcher matcher = XSID.matcher(Files.readString(xsid()));
        while (matcher.find()) {
            all.add(new Labelled(clean(matcher.group(dutch ? 2 : 1)), clean(matcher.group(3))));
        }
        return all;
    }

    /** The project's own questions, written for measuring only. */
    static List<Labelled> gold(Path home, String language) throws IOException {
        List<Labelled> all = new ArrayList<>();
        for (int part = 1; part <= 2; part++) {
            for (CSVRecord r : rows(home.resolve("src/test/resources/balie/gold/questions-" + part + ".csv"))) {
                if (r.get("language").equals(language)) {
                    all.add(new Labelled(clean(r.get("text")), r.get("intent")));
                }
            }
        }
        return all;
    }

    /**
     * As frequencies are at a desk: the class of rank r, by chance, has 200 / r^0.8 texts, at least three, as far as there are as
     * many.
     */
    static List<Labelled> skewed(List<Labelled> pool, long seed) {
        Map<String, List<Labelled>> byLabel = new TreeMap<>();
        pool.forEach(
                t -> byLabel.computeIfAbsent(t.label(), k -> new ArrayList<>()).add(t));
        List<String> labels = new ArrayList<>(byLabel.keySet());
        Random random = new Random(seed);
        Collections.shuffle(labels, random);
        List<Labelled> sample = new ArrayList<>();
        int rank = 1;
        for (String label : labels) {
            List<Labelled> texts = byLabel.get(label);
            Collections.shuffle(texts, random);
            int wanted = Math.max(SMALLEST, (int) Math.round(LARGEST / Math.pow(rank++, SKEW)));
            sample.addAll(texts.subList(0, Math.min(wanted, texts.size())));
        }
        return sample;
    }

    static List<CSVRecord> rows(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(Files.newBufferedReader(file))
                .setFormat(format)
                .get()) {
            return parser.getRecords();
        }
    }

    static String clean(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
