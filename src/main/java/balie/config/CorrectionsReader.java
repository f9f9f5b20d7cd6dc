package balie.config;

import balie.issue.Problems;
import balie.model.Correction;
import balie.model.QuestionId;
import balie.text.Wording;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what people said of questions. The keys are described in jobs/README.md. */
public final class CorrectionsReader {

    private CorrectionsReader() {}

    /** The corrections of a file; with problems in it they must not be used. */
    public static List<Correction> read(String file, String yaml, Problems problems) {
        List<Correction> corrections = new ArrayList<>();
        YamlNode.parse(file, yaml, problems)
                .ifPresent(root -> root.forEach((key, value) -> {
                    Optional<String> id = id(key);
                    value.asMap("what is said of a question")
                            .ifPresent(map -> id.ifPresent(i -> corrections.add(correction(i, map))));
                }));
        check(corrections, file, problems);
        return corrections;
    }

    private static Correction correction(String id, YamlMap map) {
        int line = map.line();
        @Nullable String name = map.text("name").orElse(null);
        List<String> merged = ids(map, "merged");
        List<String> examples =
                map.get("examples").map(n -> n.asTexts("'examples'")).orElse(List.of());
        @Nullable
        String from = map.get("split-from").flatMap(CorrectionsReader::id).orElse(null);
        if (from != null && examples.isEmpty()) {
            map.problem(
                    id + " is split from " + from + " without examples",
                    "List under examples: some wordings that belong to it; others like them follow.");
        }
        if (from != null && from.equals(id)) {
            map.problem(id + " is split from itself", "Name the question that it is a part of now.");
        }
        if (name != null && name.isBlank()) {
            map.problem("the name of " + id + " is empty", "Write a name, or take the key away.");
        }
        for (String example : examples) {
            if (Wording.normalise(example).isEmpty()) {
                map.problem(
                        "the example '" + example + "' has no word in it", "Write a wording as a customer wrote it.");
            }
        }
        map.finish();
        return new Correction(id, name, merged, examples, from, line);
    }

    private static List<String> ids(YamlMap map, String key) {
        return map.get(key)
                .map(n -> n.asElements("'" + key + "'", CorrectionsReader::id))
                .orElse(List.of());
    }

    private static Optional<String> id(YamlNode node) {
        return node.asText("a question").filter(text -> {
            if (!QuestionId.isOne(text)) {
                node.problem("'" + text + "' is no id of a question", "Write it as the report does, such as Q12.");
            }
            return QuestionId.isOne(text);
        });
    }

    /** What no single entry shows: that one question is merged into two, or in a circle, or an example stands twice. */
    private static void check(List<Correction> corrections, String file, Problems problems) {
        Map<String, String> into = new HashMap<>();
        Map<String, String> exampleOf = new HashMap<>();
        for (Correction each : corrections) {
            for (String merged : each.merged()) {
                String before = into.put(merged, each.id());
                if (before != null) {
                    problems.add(
                            file,
                            each.line(),
                            merged + " is merged into " + before + " and into " + each.id(),
                            "Take it away from one of the two.");
                }
            }
            for (String example : each.examples()) {
                String before = exampleOf.put(Wording.normalise(example), each.id());
                if (before != null && !before.equals(each.id())) {
                    problems.add(
                            file,
                            each.line(),
                            "'" + example + "' is an example of " + before + " and of " + each.id(),
                            "Take it away from one of the two.");
                }
            }
        }
        for (Correction each : corrections) {
            String at = each.id();
            for (int hop = 0; at != null && hop <= corrections.size(); hop++) {
                at = into.get(at);
                if (each.id().equals(at)) {
                    problems.add(
                            file,
                            each.line(),
                            each.id() + " is merged into itself, by way of others",
                            "Break the circle.");
                    break;
                }
            }
        }
    }
}
