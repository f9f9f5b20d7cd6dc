package balie.ingest.profile;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes the values of a column one by one and keeps what a profile needs of them; memory is bounded. */
final class ColumnTally {

    private static final int EXACT_IDS = 1_000_000;
    private static final int EXACT = 10_000;
    private static final int MOST_VALUES = 200;
    private static final int LONGEST_VALUE = 80;
    private static final int MOST_SAMPLES = 3;
    private static final int MOST_NULLS = 10;
    /** Where so many values hold no time, the column is none of times. */
    private static final int TRIED_FOR_TIMES = 1_000;

    private static final int SURE_DIGITS = 15;
    private static final Pattern MOJIBAKE = Pattern.compile(
            "\u00c3[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
                    + "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]|\u00e2\u20ac.|\u00c2[\u00a0-\u00bf]|\ufffd");

    private final String name;
    private final int place;
    private final Distinct distinct;
    private final Map<ValueKind, Long> kinds = new EnumMap<>(ValueKind.class);
    private final Map<String, Long> nulls = new LinkedHashMap<>();
    private final List<String> samples = new ArrayList<>();
    private final TimeTally times = new TimeTally();
    private @Nullable Map<String, Long> values = new LinkedHashMap<>();
    private long filled;
    private long timesTried;
    private long halfDays;
    private long withSpace;
    private long rounded;
    private long mojibake;
    private long blanks;
    private long negative;
    private int longest;

    ColumnTally(String name, int place) {
        this.name = name;
        this.place = place;
        this.distinct = new Distinct(ColumnNames.isIdentifying(name) || place == 0 ? EXACT_IDS : EXACT);
    }

    String name() {
        return name;
    }

    TimeTally times() {
        return times;
    }

    /** The moment that the text is; null: none. */
    @Nullable
    TimeForm add(String raw) {
        String text = raw.strip();
        if (text.isEmpty()) {
            return null;
        }
        blanks += text.length() == raw.length() ? 0 : 1;
        ValueKind kind = ValueKind.of(text);
        if (kind == ValueKind.NULL_WORD) {
            if (nulls.containsKey(text) || nulls.size() < MOST_NULLS) {
                nulls.merge(text, 1L, Long::sum);
            }
            return null;
        }
        filled++;
        kinds.merge(kind, 1L, Long::sum);
        longest = Math.max(longest, text.length());
        if (distinct.add(text) && samples.size() < MOST_SAMPLES) {
            samples.add(text);
        }
        count(text);
        notice(kind, text);
        return time(kind, text);
    }

    private void count(String text) {
        Map<String, Long> counted = values;
        if (counted == null) {
            return;
        }
        counted.merge(text, 1L, Long::sum);
        if (counted.size() > MOST_VALUES || text.length() > LONGEST_VALUE) {
            values = null;
        }
    }

    private void notice(ValueKind kind, String text) {
        withSpace += text.indexOf(' ') >= 0 ? 1 : 0;
        if (kind == ValueKind.WHOLE && text.length() > SURE_DIGITS) {
            rounded += text.chars().skip(SURE_DIGITS).allMatch(c -> c == '0') ? 1 : 0;
        } else if (kind == ValueKind.CLOCK) {
            negative += text.charAt(0) == '-' ? 1 : 0;
            halfDays += text.toLowerCase(Locale.ROOT).endsWith("m") ? 1 : 0;
        } else if (kind == ValueKind.TEXT && isMojibake(text)) {
            mojibake++;
        }
    }

    private static boolean isMojibake(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u00c3' || c == '\u00e2' || c == '\u00c2' || c == '\ufffd') {
                return MOJIBAKE.matcher(text).find();
            }
        }
        return false;
    }

    private @Nullable TimeForm time(ValueKind kind, String text) {
        if (timesTried > TRIED_FOR_TIMES && times.count() == 0) {
            return null;
        }
        timesTried++;
        // 03.04 is a decimal, 0612345678 a telephone number; a date has three parts.
        TimeForm at = kind == ValueKind.TEXT || kind == ValueKind.PHONE ? TimeForm.of(text) : null;
        if (at != null) {
            times.add(text, at);
        }
        return at;
    }

    private long of(ValueKind kind) {
        return kinds.getOrDefault(kind, 0L);
    }

    private static boolean nearly(long part, long whole) {
        return whole > 0 && part >= 0.95 * whole;
    }

    private ColumnType type() {
        if (filled == 0) {
            return ColumnType.EMPTY;
        }
        if (times.count() >= 0.9 * filled) {
            return ColumnType.INSTANT;
        }
        long decimals = of(ValueKind.DECIMAL_COMMA) + of(ValueKind.DECIMAL_POINT);
        long whole = of(ValueKind.WHOLE) + of(ValueKind.SCIENTIFIC);
        if (nearly(of(ValueKind.CLOCK), filled)) {
            boolean clock = halfDays > 0 || (ColumnNames.isClock(name) && negative == 0 && longest <= 8);
            return clock ? ColumnType.TIME_OF_DAY : ColumnType.DURATION;
        } else if (of(ValueKind.EMAIL) >= 0.8 * filled) {
            return ColumnType.EMAIL;
        } else if (of(ValueKind.PHONE) >= 0.8 * filled) {
            return ColumnType.PHONE;
        } else if (values != null && Flags.areAll(values.keySet())) {
            return ColumnType.FLAG;
        } else if (isId(whole)) {
            return ColumnType.ID;
        } else if (nearly(whole, filled)) {
            return ColumnType.COUNT;
        } else if (nearly(whole + decimals, filled)) {
            return ColumnType.DECIMAL;
        }
        return isVocabulary() ? ColumnType.VOCABULARY : ColumnType.TEXT;
    }

    private boolean isId(long whole) {
        if (withSpace > 0 || longest > 64) {
            return false;
        }
        boolean unique = distinct.count() >= 0.98 * filled && filled > 1;
        return ColumnNames.isIdentifying(name) || (unique && (place == 0 || whole < filled / 2) && filled >= 20);
    }

    /** Few and short values that repeat; in a column that is known to hold a vocabulary, few and short ones. */
    private boolean isVocabulary() {
        if (values == null) {
            return false;
        }
        boolean known = ColumnNames.meaning(name)
                .filter(m -> !m.target().vocabulary().isEmpty())
                .isPresent();
        return known || filled >= 3L * values.size();
    }

    ColumnProfile profile(Order fileOrder, String fileWhy) {
        ColumnType type = type();
        Times found = null;
        if (type == ColumnType.INSTANT) {
            Order own = times.order();
            found = own == Order.UNDECIDED && fileOrder != Order.UNDECIDED
                    ? times.times(fileOrder, fileWhy)
                    : times.times(own, times.evidence());
        }
        long typed = switch (type) {
            case INSTANT -> times.count();
            case COUNT -> of(ValueKind.WHOLE);
            case DECIMAL -> of(ValueKind.WHOLE) + of(ValueKind.DECIMAL_COMMA) + of(ValueKind.DECIMAL_POINT);
            case TIME_OF_DAY, DURATION -> of(ValueKind.CLOCK);
            default -> filled;
        };
        return new ColumnProfile(
                name,
                place,
                type,
                filled,
                distinct.count(),
                distinct.isExact(),
                sorted(),
                List.copyOf(samples),
                new LinkedHashMap<>(nulls),
                found,
                ColumnNames.isPersonal(name),
                longest,
                new ColumnProfile.Oddities(
                        filled - typed,
                        of(ValueKind.SCIENTIFIC),
                        rounded,
                        mojibake,
                        blanks,
                        of(ValueKind.DECIMAL_POINT),
                        of(ValueKind.DECIMAL_COMMA),
                        negative));
    }

    private Map<String, Long> sorted() {
        Map<String, Long> sorted = new LinkedHashMap<>();
        if (values != null) {
            values.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        }
        return sorted;
    }
}
