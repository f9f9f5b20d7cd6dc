package balie.ingest;

import balie.config.ColumnRule;
import balie.config.ColumnRule.Conversion;
import balie.config.SourceMapping;
import balie.config.time.DateOrder;
import balie.config.time.DateReadings;
import balie.config.time.ZoneClock;
import balie.contract.Interactions;
import balie.ingest.read.Fields;
import balie.ingest.read.Finding;
import balie.ingest.read.SourceRecord;
import balie.ingest.read.UnusableFileException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Finds out from the dates of one file whether the day or the month is written first.
 *
 * <p>A number over 12 in one place settles it. Where none is, the other reading must break an order that this one keeps:
 * opened before resolved, or the file sorted by the time of opening. Anything else is not evidence, and is not guessed from.
 */
final class DateEvidence {

    /** So many records must break an order before it counts: one or two may be mistakes. */
    private static final int BREAKS_NEEDED = 3;

    /** With fewer days a file may look sorted by chance. */
    private static final int DAYS_TO_BE_SORTED = 5;

    private record Column(ColumnRule rule, RuleText text, DateReadings readings) {}

    /** A text that fits both readings, and where it stands. */
    private record Example(String text, long line, Instant dayFirst, Instant monthFirst, DateReadings readings) {

        String inWords() {
            return readings.inWords(text, dayFirst, monthFirst) + " (line " + line + ")";
        }
    }

    /** What speaks for one reading. */
    private static final class Side {
        private long only;
        private @Nullable String onlyText;
        private long onlyLine;
        private long breaks;
        private final Sorted sorted = new Sorted();

        void onlyThis(String text, long line) {
            if (onlyText == null) {
                onlyText = text;
                onlyLine = line;
            }
            only++;
        }

        String example() {
            return "'" + onlyText + "' in line " + onlyLine;
        }
    }

    private final SourceMapping mapping;
    private final List<Column> columns = new ArrayList<>();
    private final Side dayFirst = new Side();
    private final Side monthFirst = new Side();
    private @Nullable Example doubtful;

    private DateEvidence(SourceMapping mapping, ZoneId zone) {
        this.mapping = mapping;
        ZoneClock clock = new ZoneClock(mapping.zone() == null ? zone : mapping.zone());
        for (ColumnRule rule : mapping.columns()) {
            if (rule.conversion() instanceof Conversion.AsInstant at) {
                columns.add(new Column(rule, new RuleText(mapping, rule), new DateReadings(at.patterns(), clock)));
            }
        }
        // The others are held against it.
        columns.sort(Comparator.comparing(c -> !c.rule().target().equals(Interactions.OPENED_AT)));
    }

    /**
     * Reads a file to its end and decides.
     *
     * @return the order, and why
     * @throws UnusableFileException if the file does not show it, or shows both
     */
    static Finding judge(Iterator<SourceRecord> records, SourceMapping mapping, ZoneId zone)
            throws UnusableFileException {
        DateEvidence evidence = new DateEvidence(mapping, zone);
        while (records.hasNext()) {
            SourceRecord record = records.next();
            if (record.fields() != null) {
                evidence.look(record.fields(), record.line());
            }
        }
        return evidence.finding();
    }

    private void look(Fields fields, long line) {
        Instant openedDayFirst = null;
        Instant openedMonthFirst = null;
        for (Column column : columns) {
            String text = column.text().in(fields);
            if (text == null) {
                continue;
            }
            Instant day = column.readings().dayFirst(text);
            Instant month = column.readings().monthFirst(text);
            if (day != null && month == null) {
                dayFirst.onlyThis(text, line);
            } else if (month != null && day == null) {
                monthFirst.onlyThis(text, line);
            } else if (day != null && month != null && !day.equals(month) && doubtful == null) {
                doubtful = new Example(text, line, day, month, column.readings());
            }
            if (column.rule().target().equals(Interactions.OPENED_AT)) {
                openedDayFirst = day;
                openedMonthFirst = month;
                dayFirst.sorted.add(day);
                monthFirst.sorted.add(month);
            } else {
                dayFirst.breaks += isBefore(day, openedDayFirst) ? 1 : 0;
                monthFirst.breaks += isBefore(month, openedMonthFirst) ? 1 : 0;
            }
        }
    }

    private static boolean isBefore(@Nullable Instant one, @Nullable Instant other) {
        return one != null && other != null && one.isBefore(other);
    }

    private Finding finding() throws UnusableFileException {
        if (dayFirst.only > 0 && monthFirst.only > 0) {
            throw new UnusableFileException(
                    0,
                    "days and months are written in both orders: " + counted(dayFirst.only)
                            + (dayFirst.only == 1 ? " fits" : " fit") + " only with the day first ("
                            + dayFirst.example() + "), " + counted(monthFirst.only)
                            + (monthFirst.only == 1 ? " fits" : " fit") + " only with the month first ("
                            + monthFirst.example() + ")"
                            + (doubtful == null ? "" : ", so that " + doubtful.inWords()),
                    "A spreadsheet may have turned some of them round: export again and do not save the file from one. Or pin"
                            + " the order, and what does not fit is quarantined: " + pins());
        }
        if (dayFirst.only > 0) {
            return finding(
                    DateOrder.DAY_FIRST,
                    counted(dayFirst.only) + (dayFirst.only == 1 ? " has" : " have")
                            + " a first number over 12, none a second, such as " + dayFirst.example());
        }
        if (monthFirst.only > 0) {
            return finding(
                    DateOrder.MONTH_FIRST,
                    counted(monthFirst.only) + (monthFirst.only == 1 ? " has" : " have")
                            + " a second number over 12, none a first, such as " + monthFirst.example());
        }
        return doubtful == null ? finding(DateOrder.DAY_FIRST, SourceFile.NO_DOUBT) : byOrder(doubtful);
    }

    private Finding byOrder(Example example) throws UnusableFileException {
        boolean forDay = keeps(dayFirst, monthFirst);
        boolean forMonth = keeps(monthFirst, dayFirst);
        if (forDay == forMonth) {
            throw new UnusableFileException(
                    Math.toIntExact(example.line()),
                    "no date shows whether the day or the month is written first: " + example.inWords(),
                    "Pin it: " + pins());
        }
        DateOrder order = forDay ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
        Side right = forDay ? dayFirst : monthFirst;
        Side wrong = forDay ? monthFirst : dayFirst;
        return finding(
                order,
                breaks(right, wrong)
                        ? "the other way " + counted(wrong.breaks)
                                + " would be before the time of opening, and so none is"
                        : "so the file is sorted by the time of opening, the other way it is not");
    }

    /** Whether something speaks for one reading and nothing for the other. */
    private static boolean keeps(Side one, Side other) {
        boolean forOne = breaks(one, other) || isSorted(one, other);
        return forOne && !breaks(other, one) && !isSorted(other, one);
    }

    private static boolean breaks(Side right, Side wrong) {
        return right.breaks == 0 && wrong.breaks >= BREAKS_NEEDED;
    }

    private static boolean isSorted(Side right, Side wrong) {
        return right.sorted.is(DAYS_TO_BE_SORTED) && !wrong.sorted.is(0);
    }

    private static Finding finding(DateOrder order, String why) {
        return new Finding(WHAT, order.key(), why);
    }

    /** What a finding of this class is about. */
    static final String WHAT = "dates";

    private String pins() {
        return "dates: day-first or dates: month-first, in " + mapping.file() + " or at the source in the job.";
    }

    private static String counted(long dates) {
        return String.format(Locale.ROOT, "%,d", dates) + (dates == 1 ? " date" : " dates");
    }

    /** Whether instants come in order, up or down. */
    private static final class Sorted {
        private boolean up = true;
        private boolean down = true;
        private long steps;
        private @Nullable Instant last;

        void add(@Nullable Instant at) {
            if (at == null) {
                return;
            }
            if (last != null && !at.equals(last)) {
                steps++;
                up &= at.isAfter(last);
                down &= at.isBefore(last);
            }
            last = at;
        }

        boolean is(int leastSteps) {
            return (up || down) && steps >= leastSteps;
        }
    }
}
