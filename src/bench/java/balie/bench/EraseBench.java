package balie.bench;

import balie.app.Sessions;
import balie.config.JobConfig.StoreConfig;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.privacy.Pseudonyms;
import balie.store.CustomerHistory;
import balie.store.Erasure;
import balie.store.InteractionStore;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

/**
 * What it costs to take a customer out of a store, and to prove it: rows, history of customers, earlier versions, leftovers, a scan of
 * every byte. The store has two versions, so that there is a past. Argument: {@code --rows N} (default 1,000,000).
 */
public final class EraseBench {

    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final int CONTACTS_EACH = 4;
    private static final int DAYS = 730;
    private static final int CHANGED_EACH = 10;
    private static final String ERASED = "K17";

    private final SparkSession spark;
    private final long rows;

    private EraseBench(SparkSession spark, long rows) {
        this.spark = spark;
        this.rows = rows;
    }

    public static void main(String[] args) throws IOException {
        long rows = 1_000_000;
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].equals("--rows") || i + 1 == args.length) {
                throw new IllegalArgumentException("--rows N, not " + args[i]);
            }
            rows = Long.parseLong(args[i + 1].replace("_", ""));
        }
        Path work = Files.createTempDirectory("balie-bench-erase");
        SparkSession session = Sessions.open(0);
        try {
            new EraseBench(session, rows).run(work.resolve("store"));
        } finally {
            session.stop();
            Scratch.delete(work);
        }
    }

    /** A part of the work. */
    private interface Step<T> {
        T done() throws IOException;
    }

    private static <T> T timed(String what, Step<T> step) throws IOException {
        long begun = System.nanoTime();
        T done = step.done();
        String shown = done instanceof Erasure.Proof proof
                ? proof.files() + " files read, " + proof.remains().size() + " places"
                : String.valueOf(done);
        System.out.printf(Locale.ROOT, "%-28s %7.1f s   %s%n", what, (System.nanoTime() - begun) / 1e9, shown);
        return done;
    }

    private void run(Path folder) throws IOException {
        InteractionStore store = Sessions.connect(spark, new StoreConfig(folder.toString(), Map.of()), folder);
        timed("store filled", () -> store(store, 0, rows, 1));
        timed("a tenth replaced", () -> store(store, 0, rows / CHANGED_EACH, 2));
        timed("history of customers", () -> CustomerHistory.of(store).update(ZONE));
        System.out.printf(Locale.ROOT, "%-28s %,9d KB%n", "bytes of the store", Scratch.bytes(folder) >> 10);
        Erasure erasure = new Erasure(store, List.of(ERASED), null);
        Erasure.Proof before = timed("scan before", erasure::prove);
        if (before.remains().isEmpty()) {
            throw new IllegalStateException("the scan finds nothing of " + ERASED + " before it was erased");
        }
        long begun = System.nanoTime();
        Erasure.Removed removed = timed("rows", () -> erasure.rows(Pseudonyms.ephemeral()));
        timed("earlier versions", erasure::history);
        timed("leftovers", () -> erasure.leftovers(Instant.parse("2999-01-01T00:00:00Z")));
        Erasure.Proof proof = timed("proof", erasure::prove);
        System.out.printf(
                Locale.ROOT,
                "erased and proved            %7.1f s   %,d rows of %,d contacts; %,d files read, %d places left%n",
                (System.nanoTime() - begun) / 1e9,
                removed.rows(),
                removed.contacts(),
                proof.files(),
                proof.remains().size());
        if (removed.rows() == 0 || !proof.remains().isEmpty()) {
            throw new IllegalStateException("something is left, or nothing was erased: " + proof.remains());
        }
    }

    private InteractionStore.Changes store(InteractionStore store, long from, long to, int version) {
        Dataset<Row> numbers = spark.range(from, to).toDF("i");
        List<Column> columns = new ArrayList<>();
        for (Field field : StoredInteractions.TABLE.fields()) {
            columns.add(value(field, version).cast(field.type().sparkType()).as(field.name()));
        }
        return store.compare(
                        spark.createDataFrame(
                                numbers.select(columns.toArray(Column[]::new)).toJavaRDD(),
                                StoredInteractions.TABLE.structType()),
                        List.of(new InteractionStore.Shape("desk", "csv#1", Interactions.TABLE.names())),
                        List.of())
                .apply();
    }

    private Column value(Field field, int version) {
        if (field.equals(Interactions.SOURCE)) {
            return lit("desk");
        }
        if (field.equals(Interactions.INTERACTION_ID)) {
            return concat(lit("i"), col("i"));
        }
        if (field.equals(Interactions.CUSTOMER_ID)) {
            return concat(lit("K"), expr("abs(xxhash64(i)) % " + Math.max(1, rows / CONTACTS_EACH)));
        }
        if (field.equals(Interactions.TEXT_)) {
            return concat(
                    lit("where is my order "), expr("sha2(string(i), 256)"), lit(", it should have come last week"));
        }
        if (field.equals(Interactions.TEXT_KEY)) {
            return expr("substring(sha2(string(i), 256), 1, 32)");
        }
        if (field.equals(Interactions.CHANNEL)) {
            return expr("element_at(array('phone','email','chat','web'), cast(i % 4 + 1 as int))");
        }
        if (field.equals(Interactions.OPENED_AT)) {
            return expr("timestamp'2024-11-01 08:00:00' + make_interval(0, 0, 0, cast(i % " + DAYS
                    + " as int), 0, cast(i % 600 as int), 0)");
        }
        if (field.equals(StoredInteractions.VERSION_AT) || field.equals(StoredInteractions.EXPORTED_AT)) {
            return expr("timestamp'2026-11-0" + version + " 00:00:00'");
        }
        if (!field.required()) {
            return lit(null);
        }
        return switch (field.type()) {
            case COUNT -> lit(2L);
            case INSTANT -> expr("timestamp'2026-11-01 00:00:00'");
            case FLAG -> lit(false);
            default -> field.equals(StoredInteractions.SHAPE) ? lit("csv#1") : lit("hash" + version);
        };
    }
}
