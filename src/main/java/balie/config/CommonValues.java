package balie.config;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.issue.Problems;
import balie.text.Wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What products in English, Dutch and German call the values of a vocabulary, for rules that say {@code common: true}. */
final class CommonValues {

    private static final String FILE = "common-values.yaml";

    private static final String YAML = load();
    private static final Map<String, Map<String, String>> VALUES = values();

    private CommonValues() {}

    private static String load() {
        try (InputStream bytes = CommonValues.class.getResourceAsStream(FILE)) {
            if (bytes == null) {
                throw new IllegalStateException("the jar lacks " + FILE);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Map<String, String>> values() {
        Problems problems = new Problems();
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        YamlNode.parse(FILE, YAML, problems)
                .ifPresent(root -> root.forEach((column, terms) -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    Field field = Interactions.TABLE
                            .field(column.asText("a column").orElse(""))
                            .orElseThrow();
                    terms.asMap("values").ifPresent(m -> RuleReader.termsInto(field, m, values));
                    all.put(field.name(), Map.copyOf(values));
                }));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.list().toString());
        }
        return all;
    }

    /** Canonical value by what products call it, folded; empty: none are known for the column. */
    static Optional<Map<String, String>> of(Field field) {
        return Optional.ofNullable(VALUES.get(field.name()));
    }

    /** The columns that have some. */
    static List<String> columns() {
        return new ArrayList<>(VALUES.keySet());
    }

    /** Changes where a value is added or means another thing, so that files are read anew. */
    static String sha256() {
        return Wording.sha256(YAML);
    }
}
