package balie.bench;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

import java.util.Map;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/** The same export to the same columns by Spark's own reader of CSV. Arguments: CSV, folder, {@code bare} or {@code keys}. */
public final class SparkPeer {

    private SparkPeer() {}

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder()
                .appName("spark csv")
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.parquet.compression.codec", "zstd")
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("parquet.compression.codec.zstd.level", "1")
                .getOrCreate();
        String schema =
                "id string, customer string, opened timestamp, resolved timestamp, updated timestamp, status string,"
                        + " channel string, kind string, category string, product string, agent string, subject string, text string";
        Dataset<Row> rows = spark.read()
                .schema(schema)
                .option("header", true)
                .option("multiLine", true)
                .option("escape", "\"")
                .option("timestampFormat", "yyyy-MM-dd HH:mm:ss")
                .csv(args[0])
                .select(
                        lit("desk").as("source"),
                        col("id").as("interaction_id"),
                        col("customer").as("customer_id"),
                        mapped("channel", PeerColumns.CHANNELS),
                        mapped("kind", PeerColumns.KINDS),
                        col("product"),
                        col("category"),
                        col("subject"),
                        col("text"),
                        col("opened").as("opened_at"),
                        col("resolved").as("resolved_at"),
                        col("updated").as("updated_at"),
                        mapped("status", PeerColumns.STATUSES),
                        col("agent"),
                        functions.date_format(col("opened"), "yyyy-MM").as("month"));
        if (args[2].equals("keys")) {
            rows = rows.withColumn("text_key", key("text")).withColumn("subject_key", key("subject"));
        }
        rows.write().partitionBy("month").parquet(args[1]);
        spark.stop();
    }

    private static Column key(String column) {
        return functions.expr(
                "left(sha2(trim(regexp_replace(lower(" + column + "), '[^\\\\p{L}\\\\p{N}]+', ' ')), 256), 20)");
    }

    private static Column mapped(String column, Map<String, String> values) {
        Column mapped = lit(null).cast("string");
        for (Map.Entry<String, String> value : values.entrySet()) {
            mapped = when(col(column).equalTo(value.getKey()), value.getValue()).otherwise(mapped);
        }
        return mapped.as(column);
    }
}
