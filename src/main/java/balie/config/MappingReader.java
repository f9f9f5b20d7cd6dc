package balie.config;

import balie.config.ColumnRule.Conversion;
import balie.config.ColumnRule.Input;
import balie.config.SourceMapping.Dialect;
import balie.config.SourceMapping.Format;
import balie.config.SourceMapping.UpdateOrder;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.issue.Problems;
import balie.text.Wording;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code *.source.yaml}. The keys are described in jobs/README.md. */
public final class MappingReader {

    private static final Set<String> YES = Set.of("yes", "true", "1", "y", "ja", "j", "x", "waar");
    private static final Set<String> NO = Set.of("no", "false", "0", "n", "nee", "onwaar");
    private static final Set<Field> DERIVED =
            Set.of(Interactions.SOURCE, Interactions.TEXT_KEY, Interactions.SUBJECT_KEY);

    private final String file;
    private final Problems problems;

    private MappingReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * @param name what a job calls the mapping by
     * @param file shown in messages
     * @return empty if a problem was noted
     */
    public static Optional<SourceMapping> read(String name, String file, String yaml, Problems problems) {
        Problems own = new Problems();
        Optional<SourceMapping> mapping = YamlNode.parse(file, yaml, own)
                .map(root -> new MappingReader(file, own).mapping(name, Wording.sha256(yaml), root));
        problems.addAll(own.list());
        return own.isEmpty() ? mapping : Optional.empty();
    }

    private SourceMapping mapping(String name, String sha256, YamlMap root) {
        String describes = root.need("describes", "Say in a sentence which export this is.")
                .flatMap(n -> n.asText("'describes'"))
                .orElse("");
        Format format = DialectReader.format(root);
        Dialect dialect = DialectReader.read(root);
        Set<String> nulls = new LinkedHashSet<>(
                root.get("nulls").map(n -> n.asTexts("'nulls'")).orElse(List.of()));
        ZoneId zone = root.get("zone").flatMap(MappingReader::zone).orElse(null);
        UpdateOrder updates = root.get("updates")
                .flatMap(n -> n.asMap("'updates'"))
                .flatMap(this::updateOrder)
                .orElse(null);
        List<ColumnRule> columns = new ArrayList<>();
        root.need("columns", "List the canonical columns and where they come from.")
                .flatMap(n -> n.asMap("'columns'"))
                .ifPresent(map -> {
                    columns(map, columns);
                    if (columns.stream().noneMatch(r -> r.target().equals(Interactions.INTERACTION_ID))) {
                        map.problem(
                                "no rule for interaction_id",
                                "Say which column of the export holds the id of the case or contact.");
                    }
                });
        root.finish();
        return new SourceMapping(name, file, sha256, describes, format, dialect, nulls, zone, updates, columns);
    }

    static Optional<ZoneId> zone(YamlNode node) {
        return node.asText("'zone'").flatMap(text -> {
            try {
                return Optional.of(ZoneId.of(text));
            } catch (DateTimeException e) {
                node.problem("unknown time zone '" + text + "'", "For example Europe/Amsterdam or UTC.");
                return Optional.empty();
            }
        });
    }

    private Optional<UpdateOrder> updateOrder(YamlMap map) {
        List<String> column = map.need("newest-by", "Name the column that grows with every update.")
                .map(n -> n.asTexts("'newest-by'"))
                .orElse(List.of());
        List<String> patterns = map.get("time").map(this::patterns).orElse(List.of());
        map.finish();
        return column.isEmpty() ? Optional.empty() : Optional.of(new UpdateOrder(column, patterns));
    }

    private void columns(YamlMap map, List<ColumnRule> rules) {
        map.forEach((key, value) -> {
            String name = key.asText("a column").orElse("");
            Optional<Field> field = Interactions.TABLE.field(name).filter(f -> !DERIVED.contains(f));
            if (field.isEmpty()) {
                List<String> allowed = Interactions.TABLE.fields().stream()
                        .filter(f -> !DERIVED.contains(f))
                        .map(Field::name)
                        .toList();
                key.problem("unknown canonical column '" + name + "'", YamlMap.suggest(name, allowed));
            } else if (value.isMap()) {
                value.asMap(name).flatMap(m -> rule(field.get(), m)).ifPresent(rules::add);
            } else {
                // The short form: column names only.
                List<String> names = value.asTexts("'" + name + "'");
                Input input = new Input.Columns(List.of(names));
                conversion(field.get(), null, value)
                        .ifPresent(c -> rules.add(rule(field.get(), input, c, false, null)));
            }
        });
    }

    private static ColumnRule rule(
            Field field, Input input, Conversion conversion, boolean required, @Nullable String whenEmpty) {
        return new ColumnRule(field, input, conversion, required || field.required(), whenEmpty);
    }

    private Optional<ColumnRule> rule(Field field, YamlMap map) {
        Optional<Input> input = input(field, map);
        Optional<Conversion> conversion = conversion(field, map, null);
        boolean required =
                map.get("required").flatMap(n -> n.asFlag("'required'")).orElse(false);
        String whenEmpty = map.text("when-empty").orElse(null);
        map.finish();
        if (input.isEmpty() || conversion.isEmpty()) {
            return Optional.empty();
        }
        if (input.get() instanceof Input.Constant constant) {
            checkTerm(field, constant.value(), map::problem);
        }
        return Optional.of(rule(field, input.get(), conversion.get(), required, whenEmpty));
    }

    private static Optional<Input> input(Field field, YamlMap map) {
        int given = (map.has("from") ? 1 : 0) + (map.has("from-all") ? 1 : 0) + (map.has("constant") ? 1 : 0);
        if (given != 1) {
            map.problem(
                    "the rule for " + field.name() + " needs exactly one of from, from-all and constant",
                    "from: alternative column names; from-all: columns joined by a space; constant: one value for all.");
            return Optional.empty();
        }
        Optional<Input> constant = map.text("constant").map(Input.Constant::new);
        if (constant.isPresent()) {
            return constant;
        }
        List<List<String>> names = map.has("from")
                ? List.of(map.get("from").map(n -> n.asTexts("'from'")).orElse(List.of()))
                : map.get("from-all")
                        .map(n -> n.asElements("'from-all'", e -> Optional.of(e.asTexts("'from-all'"))))
                        .orElse(List.of());
        return Optional.of(new Input.Columns(names));
    }

    private Optional<Conversion> conversion(Field field, @Nullable YamlMap map, @Nullable YamlNode at) {
        return switch (field.type()) {
            case TEXT -> Optional.of(textConversion(field, map));
            case COUNT ->
                Optional.of(new Conversion.AsCount(
                        map == null
                                ? 0
                                : map.get("plus")
                                        .flatMap(n -> n.asCount("'plus'", -1000, 1000))
                                        .orElse(0)));
            case FLAG -> Optional.of(new Conversion.AsFlag(flagTexts(map, "yes", YES), flagTexts(map, "no", NO)));
            case INSTANT -> instantConversion(field, map, at);
            case NUMBER, DATE -> throw new IllegalStateException("no such interaction column: " + field);
        };
    }

    private static Set<String> flagTexts(@Nullable YamlMap map, String key, Set<String> otherwise) {
        return map == null
                ? otherwise
                : map.get(key)
                        .map(n -> Set.copyOf(n.asTexts("'" + key + "'").stream()
                                .map(MappingReader::fold)
                                .toList()))
                        .orElse(otherwise);
    }

    private Conversion textConversion(Field field, @Nullable YamlMap map) {
        if (map != null && map.has("tags")) {
            Map<String, String> tags = new LinkedHashMap<>();
            map.get("tags").flatMap(n -> n.asMap("'tags'")).ifPresent(m -> termsInto(field, m, tags));
            return new Conversion.ByTag(tags);
        }
        Map<String, String> values = new LinkedHashMap<>();
        field.vocabulary().forEach(term -> values.put(fold(term), term));
        String otherwise = null;
        if (map != null) {
            map.get("values").flatMap(n -> n.asMap("'values'")).ifPresent(m -> termsInto(field, m, values));
            map.get("empty").ifPresent(n -> n.asTexts("'empty'").forEach(theirs -> values.put(fold(theirs), "")));
            otherwise = map.get("otherwise")
                    .flatMap(n -> n.asText("'otherwise'").filter(t -> checkTerm(field, t, n::problem)))
                    .orElse(null);
        }
        return values.isEmpty() && otherwise == null
                ? new Conversion.AsText()
                : new Conversion.ByValue(values, field.vocabulary().isEmpty() ? ANY : otherwise);
    }

    /** For a free text column whose values are partly mapped: what is not listed stays as it is. */
    public static final String ANY = "*";

    private static void termsInto(Field field, YamlMap map, Map<String, String> terms) {
        map.forEach((key, value) -> {
            // canonical: [theirs, theirs]; that way round the vocabulary is on the left and synonyms stand together
            String term = key.asText("a value of " + field.name()).orElse("");
            if (checkTerm(field, term, key::problem)) {
                value.asTexts("the values that mean " + term).forEach(theirs -> terms.put(fold(theirs), term));
            }
        });
    }

    private static boolean checkTerm(Field field, String term, java.util.function.BiConsumer<String, String> problem) {
        if (field.vocabulary().isEmpty() || field.vocabulary().contains(term)) {
            return true;
        }
        problem.accept("'" + term + "' is not a value of " + field.name(), YamlMap.suggest(term, field.vocabulary()));
        return false;
    }

    private Optional<Conversion> instantConversion(Field field, @Nullable YamlMap map, @Nullable YamlNode at) {
        if (map != null && map.has("minutes-after")) {
            return map.get("minutes-after")
                    .flatMap(node -> node.asText("'minutes-after'")
                            .flatMap(base -> Interactions.INSTANTS.stream()
                                    .filter(f -> f.name().equals(base) && !f.equals(field))
                                    .findFirst()
                                    .map(f -> (Conversion) new Conversion.After(f, ChronoUnit.MINUTES))
                                    .or(() -> {
                                        node.problem(
                                                "'" + base + "' is not an instant to count from",
                                                "For example opened_at.");
                                        return Optional.empty();
                                    })));
        }
        List<String> patterns =
                map == null ? List.of() : map.get("time").map(this::patterns).orElse(List.of());
        if (patterns.isEmpty()) {
            String remedy = "Add time: with the patterns its values have, such as \"yyyy-MM-dd HH:mm\", or iso.";
            problems.add(
                    file,
                    map != null ? map.line() : at == null ? 0 : at.line(),
                    "the rule for " + field.name() + " does not say how its times are written",
                    remedy);
            return Optional.empty();
        }
        return Optional.of(new Conversion.AsInstant(patterns));
    }

    private List<String> patterns(YamlNode node) {
        List<String> patterns = node.asTexts("'time'");
        for (String pattern : patterns) {
            try {
                InstantPattern.check(pattern);
            } catch (IllegalArgumentException e) {
                node.problem(
                        "'" + pattern + "' is not a time pattern: " + e.getMessage(),
                        "Letters: yyyy MM dd HH mm ss, hh with a for a 12-hour clock, MMM for Jan; or iso.");
            }
        }
        return patterns;
    }

    /** How values of an export are compared: trimmed, lower case. */
    public static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
