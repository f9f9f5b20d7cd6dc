package balie.bench;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The least any Spark job costs: a bare session and one aggregate. */
public final class Floor {

    private Floor() {}

    public static void main(String[] args) {
        SparkSession session = SparkSession.builder()
                .appName("floor")
                .master("local[*]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
        long groups = session.range(20_000)
                .groupBy(functions.col("id").mod(10).as("key"))
                .count()
                .collectAsList()
                .size();
        if (groups != 10) {
            throw new IllegalStateException("10 groups expected, found " + groups);
        }
        session.stop();
    }
}
