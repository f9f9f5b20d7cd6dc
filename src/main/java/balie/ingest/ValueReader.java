package balie.ingest;

import balie.config.ColumnRule;
import balie.config.ColumnRule.Conversion;
import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.config.time.DateOrder;
import balie.config.time.DateReadings;
import balie.config.time.DurationUnit;
import balie.config.time.InstantPattern;
import balie.config.time.ZoneClock;
import balie.contract.Interactions;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns a text of an export into the value of one canonical column. */
final class ValueReader {

    /** Three digits behind a point or comma may be thousands, 1.000 for a thousand, so they are not taken for a fraction. */
    static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,15}([.,]0{1,2})?");

    /** Earlier or later than any help desk's records: a typing error in a year. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private static final int MOST_DIGITS = 15;
    private static final int MOST_KNOWN = 1024;

    private final SourceMapping mapping;
    private final ColumnRule rule;
    private final List<InstantPattern> patterns;
    /** Null: days and months are in no doubt. */
    private final @Nullable DateReadings readings;

    /** By text, the value it stands for; the empty one for none. */
    private final Map<String, String> known = new HashMap<>();

    ValueReader(SourceMapping mapping, ColumnRule rule, ZoneClock clock) {
        this.mapping = mapping;
        this.rule = rule;
        List<String> written = rule.conversion() instanceof Conversion.AsInstant at ? at.patterns() : List.of();
        this.patterns = written.stream().map(p -> new InstantPattern(p, clock)).toList();
        this.readings = mapping.dates() == DateOrder.BY_EVIDENCE ? new DateReadings(written, clock) : null;
    }

    /**
     * The value a text stands for.
     *
     * @param values those of the row so far, for what counts from another column
     */
    @Nullable
    Object read(String text, @Nullable Object[] values) throws Unmappable {
        Conversion conversion = rule.conversion();
        if (conversion instanceof Conversion.AsText as) {
            return as.html() ? emptyToNull(Jsoup.parse(text).text()) : text;
        } else if (conversion instanceof Conversion.ByValue by) {
            return byValue(by, text);
        } else if (conversion instanceof Conversion.ByTag by) {
            return byTag(by, text);
        } else if (conversion instanceof Conversion.AsInstant) {
            return instant(text);
        } else if (conversion instanceof Conversion.After after) {
            return after(after, text, values);
        } else if (conversion instanceof Conversion.AsCount count) {
            long number = whole(text);
            if (number < 0) {
                throw new Unmappable(RowMapper.column(rule), text, "a count can not be below 0");
            }
            return Math.max(0, number + count.plus());
        } else if (conversion instanceof Conversion.AsPresence) {
            return text.equals("0") ? 0L : 1L;
        } else if (conversion instanceof Conversion.AsSeconds seconds) {
            return seconds(seconds, text);
        } else if (conversion instanceof Conversion.AsFlag flag) {
            return flag(flag, text);
        } else if (conversion instanceof Conversion.TimeLeft) {
            Duration left = DurationUnit.MINUTES.read(text);
            if (left == null) {
                throw new Unmappable(RowMapper.column(rule), text, "not a time that was left, such as 2:30 or -13:05");
            }
            return !left.isNegative();
        }
        return text;
    }

    private long seconds(Conversion.AsSeconds seconds, String text) throws Unmappable {
        Duration duration = seconds.unit().read(text);
        if (duration == null || duration.isNegative()) {
            throw new Unmappable(RowMapper.column(rule), text, "not a duration, such as 12, 4:30 or 1h 5m");
        }
        return duration.toSeconds();
    }

    private long whole(String text) throws Unmappable {
        int digits = 0;
        long number = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            number = 10 * number + text.charAt(digits) - '0';
            digits++;
        }
        if (digits == text.length() && digits > 0 && digits <= MOST_DIGITS) {
            return number;
        }
        if (!WHOLE.matcher(text).matches()) {
            throw new Unmappable(RowMapper.column(rule), text, "not a whole number written without separators");
        }
        return Long.parseLong(text.replaceFirst("[.,]0+$", "").replace("+", ""));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Looked up once a text, as exports hold the same few again and again. */
    private @Nullable String byValue(Conversion.ByValue by, String text) throws Unmappable {
        String before = known.get(text);
        if (before != null) {
            return emptyToNull(before);
        }
        String value = listed(by, text);
        if (known.size() < MOST_KNOWN) {
            known.put(text, value == null ? "" : value);
        }
        return value;
    }

    private @Nullable String listed(Conversion.ByValue by, String text) throws Unmappable {
        String mapped = by.values().get(MappingReader.fold(text));
        if (mapped != null) {
            return emptyToNull(mapped);
        }
        if (by.otherwise() == null) {
            throw new Unmappable(
                    RowMapper.column(rule),
                    text,
                    "no " + rule.target().name() + " is given for this value; add it under columns: "
                            + rule.target().name() + ": values: in " + mapping.file());
        }
        return switch (by.otherwise()) {
            case MappingReader.ANY -> text;
            case MappingReader.NEXT -> null;
            default -> by.otherwise();
        };
    }

    private static @Nullable String byTag(Conversion.ByTag by, String text) {
        List<String> words = Arrays.asList(MappingReader.fold(text).split("[\\s,;]+"));
        return by.tags().entrySet().stream()
                .filter(e -> words.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private Instant instant(String text) throws Unmappable {
        Instant instant = readings == null ? InstantPattern.read(patterns, text) : undoubted(readings, text);
        if (instant == null) {
            throw new Unmappable(
                    RowMapper.column(rule),
                    text,
                    "not a time in any of the forms " + ((Conversion.AsInstant) rule.conversion()).patterns());
        }
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new Unmappable(
                    RowMapper.column(rule), text, "no help desk keeps records of that year; a typing error?");
        }
        return instant;
    }

    /** The moment, where both orders of day and month give the same or only one fits. */
    private @Nullable Instant undoubted(DateReadings readings, String text) throws Unmappable {
        Instant dayFirst = readings.dayFirst(text);
        Instant monthFirst = readings.monthFirst(text);
        if (dayFirst != null && monthFirst != null && !dayFirst.equals(monthFirst)) {
            throw new Unmappable(
                    RowMapper.column(rule),
                    text,
                    readings.inWords(text, dayFirst, monthFirst)
                            + ", and nothing says which; set dates: to day-first or" + " month-first in "
                            + mapping.file());
        }
        return dayFirst == null ? monthFirst : dayFirst;
    }

    private @Nullable Instant after(Conversion.After after, String text, @Nullable Object[] values) throws Unmappable {
        Duration duration = after.unit().read(text);
        if (duration == null) {
            throw new Unmappable(
                    RowMapper.column(rule),
                    text,
                    after.unit() == DurationUnit.CLOCK
                            ? "not a duration such as 1:30 or 2h 5m"
                            : "not a number of " + after.unit().key()
                                    + " written without separators of thousands, nor a duration such as 1:30 or 2h 5m");
        }
        if (duration.isNegative()) {
            if (after.negativeIsEmpty()) {
                return null;
            }
            throw new Unmappable(
                    RowMapper.column(rule),
                    text,
                    "a duration below 0 would end before it began; if it says nothing in this product, add negative: empty"
                            + " to the rule in " + mapping.file());
        }
        Instant base = (Instant) values[Interactions.TABLE.indexOf(after.base())];
        return base == null ? null : base.plus(duration);
    }

    private boolean flag(Conversion.AsFlag flag, String text) throws Unmappable {
        String folded = MappingReader.fold(text);
        if (flag.yes().contains(folded)) {
            return true;
        }
        if (flag.no().contains(folded)) {
            return false;
        }
        throw new Unmappable(
                RowMapper.column(rule), text, "neither yes nor no; list it under yes: or no: in " + mapping.file());
    }
}
