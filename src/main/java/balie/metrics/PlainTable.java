package balie.metrics;

import balie.contract.Availability;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.model.Mark;
import balie.model.Period;
import balie.model.ResultTable;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A result table that is put together row by row from plain values. */
public final class PlainTable {

    private final TableContract contract;
    private final MetricContext context;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    public PlainTable(TableContract contract, MetricContext context) {
        this.contract = contract;
        this.context = context;
    }

    /** One row; columns that are not set are null. */
    public static final class Cells {

        private final Map<Field, Object> values = new HashMap<>();

        /** @param value null: the column stays empty */
        public Cells set(Field column, @Nullable Object value) {
            if (value != null) {
                values.put(column, value);
            }
            return this;
        }

        /** A number to hundredths, as figures are published. */
        public Cells rounded(Field column, double value) {
            return set(column, Rates.rounded(value));
        }

        /** The share in percent with its interval, and how that was found. */
        public Cells share(ShareInterval interval) {
            return rounded(ResultColumns.PERCENT, interval.percents().percent())
                    .rounded(ResultColumns.LOW, interval.percents().low())
                    .rounded(ResultColumns.HIGH, interval.percents().high())
                    .set(ResultColumns.INTERVAL, interval.kind().code());
        }

        /** The days that the row is about; nothing of everything. */
        public Cells days(Period period) {
            return days(period, ResultColumns.PERIOD_FROM, ResultColumns.PERIOD_TO);
        }

        /** The days that it is compared with. */
        public Cells comparedDays(Period period) {
            return days(period, ResultColumns.COMPARED_FROM, ResultColumns.COMPARED_TO);
        }

        private Cells days(Period period, Field from, Field to) {
            if (period.kind() == Period.Kind.ALL) {
                return this;
            }
            LocalDate first = period.firstDay();
            return set(from, first).set(to, period.lastDay());
        }
    }

    /** Adds a row; source and instant are the same in all. */
    public void add(Cells cells) {
        cells.set(ResultColumns.SOURCE, ResultColumns.ALL).set(ResultColumns.AS_OF, context.asOf());
        List<@Nullable Object> row = new ArrayList<>();
        for (Field field : contract.fields()) {
            row.add(cells.values.get(field));
        }
        if (!contract.fields().containsAll(cells.values.keySet())) {
            throw new IllegalArgumentException(contract.name() + " has not all of " + cells.values.keySet());
        }
        rows.add(row);
    }

    /** A row for each source that lacks a column the figures need: every dimension is 'all', every figure is empty, the mark is [x]. */
    public void addUnavailable(Collection<Field> needs) {
        Availability availability = context.availability();
        for (String source : availability.sources()) {
            if (!availability.missing(source, needs).isEmpty()) {
                List<@Nullable Object> row = new ArrayList<>();
                contract.fields().forEach(f -> row.add(unavailable(f, source, availability.why(source, needs))));
                rows.add(row);
            }
        }
    }

    private @Nullable Object unavailable(Field field, String source, String why) {
        if (field.equals(ResultColumns.MARK)) {
            return Mark.NOT_AVAILABLE.shorthand();
        }
        if (field.equals(ResultColumns.DEFINITION)) {
            return Definition.notAvailable(why);
        }
        if (field.equals(ResultColumns.SOURCE)) {
            return source;
        }
        if (field.equals(ResultColumns.AS_OF)) {
            return context.asOf();
        }
        return field.type() == FieldType.TEXT ? ResultColumns.ALL : null;
    }

    /** The marks of a figure: its period is not over, or it rests on too little. */
    public String marks(Period period, boolean unreliable) {
        return marks(period.kind() != Period.Kind.ALL && !period.isOver(context.asOf()), unreliable);
    }

    /** The marks of a rate: it will still change, or it rests on too little. */
    public String marks(Measure measure, boolean unreliable) {
        return marks(measure.isYoung(context.asOf()), unreliable);
    }

    /** The same of what is known otherwise to change still. */
    public static String marks(boolean provisional, boolean unreliable) {
        return (provisional ? Mark.PROVISIONAL.shorthand() : "") + (unreliable ? Mark.UNRELIABLE.shorthand() : "");
    }

    public ResultTable table() {
        return new ResultTable(contract.name(), contract.names(), rows);
    }
}
