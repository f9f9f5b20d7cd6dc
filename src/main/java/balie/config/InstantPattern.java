package balie.config;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads moments written in one pattern. Strict: 31 February is no date. A day without a time is its start in the zone; a
 * local time that a change of the clock skips is moved on by the gap, one that occurs twice is the first of the two.
 */
public final class InstantPattern {

    private final DateTimeFormatter formatter;
    private final ZoneId zone;

    public InstantPattern(String pattern, ZoneId zone) {
        this.formatter = formatter(pattern);
        this.zone = zone;
    }

    /** @throws IllegalArgumentException if the pattern is not one */
    static void check(String pattern) {
        formatter(pattern);
    }

    public Optional<Instant> parse(String text) {
        try {
            TemporalAccessor parsed =
                    formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime offset) {
                return Optional.of(offset.toInstant());
            }
            if (parsed instanceof LocalDateTime local) {
                return Optional.of(local.atZone(zone).toInstant());
            }
            return Optional.of(((LocalDate) parsed).atStartOfDay(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The moment by the first pattern that fits. */
    public static Optional<Instant> parse(List<InstantPattern> patterns, String text) {
        for (InstantPattern pattern : patterns) {
            Optional<Instant> instant = pattern.parse(text);
            if (instant.isPresent()) {
                return instant;
            }
        }
        return Optional.empty();
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
        if (pattern.equals("iso")) {
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
