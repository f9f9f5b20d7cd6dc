package balie.report;

import balie.model.ResultTable.Line;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** How figures are written: no more digits than their interval allows. */
final class Figures {

    /** An interval narrower than this, in points, allows a decimal. */
    private static final double NARROW = 3;

    /** A line never breaks between a figure and its sign. */
    private static final String PERCENT = "\u00a0%";

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
        return line.number("percent") == null ? "" : interval(low(line), high(line));
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
            case "resolved_status_share" -> "resolved at the time of the report";
            case "closed_status_share" -> "closed in any way at the time of the report";
            case "fcr_recorded" -> "first contact resolution, as the desk flags it";
            case "fcr_one_touch" -> "first contact resolution, exactly one reply";
            case "timely" -> "answered within the time promised";
            case "in_person" -> "in person";
            case "email" -> "e-mail";
            default -> code.replace('_', ' ');
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
