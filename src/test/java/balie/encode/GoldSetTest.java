package balie.encode;

import balie.testkit.CsvFiles;
import balie.text.Wording;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** The questions that grouping is measured on: enough of them, and nothing of them in what it learns from or what is shown. */
class GoldSetTest {

    private static final int FEW_WORDS = 4;
    private static final double NEAR = .8;

    private static List<CSVRecord> gold() {
        List<CSVRecord> gold = new ArrayList<>(CsvFiles.resource("/balie/gold/questions-1.csv"));
        gold.addAll(CsvFiles.resource("/balie/gold/questions-2.csv"));
        return gold;
    }

    @Test
    void there_are_enough_in_both_languages() {
        List<CSVRecord> gold = gold();
        assertThat(gold).filteredOn(r -> r.get("language").equals("nl")).hasSizeGreaterThanOrEqualTo(600);
        assertThat(gold).filteredOn(r -> r.get("language").equals("en")).hasSizeGreaterThanOrEqualTo(600);
        for (String language : List.of("nl", "en")) {
            Set<String> intents = new TreeSet<>();
            gold.stream().filter(r -> r.get("language").equals(language)).forEach(r -> intents.add(r.get("intent")));
            assertThat(intents).hasSize(60);
        }
        assertThat(gold).extracting(r -> r.get("id")).doesNotHaveDuplicates();
    }

    @Test
    void nothing_of_them_is_learned_from_or_shown() throws IOException {
        Set<String> same = new HashSet<>();
        List<Set<String>> words = new ArrayList<>();
        for (CSVRecord question : gold()) {
            String wording = Wording.normalise(question.get("text"));
            same.add(wording);
            if (wording.split(" ").length >= FEW_WORDS) {
                words.add(Set.of(new HashSet<>(List.of(wording.split(" "))).toArray(String[]::new)));
            }
        }
        List<String> seen = new ArrayList<>();
        for (Pair pair : Pairs.dutch()) {
            seen.add(pair.text());
            seen.add(pair.english());
        }
        for (String resource : List.of("/balie/kind/examples.csv", "/balie/state/examples.csv")) {
            CsvFiles.resource(resource).forEach(r -> seen.add(r.get("text")));
        }
        try (InputStream intents =
                Objects.requireNonNull(GoldSetTest.class.getResourceAsStream("/balie/sample/intents.yaml"))) {
            new String(intents.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(seen::add);
        }
        assertThat(seen).hasSizeGreaterThan(16_000).noneMatch(text -> isOf(text, same, words));
    }

    /** Of the same wording, or of four words and more that are four fifths the same. */
    private static boolean isOf(String text, Set<String> same, List<Set<String>> words) {
        String wording = Wording.normalise(text);
        if (same.contains(wording)) {
            return true;
        }
        Set<String> own = new HashSet<>(List.of(wording.split(" ")));
        return wording.split(" ").length >= FEW_WORDS
                && words.stream().anyMatch(w -> {
                    int most = Math.max(own.size(), w.size());
                    if (Math.min(own.size(), w.size()) < NEAR * most) {
                        return false;
                    }
                    long shared = own.stream().filter(w::contains).count();
                    return shared >= NEAR * most;
                });
    }
}
