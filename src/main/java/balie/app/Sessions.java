package balie.app;

import balie.config.JobConfig.StoreConfig;
import balie.store.InteractionStore;
import balie.store.LocalFiles;
import balie.text.Wording;
import org.apache.spark.sql.SparkSession;

import java.nio.file.Path;
import java.util.Map;

/** The one place that builds a Spark session, and connects it to a store. */
public final class Sessions {

    private static final int NAME_DIGITS = 8;
    private static final long BYTES_A_PARTITION = 64L << 20;
    private static final long MOST_PARTITIONS = 200;

    private Sessions() {}

    /**
     * Under spark-submit the master and the resources are the submitter's; else the session is local and quiet.
     *
     * @param inputBytes size of what is to be read: a small job is not worth the work that makes a large one fast
     */
    public static SparkSession open(long inputBytes) {
        SparkSession.Builder builder = SparkSession.builder()
                .appName("balie")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", "true")
                // Nothing is added to a session at run time; a class loader for each would compile all code anew.
                .config("spark.sql.artifact.isolation.enabled", "false")
                .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
        if (System.getProperty("spark.master") == null) {
            builder.master("local[*]")
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1");
            unlessGiven(builder, "spark.hadoop.fs.file.impl", LocalFiles.class.getName());
        } else {
            // spark-submit begins to log before our log4j2.properties is on the class path, and goes on as it began:
            // thousands of lines a run.
            unlessGiven(builder, "spark.log.level", "FATAL");
        }
        if (LargeInput.isLarge(inputBytes)) {
            unlessGiven(builder, "spark.sql.shuffle.partitions", String.valueOf(partitions(inputBytes)));
        } else {
            // More partitions than cores would only be more tasks to start, and planning anew after each stage costs
            // a small query more than it wins.
            unlessGiven(builder, "spark.sql.shuffle.partitions", "2");
            unlessGiven(builder, "spark.default.parallelism", "2");
            unlessGiven(builder, "spark.sql.adaptive.enabled", "false");
        }
        return builder.getOrCreate();
    }

    /** A task for each core at least, each with what its memory holds easily; Spark's 200 would be mostly empty. */
    private static long partitions(long inputBytes) {
        long least = 2L * Runtime.getRuntime().availableProcessors();
        return Math.max(least, Math.min(MOST_PARTITIONS, inputBytes / BYTES_A_PARTITION));
    }

    private static void unlessGiven(SparkSession.Builder builder, String key, String value) {
        if (System.getProperty(key) == null) {
            builder.config(key, value);
        }
    }

    /** As Hadoop writes it: the text of a URI, with %20 for a space, would be the name of another folder to it. */
    private static String warehouse(Path folder) {
        return new org.apache.hadoop.fs.Path(folder.toUri()).toString();
    }

    /** The store of a job. Each store has a catalog name of its own, so that one session can know several. */
    public static InteractionStore connect(SparkSession session, StoreConfig store, Path base) {
        Map<String, String> properties = store.catalog().isEmpty()
                ? Map.of(
                        "type",
                        "hadoop",
                        "warehouse",
                        warehouse(base.resolve(store.path()).toAbsolutePath().normalize()))
                : store.catalog();
        String name = "balie_"
                + Wording.sha256(new java.util.TreeMap<>(properties).toString()).substring(0, NAME_DIGITS);
        String key = "spark.sql.catalog." + name;
        session.conf().set(key, "org.apache.iceberg.spark.SparkCatalog");
        session.conf().set(key + ".cache-enabled", "false");
        properties.forEach((property, value) -> session.conf().set(key + "." + property, value));
        return new InteractionStore(session, name);
    }
}
