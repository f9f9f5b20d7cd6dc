package balie.config;

import balie.config.ColumnRule.Conversion;
import balie.config.ColumnRule.Input;
import balie.config.time.DurationUnit;
import balie.config.time.InstantPattern;
import balie.contract.Field;
import balie.contract.Interactions;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the rules of a mapping: what stands under {@code columns}. */
final class RuleReader {

    private static final Set<String> YES = Set.of("yes", "true", "1", "y", "ja", "j", "x", "waar", "wahr");
    private static final Set<String> NO = Set.of("no", "false", "0", "n", "nee", "onwaar", "nein", "falsch");
    private static final Set<Field> DERIVED =
            Set.of(Interactions.SOURCE, Interactions.TEXT_KEY, Interactions.SUBJECT_KEY);

    private RuleReader() {}

    /** The rules, in the order given; of several for one column the first that gives a value counts. */
    static List<ColumnRule> rules(YamlMap map) {
        List<ColumnRule> rules = new ArrayList<>();
        map.forEach((key, value) -> {
            String name = key.asText("a column").orElse("");
            Optional<Field> field = Interactions.TABLE.field(name).filter(f -> !DERIVED.contains(f));
            if (field.isEmpty()) {
                List<String> allowed = Interactions.TABLE.fields().stream()
                        .filter(f -> !DERIVED.contains(f))
                        .map(Field::name)
                        .toList();
                key.problem("unknown canonical column '" + name + "'", YamlMap.suggest(name, allowed));
            } else if (value.isMap() || value.isListOfMaps()) {
                rules.addAll(alternatives(value.asMaps(name).stream()
                        .flatMap(m -> rule(field.get(), m).stream())
                        .toList()));
            } else {
                // The short form: column names only.
                List<String> names = value.asTexts("'" + name + "'");
                Input input = new Input.Columns(List.of(names));
                conversion(field.get(), null, value)
                        .ifPresent(c -> rules.add(rule(field.get(), input, c, false, null, Map.of())));
            }
        });
        return rules;
    }

    /** Where one of several rules for a column says that a value is required, it is of all of them together. */
    private static List<ColumnRule> alternatives(List<ColumnRule> rules) {
        boolean required = rules.stream().anyMatch(ColumnRule::required);
        return rules.stream()
                .map(r -> new ColumnRule(r.target(), r.input(), r.conversion(), required, r.whenEmpty(), r.where()))
                .toList();
    }

    private static ColumnRule rule(
            Field field,
            Input input,
            Conversion conversion,
            boolean required,
            @Nullable String whenEmpty,
            Map<String, Set<String>> where) {
        return new ColumnRule(field, input, conversion, required || field.required(), whenEmpty, where);
    }

    private static Optional<ColumnRule> rule(Field field, YamlMap map) {
        Optional<Input> input = input(field, map);
        Optional<Conversion> conversion = conversion(field, map, null);
        boolean required =
                map.get("required").flatMap(n -> n.asFlag("'required'")).orElse(false);
        String whenEmpty = map.text("when-empty").orElse(null);
        Map<String, Set<String>> where = new LinkedHashMap<>();
        map.get("where").flatMap(n -> n.asMap("'where'")).ifPresent(m -> whereInto(m, where));
        map.finish();
        if (input.isEmpty() || conversion.isEmpty()) {
            return Optional.empty();
        }
        if (input.get() instanceof Input.Constant constant) {
            checkTerm(field, constant.value(), map::problem);
        }
        return Optional.of(rule(field, input.get(), conversion.get(), required, whenEmpty, where));
    }

    private static void whereInto(YamlMap map, Map<String, Set<String>> where) {
        map.forEach((key, value) -> {
            Set<String> values = value.asTexts("the values of 'where'").stream()
                    .map(MappingReader::fold)
                    .collect(Collectors.toSet());
            if (values.isEmpty()) {
                key.problem("'where' lists no values", "List those of the records in which the rule gives a value.");
            }
            where.put(key.asText("a column of 'where'").orElse(""), values);
        });
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

    private static Optional<Conversion> conversion(Field field, @Nullable YamlMap map, @Nullable YamlNode at) {
        return switch (field.type()) {
            case TEXT -> Optional.of(textConversion(field, map));
            case COUNT -> Optional.of(countConversion(map));
            case FLAG ->
                Optional.of(
                        map != null && isSet(map, "time-left")
                                ? new Conversion.TimeLeft()
                                : new Conversion.AsFlag(flagTexts(map, "yes", YES), flagTexts(map, "no", NO)));
            case INSTANT -> instantConversion(field, map, at);
            case NUMBER, DATE, BYTES, TEXTS -> throw new IllegalStateException("no such interaction column: " + field);
        };
    }

    private static Conversion countConversion(@Nullable YamlMap map) {
        if (map == null) {
            return new Conversion.AsCount(0);
        }
        if (map.has("unit")) {
            return new Conversion.AsSeconds(map.oneOf("unit", DurationUnit.keys())
                    .flatMap(DurationUnit::byKey)
                    .orElse(DurationUnit.SECONDS));
        }
        if (isSet(map, "present")) {
            return new Conversion.AsPresence();
        }
        return new Conversion.AsCount(
                map.get("plus").flatMap(n -> n.asCount("'plus'", -1000, 1000)).orElse(0));
    }

    private static boolean isSet(YamlMap map, String key) {
        return map.get(key).flatMap(n -> n.asFlag("'" + key + "'")).orElse(false);
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

    private static Conversion textConversion(Field field, @Nullable YamlMap map) {
        if (map != null && map.has("tags")) {
            Map<String, String> tags = new LinkedHashMap<>();
            map.get("tags").flatMap(n -> n.asMap("'tags'")).ifPresent(m -> termsInto(field, m, tags));
            return new Conversion.ByTag(tags);
        }
        Map<String, String> values = new LinkedHashMap<>();
        field.vocabulary().forEach(term -> values.put(MappingReader.fold(term), term));
        String otherwise = null;
        if (map != null) {
            if (isSet(map, "common")) {
                CommonValues.of(field)
                        .ifPresentOrElse(
                                values::putAll,
                                () -> map.problem(
                                        "there are no common values of " + field.name(),
                                        "Known for: " + String.join(", ", CommonValues.columns()) + "."));
            }
            map.get("values").flatMap(n -> n.asMap("'values'")).ifPresent(m -> termsInto(field, m, values));
            map.get("empty")
                    .ifPresent(n -> n.asTexts("'empty'").forEach(theirs -> values.put(MappingReader.fold(theirs), "")));
            otherwise = map.get("otherwise")
                    .flatMap(n -> n.asText("'otherwise'")
                            .filter(t -> t.equals(MappingReader.NEXT) || checkTerm(field, t, n::problem)))
                    .orElse(null);
        }
        return values.isEmpty() && otherwise == null
                ? new Conversion.AsText(map != null && isSet(map, "html"))
                : new Conversion.ByValue(
                        values, field.vocabulary().isEmpty() && otherwise == null ? MappingReader.ANY : otherwise);
    }

    static void termsInto(Field field, YamlMap map, Map<String, String> terms) {
        map.forEach((key, value) -> {
            // canonical: [theirs, theirs]; that way round the vocabulary is on the left and synonyms stand together
            String term = key.asText("a value of " + field.name()).orElse("");
            if (checkTerm(field, term, key::problem)) {
                value.asTexts("the values that mean " + term)
                        .forEach(theirs -> terms.put(MappingReader.fold(theirs), term));
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

    private static Optional<Conversion> instantConversion(Field field, @Nullable YamlMap map, @Nullable YamlNode at) {
        if (map != null && map.has("minutes-after")) {
            return after(field, map, "minutes-after", DurationUnit.MINUTES);
        }
        if (map != null && map.has("after")) {
            Optional<DurationUnit> unit = map.need(
                            "unit", "Say what a plain number counts: " + DurationUnit.keys() + ".")
                    .flatMap(n -> map.oneOf("unit", DurationUnit.keys()))
                    .flatMap(DurationUnit::byKey);
            return unit.flatMap(u -> after(field, map, "after", u));
        }
        List<String> patterns = map == null
                ? List.of()
                : map.get("time").map(RuleReader::patterns).orElse(List.of());
        if (patterns.isEmpty()) {
            String remedy = "Add time: with the patterns its values have, such as \"yyyy-MM-dd HH:mm\", or iso.";
            String found = "the rule for " + field.name() + " does not say how its times are written";
            if (map != null) {
                map.problem(found, remedy);
            } else if (at != null) {
                at.problem(found, remedy);
            }
            return Optional.empty();
        }
        return Optional.of(new Conversion.AsInstant(patterns));
    }

    private static Optional<Conversion> after(Field field, YamlMap map, String key, DurationUnit unit) {
        boolean negativeIsEmpty = map.oneOf("negative", List.of("empty")).isPresent();
        return map.get(key)
                .flatMap(node -> node.asText("'" + key + "'")
                        .flatMap(base -> Interactions.INSTANTS.stream()
                                .filter(f -> f.name().equals(base) && !f.equals(field))
                                .findFirst()
                                .map(f -> (Conversion) new Conversion.After(f, unit, negativeIsEmpty))
                                .or(() -> {
                                    node.problem(
                                            "'" + base + "' is not an instant to count from", "For example opened_at.");
                                    return Optional.empty();
                                })));
    }

    static List<String> patterns(YamlNode node) {
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
}
