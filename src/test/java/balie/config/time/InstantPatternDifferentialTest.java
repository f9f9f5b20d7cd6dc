package balie.config.time;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read fast is what the formatter of the JDK reads, text by text. */
class InstantPatternDifferentialTest {

    private static final int TEXTS = 4_000;

    /** A mistyped English name may be a Dutch or a German one. */
    private static final Pattern OTHER_LANGUAGES = Pattern.compile(
            "sept(?!e)|januari|januar(?!y)|februari|februar(?!y)|juni|juli|mrt|mei|mai|mrz|okt|dez",
            Pattern.CASE_INSENSITIVE);

    /** Zones with an hour's change, half an hour's, one at midnight, a day left out, a fixed odd offset, none. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Amsterdam"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("UTC"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iso",
                "yyyy-MM-dd",
                "yyyy-MM-dd HH:mm",
                "yyyy-MM-dd HH:mm:ss",
                "yyyy-MM-dd HH:mm:ss.SSS",
                "yyyy-MM-dd HH:mm:ss xx",
                "yyyy-MM-dd'T'HH:mm:ssXXX",
                "yyyy-MM-dd'T'HH:mm:ss.SSSXX",
                "d/M/yyyy HH:mm",
                "d/M/yyyy H:mm:ss",
                "dd-MM-yyyy",
                "M/d/yy h:mm a",
                "MM/dd/yyyy hh:mm:ss a",
                "dd/MMM/yy h:mm a",
                "d-MMM-yy",
                "d MMMM yyyy HH:mm",
                "EEE d MMM yyyy HH:mm",
                "yyyyMMdd HHmmss",
                "yyyyMMddHHmmssSSS",
                "dd.MM.yyyy, H:mm 'Uhr'",
                "yyyy-MM-dd HH:mm[:ss]",
                "yyyy-MM-dd hh:mm",
                "yyyy-MM-dd H",
                "d.M.y",
                "'day' d 'of' M yyyy 'o''clock' H"
            })
    void reads_what_the_general_formatter_reads(String pattern) {
        Random random = new Random(pattern.hashCode());
        DateTimeFormatter formatter = formatter(pattern);
        int fitting = 0;
        for (ZoneId zone : ZONES) {
            InstantPattern fast = new InstantPattern(pattern, zone);
            for (int i = 0; i < TEXTS; i++) {
                String text = text(formatter, zone, random);
                if (OTHER_LANGUAGES.matcher(text).find()) {
                    continue;
                }
                Optional<Instant> expected = expected(formatter, zone, text);
                fitting += expected.isPresent() ? 1 : 0;
                assertThat(fast.parse(text))
                        .as("'%s' as %s in %s", text, pattern, zone)
                        .isEqualTo(expected);
            }
        }
        // Most are as the pattern wants them; with too few the test would show nothing.
        assertThat(fitting).isGreaterThan(TEXTS);
    }

    private static Optional<Instant> expected(DateTimeFormatter formatter, ZoneId zone, String text) {
        try {
            TemporalAccessor parsed =
                    formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime offset) {
                return Optional.of(offset.toInstant());
            }
            return Optional.of(
                    parsed instanceof LocalDateTime local
                            ? local.atZone(zone).toInstant()
                            : ((LocalDate) parsed).atStartOfDay(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(DateTimeFormatter formatter, ZoneId zone, Random random) {
        LocalDateTime time = random.nextInt(3) == 0 ? nearAChange(zone, random) : anyTime(random);
        String text = formatter.format(time.atOffset(ZoneOffset.ofTotalSeconds(900 * (random.nextInt(97) - 48))));
        for (int errors = random.nextInt(4) - 1; errors > 0; errors--) {
            text = spoilt(text, random);
        }
        return random.nextInt(10) == 0 ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static LocalDateTime anyTime(Random random) {
        return LocalDateTime.of(
                random.nextInt(20) == 0 ? random.nextInt(10_000) : 1970 + random.nextInt(130),
                1 + random.nextInt(12),
                1 + random.nextInt(28),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60),
                random.nextInt(1_000) * 1_000_000);
    }

    private static LocalDateTime nearAChange(ZoneId zone, Random random) {
        LocalDateTime any = anyTime(random);
        var change = zone.getRules().nextTransition(any.toInstant(ZoneOffset.UTC));
        return change == null
                ? any
                : change.getDateTimeBefore()
                        .plusMinutes(random.nextInt(400) - 200)
                        .plusSeconds(random.nextInt(2));
    }

    private static String spoilt(String text, Random random) {
        if (text.isEmpty()) {
            return "1";
        }
        int at = random.nextInt(text.length());
        // No space that is not a plain one, and no other language: those are read by design.
        char other = "0123456789-+/:. TZapm,x".charAt(random.nextInt(23));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + other + text.substring(at);
            case 2 -> text.substring(0, at);
            default -> text.substring(0, at) + other + text.substring(at + 1);
        };
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
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace('y', 'u').replace("dau", "day"))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
