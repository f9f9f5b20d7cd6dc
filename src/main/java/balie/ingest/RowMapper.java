package balie.ingest;

import balie.config.ColumnRule;
import balie.config.ColumnRule.Conversion;
import balie.config.ColumnRule.Input;
import balie.config.SourceMapping;
import balie.config.time.ClockChanges;
import balie.config.time.InstantPattern;
import balie.config.time.ZoneClock;
import balie.contract.AsciiText;
import balie.contract.Interactions;
import balie.ingest.read.Fields;
import balie.model.Status;
import balie.text.WordingKeys;
import balie.text.redact.Redaction;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Turns the fields of a record into the values of a canonical row, or says what is wrong with them. For one thread: it keeps where
 * the columns stand, and values that come again.
 */
public final class RowMapper {

    /** What a spreadsheet makes of a long number; the digits behind are gone, so it can be no key. */
    private static final Pattern DAMAGED_ID =
            Pattern.compile("[+-]?\\d+([.,]\\d+)?E\\+?\\d+", Pattern.CASE_INSENSITIVE);

    private static final int SOURCE = Interactions.TABLE.indexOf(Interactions.SOURCE);
    private static final int ID = Interactions.TABLE.indexOf(Interactions.INTERACTION_ID);
    private static final int TEXT = Interactions.TABLE.indexOf(Interactions.TEXT_);
    private static final int TEXT_KEY = Interactions.TABLE.indexOf(Interactions.TEXT_KEY);
    private static final int SUBJECT = Interactions.TABLE.indexOf(Interactions.SUBJECT);
    private static final int SUBJECT_KEY = Interactions.TABLE.indexOf(Interactions.SUBJECT_KEY);
    /** Columns of no vocabulary that figures are told by: a person may stand in one ("Complaint of Mrs Jansen"). */
    private static final int[] FREE_VALUES = Interactions.FREE_VALUES.stream()
            .mapToInt(Interactions.TABLE::indexOf)
            .toArray();

    private static final int PRODUCT = Interactions.TABLE.indexOf(Interactions.PRODUCT);
    private static final int STATUS = Interactions.TABLE.indexOf(Interactions.STATUS);
    private static final int TIMELY = Interactions.TABLE.indexOf(Interactions.TIMELY);

    private final SourceMapping mapping;
    private final String source;
    private final List<Compiled> rules;
    private final List<InstantPattern> orderPatterns;
    private final ZoneClock clock;
    private final boolean countsTimeLeft;
    private final WordingKeys keys = new WordingKeys();
    private final RowHash hash = new RowHash();

    /**
     * A rule made ready.
     *
     * @param first whether no rule before it can have given its column a value
     * @param last whether no rule behind it can
     * @param ascii whether its texts may be left as bytes
     */
    private record Compiled(
            ColumnRule rule,
            int index,
            RuleText text,
            ValueReader reader,
            boolean first,
            boolean last,
            boolean ascii) {}

    /** @param zone of local times where the mapping names none */
    public RowMapper(SourceMapping mapping, String source, ZoneId zone) {
        this(mapping, source, zone, false);
    }

    /** @param ascii whether texts that nothing is asked of may be {@link AsciiText} */
    RowMapper(SourceMapping mapping, String source, ZoneId zone, boolean ascii) {
        this.mapping = mapping;
        this.source = source;
        this.clock = new ZoneClock(mapping.zone() == null ? zone : mapping.zone());
        // A duration after another column needs that one first.
        List<ColumnRule> ordered = new ArrayList<>(mapping.columns());
        ordered.sort(Comparator.comparing(rule -> rule.conversion() instanceof Conversion.After));
        this.rules = IntStream.range(0, ordered.size())
                .mapToObj(i -> compiled(
                        ordered.get(i),
                        gives(ordered.subList(0, i), ordered.get(i)),
                        gives(ordered.subList(i + 1, ordered.size()), ordered.get(i)),
                        ascii))
                .toList();
        this.countsTimeLeft = ordered.stream()
                .anyMatch(r -> r.target().equals(Interactions.TIMELY) && r.conversion() instanceof Conversion.TimeLeft);
        this.orderPatterns = mapping.updates() == null
                ? List.of()
                : mapping.updates().instantPatterns().stream()
                        .map(p -> new InstantPattern(p, clock))
                        .toList();
    }

    private Compiled compiled(ColumnRule rule, boolean before, boolean behind, boolean ascii) {
        int index = Interactions.TABLE.indexOf(rule.target());
        return new Compiled(
                rule,
                index,
                new RuleText(mapping, rule),
                new ValueReader(mapping, rule, clock),
                !before,
                !behind,
                // An id is looked at for damage.
                ascii && index != ID && rule.conversion() instanceof Conversion.AsText as && !as.html());
    }

    private static boolean gives(List<ColumnRule> rules, ColumnRule rule) {
        return rules.stream().anyMatch(r -> r.target().equals(rule.target()));
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
        values[SOURCE] = source;
        clock.resetChanges();
        try {
            for (Compiled compiled : rules) {
                if (compiled.first() || values[compiled.index()] == null) {
                    values[compiled.index()] = value(compiled, fields, values);
                }
            }
            ClockChanges changes = clock.changes();
            settleTimely(values);
            long order = order(fields);
            values[TEXT] = redacted(values[TEXT], false);
            values[SUBJECT] = redacted(values[SUBJECT], false);
            for (int free : FREE_VALUES) {
                values[free] = redacted(values[free], free == PRODUCT);
            }
            values[TEXT_KEY] = key(values[TEXT]);
            values[SUBJECT_KEY] = key(values[SUBJECT]);
            return MappedRow.good(values, order, changes, hash.of(values));
        } catch (Unmappable e) {
            return MappedRow.bad(e.issue());
        }
    }

    /**
     * A text without personal data, before anything is made of it: what a row holds is stored, staged and hashed.
     *
     * @param product whether it is what a product is called
     */
    private static @Nullable Object redacted(@Nullable Object text, boolean product) {
        if (text instanceof AsciiText ascii) {
            if (!Redaction.mayHold(ascii.bytes(), ascii.from(), ascii.length())) {
                return text;
            }
            String plain = ascii.toString();
            String redacted = redacted(plain, product);
            return redacted.equals(plain) ? text : redacted;
        }
        return text == null ? null : redacted((String) text, product);
    }

    private static String redacted(String text, boolean product) {
        return product ? Redaction.redactProduct(text) : Redaction.redact(text);
    }

    private @Nullable String key(@Nullable Object text) {
        return text instanceof AsciiText ascii
                ? keys.ascii(ascii.bytes(), ascii.from(), ascii.length())
                : keys.key((String) text);
    }

    /** Time that is left says that an answer was in time only of a case that has ended. */
    private void settleTimely(@Nullable Object[] values) {
        if (countsTimeLeft && values[TIMELY] instanceof Boolean left) {
            String status = (String) values[STATUS];
            values[TIMELY] =
                    CaseHistory.timely(left, status == null ? null : Status.valueOf(status.toUpperCase(Locale.ROOT)));
        }
    }

    private @Nullable Object value(Compiled compiled, Fields fields, @Nullable Object[] values) throws Unmappable {
        if (compiled.ascii()) {
            AsciiText ascii = compiled.text().asciiIn(fields);
            if (ascii != null) {
                return ascii;
            }
        }
        ColumnRule rule = compiled.rule();
        String text = compiled.text().in(fields);
        if (text == null) {
            if (rule.required() && compiled.last()) {
                throw new Unmappable(
                        column(rule), null, "the record has no " + rule.target().name());
            }
            return null;
        }
        if (compiled.index() == ID
                && (text.indexOf('E') > 0 || text.indexOf('e') > 0)
                && DAMAGED_ID.matcher(text).matches()) {
            throw new Unmappable(
                    column(rule),
                    text,
                    "a spreadsheet has rounded this id and it no longer says which case it is; export again and do not save"
                            + " the file from a spreadsheet");
        }
        return compiled.reader().read(text, values);
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
        if (!ValueReader.WHOLE.matcher(text).matches()) {
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
}
