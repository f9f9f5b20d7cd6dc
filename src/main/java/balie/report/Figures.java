package balie.report;

import balie.model.ResultTable.Line;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** How figures are written: no more digits than their interval allows. */
final class Figures {

    /** An interval narrower than this, in points, allows a decimal. */
    private static final double NARROW = 3;

    /** A line never breaks between a figure and its sign. */
    static final String PERCENT = "\u00a0%";

    private static final double PER_1000_OF_PERCENT = 10;

    private static final double SAME = 1e-9;

    private Figures() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count, or why there is none. */
    static String count(@Nullable Long number, String mark) {
        return number == null ? mark : count(number);
    }

    /** {@code 58 %}; {@code 58.3 %} where the interval is narrow. */
    static String percent(double percent, double low, double high) {
        return rounded(percent, high - low < NARROW) + PERCENT;
    }

    /** {@code 46–69 %} */
    static String interval(double low, double high) {
        boolean narrow = high - low < NARROW;
        return rounded(low, narrow) + "–" + rounded(high, narrow) + PERCENT;
    }

    private static String rounded(double value, boolean decimal) {
        return String.format(Locale.ROOT, decimal ? "%.1f" : "%.0f", value);
    }

    /** {@code 58 %} of a row, or its mark. */
    static String percent(Line line) {
        Double percent = line.number("percent");
        return percent == null ? line.text("mark") : percent(percent, low(line), high(line));
    }

    static String interval(Line line) {
        return line.number("percent") == null || line.number("low") == null ? "" : interval(low(line), high(line));
    }

    /** {@code 20 (12–32)}: contacts per 1,000 with their interval; empty if there are none to tell. */
    static String perThousand(Line line) {
        Double rate = line.number("per_1000");
        return rate == null
                ? ""
                : rounded(rate, false) + " (" + rounded(PER_1000_OF_PERCENT * low(line), false) + "–"
                        + rounded(PER_1000_OF_PERCENT * high(line), false) + ")";
    }

    /** {@code +0.6 (−0.5 to +1.7)}: a change in percentage points with its interval; empty if there is none. */
    static String change(Line line) {
        Double change = line.number("change");
        Double low = line.number("change_low");
        Double high = line.number("change_high");
        if (change == null || low == null || high == null) {
            return "";
        }
        boolean narrow = high - low < NARROW;
        return signed(change, narrow) + " (" + signed(low, narrow) + " to " + signed(high, narrow) + ")";
    }

    private static String signed(double value, boolean decimal) {
        String size = rounded(Math.abs(value), decimal);
        boolean zero = size.chars().noneMatch(c -> c >= '1' && c <= '9');
        return (zero ? "" : value < 0 ? "−" : "+") + size;
    }

    /** {@code 58 %} of a count among others; as exact as its difference to another share is known. */
    static String share(long n, long of, Line change) {
        return of == 0 ? "" : rounded(100.0 * n / of, isNarrow(change)) + PERCENT;
    }

    private static boolean isNarrow(Line change) {
        Double low = change.number("change_low");
        Double high = change.number("change_high");
        return low != null && high != null && high - low < NARROW;
    }

    /** {@code +5}, {@code −12}, {@code 0}. */
    static String signed(long number) {
        return (number < 0 ? "−" : number > 0 ? "+" : "") + count(Math.abs(number));
    }

    /** {@code +5 %}, {@code −12.5 %}: a relative change; empty if there is none. */
    static String relative(@Nullable Double percent) {
        return percent == null ? "" : signed(percent, Math.abs(percent) < NARROW) + PERCENT;
    }

    /** A figure of which nothing is known but that it is one: whole, or with one decimal below 100; empty if there is none. */
    static String plain(@Nullable Object value) {
        if (value instanceof Long whole) {
            return count(whole);
        }
        if (value instanceof Double number) {
            boolean whole = Math.abs(number - Math.rint(number)) < SAME;
            return whole ? count(Math.round(number)) : String.format(Locale.ROOT, "%,.1f", number);
        }
        return value == null ? "" : value.toString();
    }

    /** {@code 22 to 41}; empty if an end is not known. */
    static String range(@Nullable Object low, @Nullable Object high) {
        return low == null || high == null ? "" : plain(low) + " to " + plain(high);
    }

    static double low(Line line) {
        Double low = line.number("low");
        return low == null ? 0 : low;
    }

    static double high(Line line) {
        Double high = line.number("high");
        return high == null ? 0 : high;
    }

    /** {@code 58 of 74}, or the mark. */
    static String nOf(Line line) {
        Long n = line.count("n");
        Long of = line.count("of");
        if (n == null || of == null) {
            return line.text("mark");
        }
        return count(n) + " of " + count(of);
    }

    /** {@code resolved_within_7_days} as words. */
    static String words(String code) {
        return switch (code) {
            case "resolved_so_far" -> "resolved at the time of the report";
            case "closed_so_far" -> "closed in any way at the time of the report";
            case "resolved_status_share" -> "resolved of all cases there are";
            case "throughput" -> "resolved for each case that came in";
            case "first_level_resolved" -> "resolved at the first level";
            case "fcr_recorded" -> "as the desk flags it";
            case "fcr_one_touch" -> "exactly one reply";
            case "fcr_under_two_replies" -> "fewer than two replies";
            case "fcr_no_customer_reply" -> "the customer did not reply";
            case "fcr_first_hour" -> "within an open hour";
            case "first_reply_calendar_hours" -> "first reply";
            case "first_reply_open_hours" -> "first reply, open hours";
            case "full_resolution_calendar_hours" -> "resolution";
            case "full_resolution_open_hours" -> "resolution, open hours";
            case "timely" -> "answered within the time promised";
            case "researched" -> "looked up or found out";
            case "complained" -> "complaints";
            case "rating_given" -> "answered the question how it was";
            case "sale_accepted" -> "offers accepted";
            case "contacts_without_customer" -> "contacts of unknown customers";
            case "customer_type" -> "type of customer";
            case "in_person" -> "in person";
            case "email" -> "e-mail";
            default ->
                code.startsWith("fcr_no_repeat_")
                        ? code.substring("fcr_".length())
                                .replace("no_repeat_", "no repeat within ")
                                .replace('_', ' ')
                        : code.replace('_', ' ');
        };
    }

    /** First letter large. */
    static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A wording on one line, not longer than a label can be. */
    static String label(String wording, int longest) {
        String line = wording.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
    }
}
