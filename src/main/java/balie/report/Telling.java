package balie.report;

import balie.model.IsoWeek;
import balie.model.Mark;
import balie.model.Period;
import balie.model.ResultTable.Line;
import balie.report.words.Words;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;

/** How figures, days and names are told in the language of a report: no more digits than a figure's interval allows. */
final class Telling {

    /** A line never breaks between a figure and its sign. */
    static final String PERCENT = "\u00a0%";

    /** An interval narrower than this, in points, allows a decimal. */
    private static final double NARROW = 3;

    private static final double PER_1000_OF_PERCENT = 10;
    private static final double SAME = 1e-9;

    private final Words words;
    private final Locale locale;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayOfMonth;
    private final DateTimeFormatter moment;

    Telling(Words words) {
        this.words = words;
        this.locale = words.locale();
        this.day = DateTimeFormatter.ofPattern("d MMMM uuuu", locale);
        this.dayOfMonth = DateTimeFormatter.ofPattern("d MMMM", locale);
        this.moment = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", locale);
    }

    Locale locale() {
        return locale;
    }

    /** {@link Words#say} */
    String say(String message, Object... values) {
        return words.say(message, values);
    }

    /** {@link Words#term}: a code of a table in words, or a name that the desk gave as it is. */
    String term(String code) {
        return words.term(code);
    }

    /** A value of a dimension in words. A segment by rules is a type of customer and how often they come: {@code winkelier 4-9}. */
    String value(String dimension, String code) {
        int before = code.lastIndexOf(' ');
        return dimension.equals("segment") && before > 0 && Character.isDigit(code.charAt(before + 1))
                ? term(code.substring(0, before)) + code.substring(before)
                : term(code);
    }

    /** {@link Words#name}: what the desk calls something. */
    String name(String inTable) {
        return words.name(inTable);
    }

    /** {@link Words#text}: what stands in a table as a sentence. */
    String text(String english) {
        return words.text(english);
    }

    /** The name of a language in this one; {@code not known} if there is none. */
    String language(String code) {
        return code.isEmpty() || code.equals("und") || code.startsWith("(")
                ? say("not known##language")
                : Locale.forLanguageTag(code).getDisplayLanguage(locale);
    }

    String count(long number) {
        return String.format(locale, "%,d", number);
    }

    /** A count, or why there is none. */
    String count(@Nullable Long number, String mark) {
        return number == null ? mark : count(number);
    }

    /** {@code 0.83} */
    String decimals(double value, int decimals) {
        return String.format(locale, "%,." + decimals + "f", value);
    }

    /** {@code 58 %}; {@code 58.3 %} where the interval is narrow. */
    String percent(double percent, double low, double high) {
        return rounded(percent, high - low < NARROW) + PERCENT;
    }

    /** {@code 46–69 %} */
    String interval(double low, double high) {
        boolean narrow = high - low < NARROW;
        return rounded(low, narrow) + "–" + rounded(high, narrow) + PERCENT;
    }

    private String rounded(double value, boolean decimal) {
        return String.format(locale, decimal ? "%.1f" : "%.0f", value);
    }

    /** {@code 58 %} of a row, or its mark. */
    String percent(Line line) {
        Double percent = line.number("percent");
        return percent == null ? line.text("mark") : percent(percent, low(line), high(line));
    }

    String interval(Line line) {
        return line.number("percent") == null || line.number("low") == null ? "" : interval(low(line), high(line));
    }

    /** {@code 20 (12–32)}: contacts per 1,000 with their interval; empty if there are none to tell. */
    String perThousand(Line line) {
        Double rate = line.number("per_1000");
        return rate == null
                ? ""
                : rounded(rate, false) + " (" + rounded(PER_1000_OF_PERCENT * low(line), false) + "–"
                        + rounded(PER_1000_OF_PERCENT * high(line), false) + ")";
    }

    /** {@code +0.6 (−0.5 to +1.7)}: a change in percentage points with its interval; empty if there is none. */
    String change(Line line) {
        return change(line, "change");
    }

    /** The same of a column, with those of its ends. */
    String change(Line line, String column) {
        return changed(line, column, (change, ends) -> change + " (" + ends + ")");
    }

    /** {@code +10 points (+5 to +14)}: the same where no heading says that it is points. */
    String points(Line line) {
        return points(line, "change");
    }

    /** The same of a column, with those of its ends. */
    String points(Line line, String column) {
        return changed(line, column, (change, ends) -> say("{0} points ({1})", change, ends));
    }

    private String changed(Line line, String column, BinaryOperator<String> together) {
        Double change = line.number(column);
        Double low = line.number(column + "_low");
        Double high = line.number(column + "_high");
        if (change == null || low == null || high == null) {
            return "";
        }
        boolean narrow = high - low < NARROW;
        return together.apply(signed(change, narrow), range(signed(low, narrow), signed(high, narrow)));
    }

    private String signed(double value, boolean decimal) {
        String size = rounded(Math.abs(value), decimal);
        boolean zero = size.chars().noneMatch(c -> c >= '1' && c <= '9');
        return (zero ? "" : value < 0 ? "−" : "+") + size;
    }

    /** {@code 58 %} of a count among others; as exact as its difference to another share is known. */
    String share(long n, long of, Line change) {
        return of == 0 ? "" : rounded(100.0 * n / of, isNarrow(change)) + PERCENT;
    }

    private static boolean isNarrow(Line change) {
        Double low = change.number("change_low");
        Double high = change.number("change_high");
        return low != null && high != null && high - low < NARROW;
    }

    /** {@code +5}, {@code −12}, {@code 0}. */
    String signed(long number) {
        return (number < 0 ? "−" : number > 0 ? "+" : "") + count(Math.abs(number));
    }

    /** {@code +5 %}, {@code −12.5 %}: a relative change; empty if there is none. */
    String relative(@Nullable Double percent) {
        return percent == null ? "" : signed(percent, Math.abs(percent) < NARROW) + PERCENT;
    }

    /** A figure of which nothing is known but that it is one: whole, or with one decimal below 100; empty if there is none. */
    String plain(@Nullable Object value) {
        if (value instanceof Long whole) {
            return count(whole);
        }
        if (value instanceof Double number) {
            boolean whole = Math.abs(number - Math.rint(number)) < SAME;
            return whole ? count(Math.round(number)) : decimals(number, 1);
        }
        return value == null ? "" : value.toString();
    }

    /** {@code 22 to 41}; empty if an end is not known. */
    String range(@Nullable Object low, @Nullable Object high) {
        return low == null || high == null ? "" : range(plain(low), plain(high));
    }

    private String range(String low, String high) {
        return say("{0} to {1}", low, high);
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
    String nOf(Line line) {
        Long n = line.count("n");
        Long of = line.count("of");
        return n == null || of == null ? line.text("mark") : nOf(n, of);
    }

    /** {@code 58 of 74} */
    String nOf(long n, long of) {
        return say("{0} of {1}", count(n), count(of));
    }

    /** {@code a, b and c} */
    String and(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : say(
                        "{0} and {1}",
                        String.join(", ", parts.subList(0, parts.size() - 1)), parts.get(parts.size() - 1));
    }

    /** First letter large. */
    String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }

    /** A wording on one line, not longer than a label can be. */
    static String label(String wording, int longest) {
        String line = wording.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
    }

    /** {@code 9 to 15 November 2026}; 'all data' where there are no days. */
    String days(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first == null || last == null) {
            return say("all data");
        }
        if (first.getYear() == last.getYear() && first.getMonth() == last.getMonth()) {
            return through(String.valueOf(first.getDayOfMonth()), day.format(last));
        }
        return through((first.getYear() == last.getYear() ? dayOfMonth : day).format(first), day.format(last));
    }

    /** Both ends are in it, which other languages say otherwise than of figures. */
    private String through(String first, String last) {
        return say("{0} to {1}##days", first, last);
    }

    /** The days some rows are about, where they are the same. */
    String days(List<Line> lines) {
        return lines.stream()
                .filter(l -> !l.text("period_from").isEmpty())
                .findFirst()
                .map(l -> days((LocalDate) l.get("period_from"), (LocalDate) l.get("period_to")))
                .orElseGet(() -> say("all data"));
    }

    /** {@code 9 November 2026}; empty where there is no day. */
    String day(@Nullable LocalDate date) {
        return date == null ? "" : day.format(date);
    }

    /** {@code W46}; empty where there is no day. */
    String week(@Nullable LocalDate date) {
        return date == null
                ? ""
                : say("W{0}##ISO week", IsoWeek.of(date).toString().substring(6));
    }

    /** {@code week 46 of 2026 (9 to 15 November 2026)} */
    String period(Period period) {
        String days = days(period.firstDay(), period.lastDay());
        return switch (period.kind()) {
            case WEEK -> {
                IsoWeek week = IsoWeek.of(period.firstDay());
                yield say("week {0} of {1} ({2})", String.valueOf(week.week()), String.valueOf(week.year()), days);
            }
            case WEEKS, RANGE -> days;
            case ALL -> say("all data");
        };
    }

    String moment(Instant instant, ZoneId zone) {
        return moment.format(instant.atZone(zone)) + " (" + zone.getId() + ")";
    }

    /** What the marks in some rows mean. */
    List<String> remarks(List<Line> lines) {
        List<String> remarks = new ArrayList<>();
        for (Mark mark : Mark.values()) {
            if (lines.stream().anyMatch(l -> l.text("mark").contains(mark.shorthand()))) {
                remarks.add(mark.shorthand() + " " + text(mark.doc()) + ".");
            }
        }
        return remarks;
    }

    /** The different definitions in some rows. */
    List<String> definitions(List<Line> lines) {
        return lines.stream()
                .filter(Tables::isFigure)
                .map(l -> l.text("definition"))
                .distinct()
                .map(this::text)
                .toList();
    }

    /** What a difference rests on that was seen by looking at one group alone. */
    String alone(Line line, int groups) {
        boolean byCustomer = line.is("interval", "by_customer");
        if (groups > 1) {
            return byCustomer
                    ? say("looked at alone: of {0} groups one may lie so by chance", groups)
                    : say(
                            "looked at alone, as if each contact were another customer's: of {0} groups one may lie so by chance",
                            groups);
        }
        return byCustomer ? say("looked at alone") : say("looked at alone, as if each contact were another customer's");
    }
}
