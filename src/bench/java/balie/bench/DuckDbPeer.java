package balie.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The same export to the same columns by DuckDB. Arguments: {@code bare} or {@code keys}, CSV, folder; or {@code check} and
 * patterns of Parquet files, to print what tells whether they hold the same values.
 */
public final class DuckDbPeer {

    private DuckDbPeer() {}

    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET autoinstall_known_extensions=false");
            statement.execute("SET threads=2");
            statement.execute("SET preserve_insertion_order=false");
            if (args[0].equals("check")) {
                for (int i = 1; i < args.length; i++) {
                    System.out.println("same as: " + fingerprint(statement, args[i]));
                }
            } else {
                statement.execute(copy(args[1], args[2], args[0].equals("keys")));
            }
        }
    }

    private static String copy(String csv, String folder, boolean keys) {
        return "COPY (SELECT 'desk' AS source, id AS interaction_id, customer AS customer_id, "
                + PeerColumns.sql("channel", PeerColumns.CHANNELS) + ", "
                + PeerColumns.sql("kind", PeerColumns.KINDS)
                + ", product, category, subject, text, opened AS opened_at, resolved AS resolved_at, updated AS updated_at, "
                + PeerColumns.sql("status", PeerColumns.STATUSES) + ", agent, "
                + (keys ? key("text") + ", " + key("subject") + ", " : "")
                + "strftime(opened, '%Y-%m') AS month"
                + " FROM read_csv('" + csv
                + "', header=true, delim=',', quote='\"', escape='\"', strict_mode=true, columns={"
                + "id: 'VARCHAR', customer: 'VARCHAR', opened: 'TIMESTAMP', resolved: 'TIMESTAMP', updated: 'TIMESTAMP',"
                + " status: 'VARCHAR', channel: 'VARCHAR', kind: 'VARCHAR', category: 'VARCHAR', product: 'VARCHAR',"
                + " agent: 'VARCHAR', subject: 'VARCHAR', text: 'VARCHAR'}, timestampformat='%Y-%m-%d %H:%M:%S'))"
                + " TO '" + folder + "' (FORMAT parquet, PARTITION_BY (month), COMPRESSION zstd, COMPRESSION_LEVEL 1)";
    }

    private static String key(String column) {
        return "left(sha256(trim(regexp_replace(lower(" + column + "), '[^\\p{L}\\p{N}]+', ' ', 'g'))), 20) AS "
                + column + "_key";
    }

    private static String fingerprint(Statement statement, String files) throws SQLException {
        String sql =
                "SELECT count(*), sum(hash(interaction_id, customer_id, channel, kind, product, category, subject, text,"
                        + " epoch_us(opened_at), epoch_us(resolved_at), epoch_us(updated_at), status, agent)::HUGEINT)"
                        + " FROM read_parquet('" + files + "', hive_partitioning=false, union_by_name=true)";
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1) + " rows, hash "
                    + result.getBigDecimal(2).toBigInteger().toString(16);
        }
    }
}
