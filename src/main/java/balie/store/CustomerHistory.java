package balie.store;

import balie.contract.CustomerWeeks;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.model.Period;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import java.sql.Date;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.to_date;

/**
 * What customers came with in each week, kept beside the interactions and brought up to date with the weeks that changed, so that what a run
 * costs follows the week and the customers and not how much history there is. Who writes has the turn of the store.
 *
 * <p>Which weeks changed is told by the files of interactions that came and went since it was last brought up to date: every week that one of
 * them can hold rows of. Where that can not be told, all weeks are made anew: see {@link ChangedWeeks}.
 */
public final class CustomerHistory {

    /** Of what a row says; another one has all rows made anew. */
    private static final String RULES = "1";

    private static final String OF_RULES = "balie.rules";
    private static final String OF_ZONE = "balie.zone";
    private static final String OF_BASIS = "balie.interactions-snapshot";

    private static final Column MONDAY = CustomerWeeks.MONDAY.col();

    private final InteractionStore store;
    private final StoreTable table;

    private CustomerHistory(InteractionStore store) {
        this.store = store;
        this.table = store.customerWeekTable();
    }

    /** The history of a store. Nothing is read or made yet. */
    public static CustomerHistory of(InteractionStore store) {
        return new CustomerHistory(store);
    }

    /**
     * What was brought up to date.
     *
     * @param weeks how many were made anew
     * @param all whether it was all of them
     */
    public record Updated(int weeks, boolean all) {}

    /**
     * Brings it up to date with the interactions that are stored.
     *
     * @param zone in which weeks begin
     */
    public Updated update(ZoneId zone) {
        Table interactions = store.icebergTable();
        Long now = StagedChange.basis(interactions);
        if (now == null) {
            return new Updated(0, false);
        }
        if (!table.exists()) {
            table.create();
        }
        Table weeks = table.iceberg();
        boolean severalShapes = store.hasSeveralShapes();
        Optional<SortedSet<LocalDate>> changed = isOf(weeks.properties(), zone)
                ? ChangedWeeks.since(basis(weeks), interactions, severalShapes, zone)
                : Optional.empty();
        Dataset<Row> rows = rows(store.interactions(store.sources()), zone);
        if (changed.isEmpty()) {
            overwrite(rows, lit(true));
        } else if (!changed.get().isEmpty()) {
            LocalDate first = changed.get().first();
            LocalDate last = changed.get().last();
            Object[] mondays = changed.get().stream().map(Date::valueOf).toArray();
            // By the opening too, so that Iceberg passes over all other months.
            Column opened = Interactions.OPENED_AT
                    .col()
                    .geq(lit(first.atStartOfDay(zone).toInstant()))
                    .and(Interactions.OPENED_AT
                            .col()
                            .lt(lit(last.plusWeeks(1).atStartOfDay(zone).toInstant())));
            Dataset<Row> some = rows(store.interactions(store.sources()).filter(opened), zone);
            overwrite(some.filter(MONDAY.isin(mondays)), MONDAY.isin(mondays));
        }
        weeks.refresh();
        weeks.updateProperties()
                .set(OF_RULES, RULES)
                .set(OF_ZONE, zone.getId())
                .set(OF_BASIS, Long.toString(now))
                .commit();
        return new Updated(changed.map(Collection::size).orElse(0), changed.isEmpty());
    }

    private static boolean isOf(Map<String, String> properties, ZoneId zone) {
        return RULES.equals(properties.get(OF_RULES)) && zone.getId().equals(properties.get(OF_ZONE));
    }

    private static @Nullable Long basis(Table weeks) {
        String basis = weeks.properties().get(OF_BASIS);
        return basis == null ? null : Long.valueOf(basis);
    }

    /** Contacts as rows of the history: those that figures count, of a known customer and time. */
    private static Dataset<Row> rows(Dataset<Row> interactions, ZoneId zone) {
        List<Column> keys =
                new ArrayList<>(List.of(MONDAY, Interactions.SOURCE.col(), CustomerWeeks.CUSTOMER_ID.col()));
        CustomerWeeks.ALIKE.stream().map(Field::col).forEach(keys::add);
        return interactions
                .filter(Interactions.counted()
                        .and(Interactions.CUSTOMER_ID.col().isNotNull())
                        .and(Interactions.OPENED_AT.col().isNotNull()))
                .withColumn(CustomerWeeks.MONDAY.name(), monday(zone))
                .withColumn(
                        CustomerWeeks.WORDING_KEY.name(),
                        coalesce(Interactions.TEXT_KEY.col(), Interactions.SUBJECT_KEY.col()))
                .groupBy(keys.toArray(Column[]::new))
                .agg(
                        count(lit(1)).as(CustomerWeeks.CONTACTS.name()),
                        max(Interactions.OPENED_AT.col()).as(CustomerWeeks.LAST_OPENED_AT.name()))
                .select(CustomerWeeks.TABLE.columns());
    }

    private static Column monday(ZoneId zone) {
        return to_date(date_trunc("week", from_utc_timestamp(Interactions.OPENED_AT.col(), zone.getId())));
    }

    private void overwrite(Dataset<Row> rows, Column replaced) {
        try {
            rows.writeTo(table.name()).overwrite(replaced);
        } catch (NoSuchTableException e) {
            throw new IllegalStateException("the table vanished during the run: " + table.name(), e);
        }
    }

    /** Adds rows of weeks that have none, as a store has them that is older; for benchmarks. */
    public void append(Dataset<Row> rows) {
        try {
            rows.writeTo(table.name()).append();
        } catch (NoSuchTableException e) {
            throw new IllegalStateException("the table is not there yet: " + table.name(), e);
        }
    }

    /**
     * What customers of some sources came with in a period.
     *
     * @return {@link CustomerWeeks#TABLE}; empty: the history can not tell it, because the period is not made of whole weeks of its zone or
     *     it is not up to date
     */
    public Optional<Dataset<Row>> in(Period period, Collection<String> sources) {
        if (!table.exists()
                || period.kind() == Period.Kind.ALL
                || !isMonday(period.firstDay())
                || !isMonday(period.dayAfter())) {
            return Optional.empty();
        }
        Table weeks = table.iceberg();
        Long now = StagedChange.basis(store.icebergTable());
        if (!isOf(weeks.properties(), period.zone()) || now == null || !now.equals(basis(weeks))) {
            return Optional.empty();
        }
        return Optional.of(table.rows()
                .filter(MONDAY.geq(lit(period.firstDay())).and(MONDAY.lt(lit(period.dayAfter()))))
                .filter(Interactions.SOURCE.col().isin(sources.toArray())));
    }

    private static boolean isMonday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.MONDAY;
    }

    /**
     * Removes what customers came with.
     *
     * @param source whose ids they are; null: of every source
     */
    void forget(Collection<String> customers, @Nullable String source) {
        if (!table.exists()) {
            return;
        }
        table.spark()
                .createDataset(List.copyOf(customers), Encoders.STRING())
                .toDF("gone")
                .mergeInto(table.name(), sameCustomer(source))
                .whenMatched()
                .delete()
                .merge();
    }

    /**
     * Removes what customers came with for the last time before an instant.
     *
     * @param limits the instant, by source
     */
    void forgetBefore(Map<String, Instant> limits) {
        if (!table.exists() || limits.isEmpty()) {
            return;
        }
        List<Row> before = new ArrayList<>();
        limits.forEach((source, limit) -> before.add(RowFactory.create(source, limit)));
        Column old = col("gone." + Interactions.SOURCE.name())
                .equalTo(col(table.name() + "." + Interactions.SOURCE.name()))
                .and(col(table.name() + "." + CustomerWeeks.LAST_OPENED_AT.name())
                        .lt(col("gone.before")));
        table.spark()
                .createDataFrame(
                        before,
                        new StructType()
                                .add(Interactions.SOURCE.name(), DataTypes.StringType)
                                .add("before", DataTypes.TimestampType))
                .alias("gone")
                .mergeInto(table.name(), old)
                .whenMatched()
                .delete()
                .merge();
    }

    private Column sameCustomer(@Nullable String source) {
        Column same = col("gone").equalTo(col(table.name() + "." + CustomerWeeks.CUSTOMER_ID.name()));
        return source == null
                ? same
                : same.and(col(table.name() + "." + Interactions.SOURCE.name()).equalTo(source));
    }
}
