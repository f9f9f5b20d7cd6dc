package balie.app;

import balie.contract.CustomerBases;
import balie.contract.DeskCalendar;
import balie.contract.Field;
import balie.contract.TableContract;
import balie.model.CalendarEntry;
import balie.model.CalendarKind;
import balie.model.CustomerBase;
import balie.model.DeskFacts;
import balie.model.FailureDemand;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The files of what the organisation knows besides, as plain values. */
final class ReferenceFacts {

    private ReferenceFacts() {}

    /**
     * @param calendar rows of {@link DeskCalendar#TABLE}; null: none
     * @param bases rows of {@link CustomerBases#TABLE}; null: none
     */
    static DeskFacts of(@Nullable List<Row> calendar, @Nullable List<Row> bases) {
        return new DeskFacts(
                calendar == null
                        ? List.of()
                        : calendar.stream()
                                .map(ReferenceFacts::entry)
                                .sorted(Comparator.comparing(CalendarEntry::date)
                                        .thenComparing(CalendarEntry::kind)
                                        .thenComparing(CalendarEntry::name))
                                .toList(),
                bases == null
                        ? List.of()
                        : bases.stream().map(ReferenceFacts::base).toList(),
                FailureDemand.NONE);
    }

    private static CalendarEntry entry(Row row) {
        return new CalendarEntry(
                (LocalDate) need(row, DeskCalendar.TABLE, DeskCalendar.DAY),
                CalendarKind.valueOf(need(row, DeskCalendar.TABLE, DeskCalendar.KIND)
                        .toString()
                        .toUpperCase(Locale.ROOT)),
                need(row, DeskCalendar.TABLE, DeskCalendar.NAME).toString(),
                text(row, DeskCalendar.TABLE, DeskCalendar.PRODUCT),
                text(row, DeskCalendar.TABLE, DeskCalendar.AUDIENCE));
    }

    private static CustomerBase base(Row row) {
        return new CustomerBase(
                need(row, CustomerBases.TABLE, CustomerBases.PRODUCT).toString(),
                text(row, CustomerBases.TABLE, CustomerBases.CUSTOMER_TYPE),
                (Long) need(row, CustomerBases.TABLE, CustomerBases.CUSTOMERS));
    }

    private static Object need(Row row, TableContract contract, Field field) {
        return Objects.requireNonNull(row.get(contract.indexOf(field)));
    }

    private static @Nullable String text(Row row, TableContract contract, Field field) {
        Object value = row.get(contract.indexOf(field));
        return value == null ? null : value.toString();
    }
}
