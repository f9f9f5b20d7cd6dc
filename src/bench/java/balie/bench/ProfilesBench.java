package balie.bench;

import balie.app.Sessions;
import balie.config.JobConfig.StoreConfig;
import balie.contract.CustomerWeeks;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.model.Period;
import balie.store.CustomerHistory;
import balie.store.InteractionStore;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

/**
 * What it costs to bring the history of customers up to date with a week, and to read a year of it, where there is one year of history and
 * where there are five. Arguments: {@code --customers N} (default 400,000), {@code --contacts N} a week (default 40,000),
 * {@code --repeats N} (default 5).
 */
public final class ProfilesBench {

    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final LocalDate LAST = LocalDate.of(2026, 11, 9);
    private static final int YEAR = 52;

    private final SparkSession spark;
    private final long customers;
    private final long contacts;

    private ProfilesBench(SparkSession spark, long customers, long contacts) {
        this.spark = spark;
        this.customers = customers;
        this.contacts = contacts;
    }

    public static void main(String[] args) throws IOException {
        long customers = 400_000;
        long contacts = 40_000;
        int repeats = 5;
        for (int i = 0; i + 1 < args.length; i += 2) {
            long value = Long.parseLong(args[i + 1].replace("_", ""));
            switch (args[i]) {
                case "--customers":
                    customers = value;
                    break;
                case "--contacts":
                    contacts = value;
                    break;
                case "--repeats":
                    repeats = Math.toIntExact(value);
                    break;
                default:
                    throw new IllegalArgumentException("--customers N, --contacts N or --repeats N, not " + args[i]);
            }
        }
        Path work = Path.of(System.getProperty("balie.home"), "target", "bench-profiles");
        Scratch.delete(work);
        SparkSession session = Sessions.open(0);
        ProfilesBench bench = new ProfilesBench(session, customers, contacts);
        try {
            bench.run(work, repeats);
        } finally {
            session.stop();
            Scratch.delete(work);
        }
    }

    private void run(Path work, int repeats) {
        InteractionStore oneYear = store(work.resolve("one"), YEAR);
        InteractionStore fiveYears = store(work.resolve("five"), 5 * YEAR);
        List<Double> updates = new ArrayList<>();
        List<Double> reads = new ArrayList<>();
        List<double[]> updated = new ArrayList<>();
        List<double[]> read = new ArrayList<>();
        for (int i = 0; i <= repeats; i++) {
            // Each goes first as often as the other.
            double[] update = pair(i, () -> update(oneYear), () -> update(fiveYears));
            double[] profiles = pair(i, () -> read(oneYear), () -> read(fiveYears));
            if (i > 0) {
                updates.add(update[1] / update[0]);
                reads.add(profiles[1] / profiles[0]);
                updated.add(update);
                read.add(profiles);
            }
        }
        tell("update of a week", updated, updates);
        tell("read of a year's profiles", read, reads);
    }

    private static void tell(String what, List<double[]> seconds, List<Double> ratios) {
        System.out.printf(
                Locale.ROOT,
                "%-26s one year %.2f s, five years %.2f s (medians), ratio %.2f (median of %d; %.2f to %.2f)%n",
                what,
                median(seconds.stream().map(s -> s[0]).toList()),
                median(seconds.stream().map(s -> s[1]).toList()),
                median(ratios),
                ratios.size(),
                ratios.stream().min(Double::compare).orElse(0.0),
                ratios.stream().max(Double::compare).orElse(0.0));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double[] pair(int round, Runnable one, Runnable other) {
        double[] seconds = new double[2];
        for (int i = 0; i < 2; i++) {
            int which = (i + round) % 2;
            long begun = System.nanoTime();
            (which == 0 ? one : other).run();
            seconds[which] = (System.nanoTime() - begun) / 1e9;
        }
        return seconds;
    }

    /** Brings in a week of contacts anew, each later version of them newer than the one before, and the history up to date. */
    private void update(InteractionStore store) {
        storeWeek(store);
        long begun = System.nanoTime();
        CustomerHistory.Updated updated = CustomerHistory.of(store).update(ZONE);
        System.out.printf(Locale.ROOT, "  history %.2f s, %s%n", (System.nanoTime() - begun) / 1e9, updated);
        if (updated.all() || updated.weeks() == 0) {
            throw new IllegalStateException("not a week was brought up to date: " + updated);
        }
    }

    private void read(InteractionStore store) {
        Period year = Period.days(LAST.minusWeeks(YEAR - 1), LAST.plusDays(6), ZONE);
        Row sums = CustomerHistory.of(store)
                .in(year, List.of("desk"))
                .orElseThrow()
                .groupBy(Interactions.SOURCE.col(), CustomerWeeks.CUSTOMER_ID.col())
                .agg(
                        sum(CustomerWeeks.CONTACTS.col()).as("contacts"),
                        max(CustomerWeeks.LAST_OPENED_AT.col()).as("last"),
                        countDistinct(Interactions.CHANNEL.col()).as("channels"))
                .agg(count(lit(1)), sum(col("contacts")), max(col("last")), sum(col("channels")))
                .head();
        if (sums.getLong(0) == 0) {
            throw new IllegalStateException("nobody was read");
        }
    }

    private int version;

    private void storeWeek(InteractionStore store) {
        version++;
        Dataset<Row> rows = spark.range(contacts).toDF("i");
        List<Column> columns = new ArrayList<>();
        for (Field field : StoredInteractions.TABLE.fields()) {
            columns.add(value(field).cast(field.type().sparkType()).as(field.name()));
        }
        store.compare(
                        spark.createDataFrame(
                                rows.select(columns.toArray(Column[]::new)).toJavaRDD(),
                                StoredInteractions.TABLE.structType()),
                        List.of(new InteractionStore.Shape("desk", "csv#1", Interactions.TABLE.names())),
                        List.of())
                .apply();
    }

    private Column value(Field field) {
        if (field.equals(Interactions.SOURCE)) {
            return lit("desk");
        }
        if (field.equals(Interactions.INTERACTION_ID)) {
            return concat(lit("i" + version + "-"), col("i"));
        }
        if (field.equals(Interactions.CUSTOMER_ID)) {
            return customer("i", version);
        }
        if (field.equals(Interactions.CHANNEL)) {
            return expr("element_at(array('phone','email','chat','web'), cast(i % 4 + 1 as int))");
        }
        if (field.equals(Interactions.OPENED_AT)) {
            return expr("timestamp'" + LAST
                    + " 08:00:00' + make_interval(0, 0, 0, cast(i % 7 as int), 0, cast(i % 600 as int), 0)");
        }
        if (field.equals(StoredInteractions.VERSION_AT) || field.equals(StoredInteractions.EXPORTED_AT)) {
            return expr("timestamp'" + LAST.plusDays(7) + " 00:00:00'");
        }
        if (!field.required() && !field.equals(StoredInteractions.ROW_HASH)) {
            return lit(null);
        }
        return switch (field.type()) {
            case COUNT -> lit(2L);
            case INSTANT -> expr("timestamp'" + LAST + " 00:00:00'");
            case FLAG -> lit(false);
            default -> field.equals(StoredInteractions.SHAPE) ? lit("csv#1") : lit("x");
        };
    }

    private Column customer(String number, int salt) {
        return concat(lit("K"), expr("abs(xxhash64(" + number + ", " + salt + ")) % " + customers));
    }

    /** A store with a week of contacts, and a history that was written as if there had been many more. */
    private InteractionStore store(Path folder, int weeks) {
        InteractionStore store = Sessions.connect(spark, new StoreConfig(folder.toString(), Map.of()), folder);
        storeWeek(store);
        CustomerHistory history = CustomerHistory.of(store);
        history.update(ZONE);
        Dataset<Row> rows = spark.range((long) (weeks - 1) * contacts)
                .toDF("i")
                .withColumn("week", expr("cast(i div " + contacts + " as int) + 1"));
        List<Column> columns = new ArrayList<>();
        for (Field field : CustomerWeeks.TABLE.fields()) {
            columns.add(past(field).cast(field.type().sparkType()).as(field.name()));
        }
        history.append(rows.select(columns.toArray(Column[]::new)));
        return store;
    }

    private Column past(Field field) {
        if (field.equals(CustomerWeeks.MONDAY)) {
            return expr("date_sub(date'" + LAST + "', 7 * week)");
        }
        if (field.equals(CustomerWeeks.CUSTOMER_ID)) {
            return customer("i", 0);
        }
        if (field.equals(CustomerWeeks.CONTACTS)) {
            return lit(1L);
        }
        if (field.equals(CustomerWeeks.LAST_OPENED_AT)) {
            return expr("timestamp'" + LAST + " 08:00:00' - make_interval(0, 0, week, 0, 0, 0, 0)");
        }
        return field.required() || field.equals(Interactions.CHANNEL)
                ? field.equals(Interactions.SOURCE)
                        ? lit("desk")
                        : expr("element_at(array('phone','email','chat','web'), cast(i % 4 + 1 as int))")
                : lit(null);
    }
}
