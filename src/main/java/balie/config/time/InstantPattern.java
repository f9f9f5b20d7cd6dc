package balie.config.time;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads moments written in one pattern. Strict: 31 February is no date. A day without a time is its start in the zone; a
 * local time that a change of the clock skips is moved on by the gap, one that occurs twice is the first of the two. Not for
 * several threads.
 */
public final class InstantPattern {

    private static final String ISO = "iso";

    private final DateTimeFormatter formatter;
    private final @Nullable PatternReader reader;
    private final boolean iso;
    private final ZoneClock clock;
    private final TimeFields fields = new TimeFields();

    /** @param clock of local times */
    public InstantPattern(String pattern, ZoneClock clock) {
        this.formatter = formatter(pattern);
        this.iso = pattern.equals(ISO);
        this.reader = iso ? null : PatternReader.compile(pattern);
        this.clock = clock;
    }

    public InstantPattern(String pattern, ZoneId zone) {
        this(pattern, new ZoneClock(zone));
    }

    /** @throws IllegalArgumentException if the pattern is not one */
    public static void check(String pattern) {
        formatter(pattern);
    }

    public Optional<Instant> parse(String text) {
        return Optional.ofNullable(read(text));
    }

    /** The moment a text says; null: it is not written so. */
    public @Nullable Instant read(String text) {
        if (reader == null && !iso) {
            return readGenerally(text);
        }
        PatternReader.Result result = reader == null ? IsoReader.read(text, fields) : reader.read(text, fields);
        return switch (result) {
            case FITS -> clock.instant(fields);
            case DIFFERS -> null;
            case UNSURE -> readGenerally(text);
        };
    }

    /** The moment by the first pattern that fits; null: none does. */
    public static @Nullable Instant read(List<InstantPattern> patterns, String text) {
        for (int i = 0; i < patterns.size(); i++) {
            Instant instant = patterns.get(i).read(text);
            if (instant != null) {
                return instant;
            }
        }
        return null;
    }

    @Nullable
    Instant readGenerally(String text) {
        try {
            TemporalAccessor parsed =
                    formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime offset) {
                return offset.toInstant();
            }
            if (parsed instanceof LocalDateTime local) {
                // A zone that the text names outranks that of the export.
                ZoneId named = formatter.parse(text).query(TemporalQueries.zoneId());
                return named == null ? clock.instant(local) : clock.instant(local, named.getRules());
            }
            return clock.startOf((LocalDate) parsed);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String plainYears(String pattern) {
        StringBuilder plain = new StringBuilder(pattern.length());
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            plain.append(c == 'y' && !quoted ? 'u' : c);
        }
        return plain.toString();
    }

    private static DateTimeFormatter formatter(String pattern) {
        if (pattern.equals(ISO)) {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendLiteral('T')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalStart()
                    .appendOffset("+HH:mm", "Z")
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
        }
        // People write y for the year; strict resolving wants u, which needs no era.
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(plainYears(pattern))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
