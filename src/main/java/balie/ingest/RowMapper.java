package balie.ingest;

import balie.config.ColumnRule;
import balie.config.ColumnRule.Conversion;
import balie.config.ColumnRule.Input;
import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.config.time.ClockChanges;
import balie.config.time.InstantPattern;
import balie.config.time.ZoneClock;
import balie.contract.Interactions;
import balie.ingest.read.Fields;
import balie.issue.RowIssue;
import balie.text.Wording;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Turns the fields of a record into the values of a canonical row, or says what is wrong with them. */
public final class RowMapper {

    /** What a spreadsheet makes of a long number; the digits behind are gone, so it can be no key. */
    private static final Pattern DAMAGED_ID =
            Pattern.compile("[+-]?\\d+([.,]\\d+)?E\\+?\\d+", Pattern.CASE_INSENSITIVE);

    /** Three digits behind a point or comma may be thousands, 1.000 for a thousand, so they are not taken for a fraction. */
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,15}([.,]0{1,2})?");

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,15}([.,](\\d{1,2}|\\d{4,}))?");

    /** Earlier or later than any help desk's records: a typing error in a year. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final SourceMapping mapping;
    private final String source;
    private final List<Compiled> rules;
    private final List<InstantPattern> orderPatterns;
    private final ZoneClock clock;

    private record Compiled(ColumnRule rule, int index, List<InstantPattern> patterns) {}

    /** @param zone of local times where the mapping names none */
    public RowMapper(SourceMapping mapping, String source, ZoneId zone) {
        this.mapping = mapping;
        this.source = source;
        this.clock = new ZoneClock(mapping.zone() == null ? zone : mapping.zone());
        List<Compiled> plain = new ArrayList<>();
        List<Compiled> relative = new ArrayList<>();
        for (ColumnRule rule : mapping.columns()) {
            List<InstantPattern> patterns = rule.conversion() instanceof Conversion.AsInstant at
                    ? at.patterns().stream()
                            .map(p -> new InstantPattern(p, clock))
                            .toList()
                    : List.of();
            Compiled compiled = new Compiled(rule, Interactions.TABLE.indexOf(rule.target()), patterns);
            // A duration after another column needs that one first.
            (rule.conversion() instanceof Conversion.After ? relative : plain).add(compiled);
        }
        plain.addAll(relative);
        this.rules = List.copyOf(plain);
        this.orderPatterns = mapping.updates() == null
                ? List.of()
                : mapping.updates().instantPatterns().stream()
                        .map(p -> new InstantPattern(p, clock))
                        .toList();
    }

    /** Tells records from text that only looks like one; null: the mapping requires neither a moment nor a value of a list. */
    static @Nullable Predicate<Fields> proof(SourceMapping mapping) {
        if (mapping.columns().stream().noneMatch(RowMapper::isTelling)) {
            return null;
        }
        RowMapper mapper = new RowMapper(mapping, "", ZoneOffset.UTC);
        return fields -> mapper.map(fields).issue() == null;
    }

    private static boolean isTelling(ColumnRule rule) {
        return rule.required()
                && (rule.conversion() instanceof Conversion.AsInstant
                        || (rule.conversion() instanceof Conversion.ByValue by && by.otherwise() == null));
    }

    /** The canonical row, or what is wrong with the record. */
    public MappedRow map(Fields fields) {
        @Nullable Object[] values = new Object[Interactions.TABLE.fields().size()];
        values[Interactions.TABLE.indexOf(Interactions.SOURCE)] = source;
        clock.resetChanges();
        try {
            for (Compiled compiled : rules) {
                values[compiled.index()] = value(compiled, fields, values);
            }
            ClockChanges changes = clock.changes();
            long order = order(fields);
            set(values, Interactions.TEXT_KEY, Wording.key((String) get(values, Interactions.TEXT_)));
            set(values, Interactions.SUBJECT_KEY, Wording.key((String) get(values, Interactions.SUBJECT)));
            return MappedRow.good(values, order, changes);
        } catch (Unmappable e) {
            return MappedRow.bad(e.issue);
        }
    }

    private static @Nullable Object get(@Nullable Object[] values, balie.contract.Field field) {
        return values[Interactions.TABLE.indexOf(field)];
    }

    private static void set(@Nullable Object[] values, balie.contract.Field field, @Nullable Object value) {
        values[Interactions.TABLE.indexOf(field)] = value;
    }

    private @Nullable Object value(Compiled compiled, Fields fields, @Nullable Object[] values) throws Unmappable {
        ColumnRule rule = compiled.rule();
        String text = text(rule, fields);
        if (text == null) {
            if (rule.required()) {
                throw new Unmappable(
                        column(rule), null, "the record has no " + rule.target().name());
            }
            return null;
        }
        if (rule.target().equals(Interactions.INTERACTION_ID)
                && DAMAGED_ID.matcher(text).matches()) {
            throw new Unmappable(
                    column(rule),
                    text,
                    "a spreadsheet has rounded this id and it no longer says which case it is; export again and do not save"
                            + " the file from a spreadsheet");
        }
        return convert(compiled, text, values);
    }

    private @Nullable String text(ColumnRule rule, Fields fields) {
        String text = null;
        if (rule.input() instanceof Input.Constant constant) {
            return constant.value();
        } else if (rule.input() instanceof Input.Columns columns) {
            for (List<String> names : columns.names()) {
                String part = fields.get(names);
                if (part != null && !mapping.nulls().contains(part)) {
                    text = text == null ? part : text + " " + part;
                }
            }
        }
        return text == null ? rule.whenEmpty() : text;
    }

    private @Nullable Object convert(Compiled compiled, String text, @Nullable Object[] values) throws Unmappable {
        ColumnRule rule = compiled.rule();
        Conversion conversion = rule.conversion();
        if (conversion instanceof Conversion.ByValue by) {
            return byValue(rule, by, text);
        } else if (conversion instanceof Conversion.ByTag by) {
            return byTag(by, text);
        } else if (conversion instanceof Conversion.AsInstant) {
            return instant(rule, compiled.patterns(), text);
        } else if (conversion instanceof Conversion.After after) {
            return after(rule, after, text, values);
        } else if (conversion instanceof Conversion.AsCount count) {
            if (!WHOLE.matcher(text).matches()) {
                throw new Unmappable(column(rule), text, "not a whole number written without separators");
            }
            long number = Long.parseLong(text.replaceFirst("[.,]0+$", "").replace("+", ""));
            if (number < 0) {
                throw new Unmappable(column(rule), text, "a count can not be below 0");
            }
            return Math.max(0, number + count.plus());
        } else if (conversion instanceof Conversion.AsFlag flag) {
            return flag(rule, flag, text);
        }
        return text;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private @Nullable String byValue(ColumnRule rule, Conversion.ByValue by, String text) throws Unmappable {
        String mapped = by.values().get(MappingReader.fold(text));
        if (mapped != null) {
            return emptyToNull(mapped);
        }
        if (by.otherwise() == null) {
            throw new Unmappable(
                    column(rule),
                    text,
                    "no " + rule.target().name() + " is given for this value; add it under columns: "
                            + rule.target().name() + ": values: in " + mapping.file());
        }
        return by.otherwise().equals(MappingReader.ANY) ? text : by.otherwise();
    }

    private static @Nullable String byTag(Conversion.ByTag by, String text) {
        List<String> words = Arrays.asList(MappingReader.fold(text).split("[\\s,;]+"));
        return by.tags().entrySet().stream()
                .filter(e -> words.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private Instant instant(ColumnRule rule, List<InstantPattern> patterns, String text) throws Unmappable {
        Instant instant = InstantPattern.read(patterns, text);
        if (instant == null) {
            throw new Unmappable(
                    column(rule),
                    text,
                    "not a time in any of the forms " + ((Conversion.AsInstant) rule.conversion()).patterns());
        }
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new Unmappable(column(rule), text, "no help desk keeps records of that year; a typing error?");
        }
        return instant;
    }

    private @Nullable Instant after(ColumnRule rule, Conversion.After after, String text, @Nullable Object[] values)
            throws Unmappable {
        if (!DECIMAL.matcher(text).matches()) {
            throw new Unmappable(column(rule), text, "not a number of minutes written without separators of thousands");
        }
        Instant base = (Instant) get(values, after.base());
        double amount = Double.parseDouble(text.replace(',', '.'));
        Duration duration =
                Duration.ofMillis(Math.round(amount * after.unit().getDuration().toMillis()));
        return base == null ? null : base.plus(duration);
    }

    private boolean flag(ColumnRule rule, Conversion.AsFlag flag, String text) throws Unmappable {
        String folded = MappingReader.fold(text);
        if (flag.yes().contains(folded)) {
            return true;
        }
        if (flag.no().contains(folded)) {
            return false;
        }
        throw new Unmappable(column(rule), text, "neither yes nor no; list it under yes: or no: in " + mapping.file());
    }

    private long order(Fields fields) throws Unmappable {
        SourceMapping.UpdateOrder updates = mapping.updates();
        if (updates == null) {
            return 0;
        }
        String column = updates.column().get(0);
        String text = fields.get(updates.column());
        if (text == null) {
            throw new Unmappable(column, null, "the update has no value to put it in order by");
        }
        if (updates.byInstant()) {
            Instant at = InstantPattern.read(orderPatterns, text);
            if (at == null) {
                throw new Unmappable(column, text, "not a time in any of the forms " + updates.instantPatterns());
            }
            return at.toEpochMilli();
        }
        if (!WHOLE.matcher(text).matches()) {
            throw new Unmappable(column, text, "not a whole number");
        }
        return Long.parseLong(text.replaceFirst("[.,]0+$", ""));
    }

    /** The column of the export to name in an issue. */
    static String column(ColumnRule rule) {
        return rule.input() instanceof Input.Columns columns
                ? String.join(
                        " + ",
                        columns.names().stream()
                                .map(names -> Objects.requireNonNull(names.get(0)))
                                .toList())
                : rule.target().name();
    }

    private static final class Unmappable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient RowIssue issue;

        Unmappable(@Nullable String column, @Nullable String value, String reason) {
            // Thrown once a bad row: no stack trace is ever read.
            super(reason, null, false, false);
            this.issue = new RowIssue(column, value, reason);
        }
    }
}
