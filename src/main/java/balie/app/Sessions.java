package balie.app;

import java.nio.file.Path;
import java.util.Map;

import balie.config.JobConfig.StoreConfig;
import balie.store.InteractionStore;
import org.apache.spark.sql.SparkSession;

/** The one place that builds a Spark session. */
final class Sessions {

    private static final String CATALOG = "spark.sql.catalog." + InteractionStore.CATALOG;

    private Sessions() {}

    /**
     * A session that knows a store. Under spark-submit the master and the resources are the submitter's; else it is local
     * and quiet.
     */
    static SparkSession open(StoreConfig store, Path base) {
        SparkSession.Builder builder = SparkSession.builder()
                .appName("balie")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config(
                        "spark.sql.extensions",
                        "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
        if (System.getProperty("spark.master") == null) {
            // The data of a week are small: more partitions than cores would only be more tasks to start.
            builder.master("local[*]")
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.sql.shuffle.partitions", "4");
        }
        SparkSession session = builder.getOrCreate();
        // One session a run, so that two runs in one JVM do not see each other's store.
        SparkSession own = session.newSession();
        configure(own, store, base);
        return own;
    }

    private static void configure(SparkSession session, StoreConfig store, Path base) {
        session.conf().set("spark.sql.session.timeZone", "UTC");
        session.conf().set("spark.sql.datetime.java8API.enabled", "true");
        session.conf().set(CATALOG, "org.apache.iceberg.spark.SparkCatalog");
        session.conf().set(CATALOG + ".cache-enabled", "false");
        Map<String, String> properties = store.catalog();
        if (properties.isEmpty()) {
            session.conf().set(CATALOG + ".type", "hadoop");
            session.conf()
                    .set(
                            CATALOG + ".warehouse",
                            base.resolve(store.path()).toAbsolutePath().normalize().toUri().toString());
        } else {
            properties.forEach((key, value) -> session.conf().set(CATALOG + "." + key, value));
        }
    }
}
