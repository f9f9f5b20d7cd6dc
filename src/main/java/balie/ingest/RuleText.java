package balie.ingest;

import balie.config.ColumnRule;
import balie.config.ColumnRule.Input;
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

    RuleText(SourceMapping mapping, ColumnRule rule) {
        this.constant = rule.input() instanceof Input.Constant given ? given.value() : null;
        this.parts = rule.input() instanceof Input.Columns columns
                ? columns.names().stream().map(ColumnLookup::new).toList()
                : List.of();
        this.whenEmpty = rule.whenEmpty();
        this.nulls = mapping.nulls();
        this.longestNull = nulls.stream().mapToInt(String::length).max().orElse(-1);
    }

    /** The same text as its bytes; null: there is none, or it is not at hand. */
    @Nullable
    AsciiText asciiIn(Fields fields) {
        AsciiText text = parts.size() == 1 ? parts.get(0).asciiIn(fields) : null;
        return text == null || text.length() <= longestNull ? null : text;
    }

    /** Null: none. */
    @Nullable
    String in(Fields fields) {
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
