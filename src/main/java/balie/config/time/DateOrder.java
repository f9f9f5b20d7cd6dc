package balie.config.time;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of two numbers of a date is the day. A pattern that begins with the year, or names the month, is in no doubt and is
 * left as it is.
 */
public enum DateOrder {
    AS_WRITTEN("as-written"),
    DAY_FIRST("day-first"),
    MONTH_FIRST("month-first"),
    /** Each file has to show it. */
    BY_EVIDENCE("by-evidence");

    private final String key;

    DateOrder(String key) {
        this.key = key;
    }

    /** As it is written in mappings, jobs and messages. */
    public String key() {
        return key;
    }

    /** What people may write: all but the default. */
    public static Optional<DateOrder> byKey(String key) {
        return Arrays.stream(values())
                .filter(o -> o != AS_WRITTEN && o.key.equals(key))
                .findFirst();
    }

    /** The patterns that read texts in this order; in both where it is to be found out. */
    public List<String> read(List<String> patterns) {
        Set<String> read = new LinkedHashSet<>();
        for (String pattern : patterns) {
            DateOrder order = of(pattern);
            if (order == null || this == AS_WRITTEN || this == order) {
                read.add(pattern);
            } else if (this == BY_EVIDENCE) {
                read.add(pattern);
                read.add(turned(pattern));
            } else {
                read.add(turned(pattern));
            }
        }
        return List.copyOf(read);
    }

    /** Whether some pattern of a list is another one with day and month exchanged. */
    public static boolean areBoth(List<String> patterns) {
        Set<String> plain = new LinkedHashSet<>();
        patterns.forEach(p -> plain.add(plain(p)));
        return patterns.stream().anyMatch(p -> of(p) != null && plain.contains(plain(turned(p))));
    }

    /** The order of a pattern; null: it leaves no doubt. */
    static @Nullable DateOrder of(String pattern) {
        int day = -1;
        int month = -1;
        int year = -1;
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            if (!quoted) {
                day = day < 0 && c == 'd' ? i : day;
                month = month < 0 && c == 'M' ? i : month;
                year = year < 0 && (c == 'y' || c == 'u') ? i : year;
            }
        }
        boolean named = month >= 0 && pattern.startsWith("MMM", month);
        if (day < 0 || month < 0 || named || (year >= 0 && year < day && year < month)) {
            return null;
        }
        return day < month ? DAY_FIRST : MONTH_FIRST;
    }

    private static String turned(String pattern) {
        StringBuilder turned = new StringBuilder(pattern.length());
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            turned.append(quoted ? c : c == 'd' ? 'M' : c == 'M' ? 'd' : c);
        }
        return turned.toString();
    }

    /** Without the number of digits: dd/MM is d/M. */
    private static String plain(String pattern) {
        return pattern.replace("dd", "d").replace("MM", "M");
    }
}
