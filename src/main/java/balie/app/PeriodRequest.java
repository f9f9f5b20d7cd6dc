package balie.app;

import balie.issue.Problems;
import balie.model.IsoWeek;
import balie.model.Period;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a call says of the period and the instant; what is wrong with it is noted. */
final class PeriodRequest {

    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2100;
    private static final Instant FIRST_INSTANT = Instant.parse(FIRST_YEAR + "-01-01T00:00:00Z");
    private static final Instant END_INSTANT = Instant.parse((LAST_YEAR + 1) + "-01-01T00:00:00Z");
    private static final String ALL = "ALL";
    private static final String PARTED = "..";
    private static final String YEARS = "Give a year from " + FIRST_YEAR + " to " + LAST_YEAR + ".";

    private final RunRequest.Days request;
    private final Problems problems;

    PeriodRequest(RunRequest.Days request, Problems problems) {
        this.request = request;
        this.problems = problems;
    }

    /** @return empty: not given, or a problem was noted */
    Optional<Instant> asOf() {
        if (request.asOf() == null) {
            return Optional.empty();
        }
        try {
            Instant asOf = Instant.parse(request.asOf());
            // Compared as instants: the year of an extreme one is more than a date can hold.
            if (!asOf.isBefore(FIRST_INSTANT) && asOf.isBefore(END_INSTANT)) {
                return Optional.of(asOf);
            }
            problems.add(null, 0, "--as-of is '" + request.asOf() + "'", YEARS);
            return Optional.empty();
        } catch (DateTimeException e) {
            problems.add(null, 0, "--as-of is '" + request.asOf() + "'", "Write an instant as 2026-11-16T06:00:00Z.");
            return Optional.empty();
        }
    }

    /**
     * @param whole whether the job is about everything unless the call says otherwise
     * @return empty: not given, or a problem was noted
     */
    Optional<Period> period(ZoneId zone, boolean whole) {
        boolean range = request.from() != null || request.to() != null;
        if (request.weeks() != null) {
            if (request.week() != null || range) {
                problems.add(null, 0, "--weeks was given together with --week, --from or --to", "Give one of them.");
            }
            return Optional.empty();
        }
        if (request.again()) {
            problems.add(null, 0, "--again was given without --weeks", "One period is always made again.");
        }
        if (request.week() != null && range) {
            problems.add(null, 0, "--week and --from/--to were given together", "Give a week, or a range of days.");
            return Optional.empty();
        }
        if (request.week() != null) {
            return week(request.week(), zone);
        }
        if (range) {
            return range(zone);
        }
        return whole ? Optional.of(Period.all(zone)) : Optional.empty();
    }

    /** @return empty: one period was asked for, or a problem was noted */
    Optional<WeekRange> weeks() {
        if (request.weeks() == null) {
            return Optional.empty();
        }
        String given = request.weeks().toUpperCase(Locale.ROOT);
        if (given.equals(ALL)) {
            return Optional.of(WeekRange.ALL);
        }
        String[] ends = given.split(Pattern.quote(PARTED), -1);
        Optional<IsoWeek> first = IsoWeek.parse(ends[0]);
        Optional<IsoWeek> last = IsoWeek.parse(ends[ends.length - 1]);
        if (ends.length != 2 || first.isEmpty() || last.isEmpty()) {
            problems.add(
                    null,
                    0,
                    "--weeks is '" + request.weeks() + "'",
                    "Write the first and the last ISO week, as 2026-W01" + PARTED + "2026-W46, or all.");
            return Optional.empty();
        }
        if (!isInRange(first.get().year()) || !isInRange(last.get().year())) {
            problems.add(null, 0, "--weeks is '" + request.weeks() + "'", YEARS);
            return Optional.empty();
        }
        if (last.get().compareTo(first.get()) < 0) {
            problems.add(
                    null,
                    0,
                    "--weeks is '" + request.weeks() + "', which ends before it begins",
                    "Give the earlier week first.");
            return Optional.empty();
        }
        return Optional.of(new WeekRange(first, last));
    }

    private Optional<Period> week(String given, ZoneId zone) {
        String text = given.toUpperCase(Locale.ROOT);
        Optional<IsoWeek> week = IsoWeek.parse(text);
        if (week.isPresent() && !isInRange(week.get().year())) {
            problems.add(null, 0, "--week is '" + given + "'", YEARS);
            return Optional.empty();
        }
        if (week.isEmpty()) {
            Matcher form = WEEK.matcher(text);
            String why = form.matches()
                    ? "the weeks of " + form.group(1) + " run from 01 to "
                            + IsoWeek.weeksIn(Integer.parseInt(form.group(1)))
                    : "not the form of a week";
            problems.add(null, 0, "--week is '" + given + "': " + why, "Write an ISO week as 2026-W46.");
        }
        return week.map(w -> Period.week(w, zone));
    }

    private Optional<Period> range(ZoneId zone) {
        Optional<LocalDate> from = day("--from", request.from());
        Optional<LocalDate> to = day("--to", request.to());
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (to.get().isBefore(from.get())) {
            problems.add(
                    null,
                    0,
                    "--to " + to.get() + " lies before --from " + from.get(),
                    "--from is the first day, --to the last one; both are part of the period.");
            return Optional.empty();
        }
        return Optional.of(Period.days(from.get(), to.get(), zone));
    }

    private static boolean isInRange(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private Optional<LocalDate> day(String option, @Nullable String text) {
        if (text == null) {
            problems.add(null, 0, option + " is missing", "Give both --from and --to, or a --week.");
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (isInRange(day.getYear())) {
                return Optional.of(day);
            }
            problems.add(null, 0, option + " is '" + text + "'", YEARS);
            return Optional.empty();
        } catch (DateTimeException e) {
            problems.add(null, 0, option + " is '" + text + "', which is no day", "Write a day as 2026-11-23.");
            return Optional.empty();
        }
    }
}
