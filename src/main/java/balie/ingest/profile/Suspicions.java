package balie.ingest.profile;

import balie.config.MappingReader;
import balie.ingest.Outliers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What in a table is probably not as it should be, in words, with what to do about it. */
public final class Suspicions {

    private static final Set<String> TOTALS = Set.of(
            "total",
            "totals",
            "grand total",
            "totaal",
            "totalen",
            "eindtotaal",
            "summe",
            "gesamt",
            "gesamtsumme",
            "sum",
            "som");
    private static final int MOST_NAMES = 8;

    private final TableProfile table;
    private final List<String> found = new ArrayList<>();

    private Suspicions(TableProfile table) {
        this.table = table;
    }

    public static List<String> of(TableProfile table) {
        Suspicions suspicions = new Suspicions(table);
        suspicions.rows();
        suspicions.names();
        table.columns().forEach(suspicions::column);
        suspicions.spans();
        suspicions.empty();
        return List.copyOf(suspicions.found);
    }

    private void rows() {
        if (table.rows() == 0) {
            found.add("there is a header and no row below it");
        }
        if (table.bad() > 0) {
            found.add(number(table.bad()) + " of " + number(table.rows()) + " rows can not be read; the first:");
            table.issues().forEach(i -> found.add("  " + i));
        }
        table.last().values().stream()
                .filter(v -> TOTALS.contains(v.toLowerCase(Locale.ROOT).replaceAll("[:.]$", "")))
                .findFirst()
                .ifPresent(v -> found.add("the last row is a line of totals ('" + v
                        + "'), not a case: a run puts it aside, if it has no id or no time"));
        if (table.missed() > 0) {
            found.add("there are more columns than are looked at; " + number(table.missed())
                    + " values were passed over");
        }
    }

    private void names() {
        Map<String, Integer> seen = new LinkedHashMap<>();
        Map<String, String> written = new LinkedHashMap<>();
        for (String name : table.header()) {
            seen.merge(MappingReader.fold(name), 1, Integer::sum);
            written.putIfAbsent(MappingReader.fold(name), name);
        }
        List<String> repeated = seen.entrySet().stream()
                .filter(e -> e.getValue() > 1)
                .map(e -> (e.getKey().isEmpty() ? "(no name)" : written.get(e.getKey())) + " (" + e.getValue()
                        + " times)")
                .toList();
        if (!repeated.isEmpty()) {
            found.add("column names that repeat: " + some(repeated) + "; of those the first with a value counts");
        }
    }

    private void column(ColumnProfile column) {
        ids(column);
        ColumnProfile.Oddities odd = column.oddities();
        if (odd.mojibake() > 0) {
            tell(
                    column,
                    counted(odd.mojibake(), "text was", "texts were")
                            + " read in a wrong encoding before they were exported (Ã© for é); export again");
        }
        if (odd.blanks() > 0) {
            tell(
                    column,
                    counted(odd.blanks(), "value", "values") + " with blanks before or behind; they are taken off");
        }
        if (odd.points() > 0 && odd.commas() > 0 && column.type() == ColumnType.DECIMAL) {
            tell(
                    column,
                    "decimals with a point (" + number(odd.points()) + ") and with a comma (" + number(odd.commas())
                            + ")");
        }
        if (odd.negative() > 0) {
            tell(
                    column,
                    counted(odd.negative(), "duration", "durations")
                            + " below zero: in some products a term that was missed");
        }
        if (odd.otherwise() > 0) {
            tell(
                    column,
                    number(odd.otherwise()) + " of " + number(column.filled()) + " values are not of type "
                            + column.type().shown());
        }
        Times times = column.times();
        if (times != null) {
            times(column, times);
        }
    }

    private void ids(ColumnProfile column) {
        ColumnProfile.Oddities odd = column.oddities();
        if (odd.scientific() > 0) {
            tell(
                    column,
                    counted(odd.scientific(), "number", "numbers")
                            + " that a spreadsheet has rounded (1.03006E+13): their digits are lost; export again, and do not"
                            + " save the file from a spreadsheet");
        }
        if (odd.rounded() > 0 && odd.rounded() * 2 > column.filled()) {
            tell(
                    column,
                    number(odd.rounded())
                            + " long numbers end in zeros after the fifteenth digit: a spreadsheet has rounded them; export again");
        }
        boolean key = column.type() == ColumnType.ID && (column.place() == 0 || isKey(column)) && column.repeats() > 0;
        if (key) {
            tell(
                    column,
                    "an id that repeats: " + number(column.distinct()) + " different in " + number(column.filled())
                            + " rows. One row per update of a case? Then the mapping needs updates:");
        }
    }

    private static boolean isKey(ColumnProfile column) {
        return ColumnNames.meaning(column.name())
                .filter(m -> m.target().equals(balie.contract.Interactions.INTERACTION_ID))
                .isPresent();
    }

    private void times(ColumnProfile column, Times times) {
        if (times.order() == Order.UNDECIDED) {
            String other = times.written().get(0).other();
            tell(
                    column,
                    "day or month first? Every date reads both ways: " + times.first() + " as "
                            + times.written().get(0).pattern() + " or as " + other + "; the mapping must say");
        } else if (times.order() == Order.MIXED) {
            tell(
                    column,
                    "both orders of day and month: " + times.dayExample() + " and " + times.monthExample()
                            + "; dates that read both ways can not be trusted. Export again");
        }
        if (times.written().size() > 1) {
            tell(
                    column,
                    "times in " + times.written().size() + " forms: "
                            + some(times.written().stream()
                                    .map(w -> w.pattern() + " (" + number(w.count()) + ")")
                                    .toList()));
        }
        if (times.impossibleYears() > 0) {
            tell(column, number(times.impossibleYears()) + " dates before 1970 or after 2099");
        }
        beyond(times)
                .ifPresent(day -> tell(
                        column,
                        number(times.days().tailMap(day).values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum())
                                + " dates from " + day
                                + " on, more than a year after all others: typing errors in the year?"));
    }

    /** From which day on a column goes beyond the rest of it, which is when the file was exported. */
    private static Optional<LocalDate> beyond(Times times) {
        return Outliers.from(new TreeMap<>(times.days()));
    }

    private void spans() {
        for (TableProfile.Span span : table.spans()) {
            if (span.backwards() > 0) {
                found.add(number(span.backwards()) + " of " + number(span.both()) + " rows end before they begin: "
                        + span.to() + " before " + span.from());
            }
        }
    }

    private void empty() {
        List<String> empty = table.columns().stream()
                .filter(c -> c.type() == ColumnType.EMPTY)
                .map(ColumnProfile::name)
                .toList();
        if (!empty.isEmpty() && table.rows() > table.bad()) {
            found.add(
                    (empty.size() == 1 ? "a column without any value: " : empty.size() + " columns without any value: ")
                            + some(empty));
        }
    }

    private void tell(ColumnProfile column, String what) {
        found.add(column.name() + ": " + what);
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)))
                + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
    }

    private static String counted(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
