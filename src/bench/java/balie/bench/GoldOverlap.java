package balie.bench;

import balie.encode.Pair;
import balie.encode.Pairs;
import balie.text.Wording;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a question that is only for measuring stands in anything that Balie learns from or comes with.
 *
 * <p>The same: of one normalised wording. Near: both have at least four different words, and at least four fifths of those of the
 * one with more are in the other.
 */
final class GoldOverlap {

    private static final double SHARE = .8;
    private static final int LEAST_WORDS = 4;

    private final Table table;
    private final Path home;

    GoldOverlap(Table table, Path home) {
        this.table = table;
        this.home = home;
    }

    void run() throws IOException {
        List<Labelled> gold = new ArrayList<>(QuestionSets.gold(home, "nl"));
        gold.addAll(QuestionSets.gold(home, "en"));
        Map<String, List<String>> sources = new LinkedHashMap<>();
        List<Pair> pairs = Pairs.dutch();
        sources.put("the pairs, Dutch", pairs.stream().map(Pair::text).toList());
        sources.put("the pairs, English", pairs.stream().map(Pair::english).toList());
        for (String file :
                List.of("src/main/resources/balie/kind/examples.csv", "src/main/resources/balie/state/examples.csv")) {
            sources.put(
                    file,
                    QuestionSets.rows(home.resolve(file)).stream()
                            .map(r -> r.get("text"))
                            .toList());
        }
        for (String file : List.of(
                "src/main/resources/balie/sample/intents.yaml",
                "jobs/complaints.yaml",
                "docs/complaints-general.yaml")) {
            sources.put(file, strings(home.resolve(file)));
        }
        for (Map.Entry<String, List<String>> source : sources.entrySet()) {
            compare(source.getKey(), source.getValue(), gold);
        }
    }

    private void compare(String name, List<String> texts, List<Labelled> gold) {
        Map<String, String> found = in(texts, gold);
        long same = found.entrySet().stream()
                .filter(e -> Wording.normalise(e.getKey()).equals(Wording.normalise(e.getValue())))
                .count();
        table.row(
                "own questions (" + gold.size() + ") in " + name + " (" + texts.size() + " texts), the same / near",
                same + " / " + (found.size() - same),
                "",
                "none" + Table.held(found.isEmpty()));
        found.forEach((text, near) -> table.row("  '" + text + "'", "'" + near + "'", "", ""));
    }

    /** Those that stand in the pairs, which the bridge learns from. */
    static Set<String> inPairs(List<Labelled> gold) {
        List<Pair> pairs = Pairs.dutch();
        Set<String> all =
                new HashSet<>(in(pairs.stream().map(Pair::text).toList(), gold).keySet());
        all.addAll(in(pairs.stream().map(Pair::english).toList(), gold).keySet());
        return all;
    }

    /** Each question that is among texts, the same or near, with the text. */
    private static Map<String, String> in(List<String> texts, List<Labelled> gold) {
        Map<String, String> wordings = new HashMap<>();
        Map<String, List<Set<String>>> byWord = new HashMap<>();
        Map<Set<String>, String> of = new HashMap<>();
        for (String text : texts) {
            String wording = Wording.normalise(text);
            wordings.putIfAbsent(wording, text);
            Set<String> words = words(wording);
            if (words.size() >= LEAST_WORDS && of.putIfAbsent(words, text) == null) {
                words.forEach(
                        w -> byWord.computeIfAbsent(w, k -> new ArrayList<>()).add(words));
            }
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (Labelled text : gold) {
            String wording = Wording.normalise(text.text());
            Set<String> words = words(wording);
            if (wordings.containsKey(wording)) {
                found.put(text.text(), wordings.get(wording));
            } else if (words.size() >= LEAST_WORDS) {
                words.stream()
                        .flatMap(w -> byWord.getOrDefault(w, List.of()).stream())
                        .collect(Collectors.groupingBy(s -> s, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .filter(e -> e.getValue()
                                >= SHARE * Math.max(words.size(), e.getKey().size()))
                        .map(e -> of.get(e.getKey()))
                        .min(Comparator.naturalOrder())
                        .ifPresent(t -> found.put(text.text(), t));
            }
        }
        return found;
    }

    private static Set<String> words(String wording) {
        return new HashSet<>(List.of(wording.split(" ")));
    }

    /** All texts of a file in YAML, whatever they stand under. */
    private static List<String> strings(Path file) throws IOException {
        List<String> all = new ArrayList<>();
        collect(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)), all);
        return all;
    }

    private static void collect(Object node, List<String> into) {
        if (node instanceof Map<?, ?> map) {
            map.values().forEach(v -> collect(v, into));
        } else if (node instanceof List<?> list) {
            list.forEach(v -> collect(v, into));
        } else if (node instanceof String text) {
            into.add(text);
        }
    }
}
