package balie.ingest;

import balie.config.ColumnRule;
import balie.config.ColumnRule.Input;
import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.contract.AsciiText;
import balie.ingest.read.Fields;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Finds the text that a rule reads in a record. For one thread. */
final class RuleText {

    private final @Nullable String constant;
    private final List<ColumnLookup> parts;
    private final @Nullable String whenEmpty;
    private final Set<String> nulls;
    /** Characters of the longest text that stands for none: longer ones need not be looked up. */
    private final int longestNull;
    /** What has to hold of a record, or the rule finds nothing in it. */
    private final List<Condition> where;

    private record Condition(ColumnLookup column, Set<String> values) {

        boolean holds(Fields fields) {
            String value = column.in(fields);
            return value != null && values.contains(MappingReader.fold(value));
        }
    }

    RuleText(SourceMapping mapping, ColumnRule rule) {
        this.constant = rule.input() instanceof Input.Constant given ? given.value() : null;
        this.parts = rule.input() instanceof Input.Columns columns
                ? columns.names().stream().map(ColumnLookup::new).toList()
                : List.of();
        this.whenEmpty = rule.whenEmpty();
        this.nulls = mapping.nulls();
        this.longestNull = nulls.stream().mapToInt(String::length).max().orElse(-1);
        this.where = rule.where().entrySet().stream()
                .map(e -> new Condition(new ColumnLookup(List.of(e.getKey())), e.getValue()))
                .toList();
    }

    /** The same text as its bytes; null: there is none, or it is not at hand. */
    @Nullable
    AsciiText asciiIn(Fields fields) {
        AsciiText text = parts.size() == 1 && applies(fields) ? parts.get(0).asciiIn(fields) : null;
        return text == null || text.length() <= longestNull ? null : text;
    }

    private boolean applies(Fields fields) {
        for (Condition condition : where) {
            if (!condition.holds(fields)) {
                return false;
            }
        }
        return true;
    }

    /** Null: none. */
    @Nullable
    String in(Fields fields) {
        if (!applies(fields)) {
            return null;
        }
        if (constant != null) {
            return constant;
        }
        String text = null;
        for (ColumnLookup lookup : parts) {
            String part = lookup.in(fields);
            if (part != null && (part.length() > longestNull || !nulls.contains(part))) {
                text = text == null ? part : text + " " + part;
            }
        }
        return text == null ? whenEmpty : text;
    }
}
