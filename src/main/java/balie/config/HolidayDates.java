package balie.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code 2026-12-25}, or all dates of {@code 2026-12-24 to 2027-01-01}. */
final class HolidayDates {

    private static final Pattern TO = Pattern.compile("\\s+to\\s+");

    /** Beyond these a year is a slip of the pen. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2199;
    private static final int MOST_DAYS = 366;
    private static final String REMEDY = "Write year-month-day, such as 2026-12-25, or two of them with 'to' between.";

    private HolidayDates() {}

    /** The dates in order; none if a problem was noted. */
    static List<LocalDate> read(YamlNode node) {
        Optional<String> text = node.asText("a date");
        if (text.isEmpty()) {
            return List.of();
        }
        String[] ends = TO.split(text.get().strip());
        List<LocalDate> dates = new ArrayList<>();
        for (String end : ends) {
            date(node, end).ifPresent(dates::add);
        }
        if (dates.size() != ends.length) {
            return List.of();
        }
        LocalDate first = dates.get(0);
        LocalDate last = dates.get(dates.size() - 1);
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        if (ends.length > 2 || days < 1 || days > MOST_DAYS || (ends.length == 2 && days == 1)) {
            node.problem(
                    "'" + text.get() + "' is no row of dates",
                    "Write the first date, 'to' and a later one, at most a year later.");
            return List.of();
        }
        return first.datesUntil(last.plusDays(1)).toList();
    }

    private static Optional<LocalDate> date(YamlNode node, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return Optional.of(date);
            }
            node.problem("the year of '" + text + "' is not from " + FIRST_YEAR + " to " + LAST_YEAR, REMEDY);
        } catch (DateTimeException e) {
            node.problem("'" + text + "' is no date", REMEDY);
        }
        return Optional.empty();
    }
}
