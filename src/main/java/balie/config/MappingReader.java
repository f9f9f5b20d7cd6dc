package balie.config;

import balie.config.SourceMapping.Dialect;
import balie.config.SourceMapping.Format;
import balie.config.SourceMapping.UpdateOrder;
import balie.config.time.DateOrder;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.issue.Problems;
import balie.text.Wording;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code *.source.yaml}. The keys are described in jobs/README.md. */
public final class MappingReader {

    private MappingReader() {}

    /**
     * @param name what a job calls the mapping by
     * @param file shown in messages
     * @return empty if a problem was noted
     */
    public static Optional<SourceMapping> read(String name, String file, String yaml, Problems problems) {
        Problems own = new Problems();
        Optional<SourceMapping> mapping = YamlNode.parse(file, yaml, own).map(root -> mapping(name, file, yaml, root));
        problems.addAll(own.list());
        return own.isEmpty() ? mapping : Optional.empty();
    }

    private static SourceMapping mapping(String name, String file, String yaml, YamlMap root) {
        String describes = root.need("describes", "Say in a sentence which export this is.")
                .flatMap(n -> n.asText("'describes'"))
                .orElse("");
        String source = root.get("source").flatMap(MappingReader::source).orElse(name);
        Format format = DialectReader.format(root);
        Dialect dialect = DialectReader.read(root);
        Set<String> nulls = new LinkedHashSet<>(
                root.get("nulls").map(n -> n.asTexts("'nulls'")).orElse(List.of()));
        ZoneId zone = root.get("zone").flatMap(MappingReader::zone).orElse(null);
        UpdateOrder updates = root.get("updates")
                .flatMap(n -> n.asMap("'updates'"))
                .flatMap(MappingReader::updateOrder)
                .orElse(null);
        List<ColumnRule> columns = new ArrayList<>();
        root.need("columns", "List the canonical columns and where they come from.")
                .flatMap(n -> n.asMap("'columns'"))
                .ifPresent(map -> {
                    columns.addAll(RuleReader.rules(map));
                    if (columns.stream().noneMatch(r -> r.target().equals(Interactions.INTERACTION_ID))) {
                        map.problem(
                                "no rule for interaction_id",
                                "Say which column of the export holds the id of the case or contact.");
                    }
                });
        if (updates != null) {
            updates.first().stream()
                    .filter(kept ->
                            columns.stream().noneMatch(r -> r.target().name().equals(kept)))
                    .forEach(kept -> root.problem(
                            "'first' keeps " + kept + ", and no rule reads it", "Add a rule for it under columns."));
        }
        List<List<String>> recognisedBy =
                root.get("recognised-by").map(MappingReader::recognisedBy).orElse(List.of());
        List<String> notes = root.get("notes").map(n -> n.asTexts("'notes'")).orElse(List.of());
        DateOrder dates = root.get("dates").flatMap(MappingReader::dates).orElseGet(() -> written(columns));
        root.finish();
        return new SourceMapping(
                        name,
                        source,
                        file,
                        Wording.sha256(usesCommonValues(yaml) ? yaml + CommonValues.sha256() : yaml),
                        describes,
                        format,
                        dialect,
                        nulls,
                        zone,
                        updates,
                        columns,
                        recognisedBy,
                        DateOrder.AS_WRITTEN,
                        notes)
                .readingDates(dates);
    }

    /** With the words that products share a mapping reads otherwise when those do. */
    private static boolean usesCommonValues(String yaml) {
        return yaml.contains("common: true");
    }

    private static Optional<String> source(YamlNode node) {
        return node.asText("'source'").filter(name -> {
            boolean valid = Names.fits(name);
            if (!valid) {
                node.problem("'source' is '" + name + "'", Names.REMEDY);
            }
            return valid;
        });
    }

    private static List<String> ofUpdates(YamlMap map, String key, List<Field> possible, String problem) {
        List<String> names = possible.stream().map(Field::name).toList();
        return map.get(key)
                .map(n -> n.asElements(
                        "'" + key + "'",
                        e -> e.asText("a column of '" + key + "'").filter(name -> {
                            boolean known = names.contains(name);
                            if (!known) {
                                e.problem("'" + name + "' can not be " + problem, YamlMap.suggest(name, names));
                            }
                            return known;
                        })))
                .orElse(List.of());
    }

    static Optional<DateOrder> dates(YamlNode node) {
        return node.asText("'dates'").flatMap(text -> {
            Optional<DateOrder> order = DateOrder.byKey(text);
            if (order.isEmpty()) {
                node.problem(
                        "'dates' is '" + text + "'",
                        "Write day-first, month-first, or by-evidence to let each file show which it is.");
            }
            return order;
        });
    }

    /** By evidence where a rule lists both readings. */
    private static DateOrder written(List<ColumnRule> columns) {
        boolean both = columns.stream()
                .anyMatch(rule -> rule.conversion() instanceof ColumnRule.Conversion.AsInstant at
                        && DateOrder.areBoth(at.patterns()));
        return both ? DateOrder.BY_EVIDENCE : DateOrder.AS_WRITTEN;
    }

    private static List<List<String>> recognisedBy(YamlNode node) {
        List<List<String>> columns =
                node.asElements("'recognised-by'", e -> Optional.of(e.asTexts("a column of 'recognised-by'")));
        if (columns.isEmpty() || columns.stream().anyMatch(List::isEmpty)) {
            node.problem(
                    "'recognised-by' names no column, or one of its columns has no name",
                    "List the columns that together only this product has; leave the key out if nothing proves it.");
        }
        return columns;
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

    private static Optional<UpdateOrder> updateOrder(YamlMap map) {
        List<String> column = map.need("newest-by", "Name the column that grows with every update.")
                .map(n -> n.asTexts("'newest-by'"))
                .orElse(List.of());
        List<String> patterns = map.get("time").map(RuleReader::patterns).orElse(List.of());
        List<String> derive = ofUpdates(map, "derive", UpdateOrder.DERIVABLE, "worked out from updates");
        List<String> first = ofUpdates(map, "first", UpdateOrder.KEPT, "kept of the first update");
        map.finish();
        return column.isEmpty() ? Optional.empty() : Optional.of(new UpdateOrder(column, patterns, derive, first));
    }

    /** For a free text column whose values are partly mapped: what is not listed stays as it is. */
    public static final String ANY = "*";

    /** For a value that is not listed: the column has none by this rule, and the next one for it is asked. */
    public static final String NEXT = "next";

    /** How values of an export are compared: trimmed, lower case. */
    public static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
