package balie.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of {@link FiguresBench} by DuckDB. Arguments: {@code compute}, pattern of the store's Parquet files, the instant they are true
 * for, database file; or {@code compare}, database file, folder of the run's tables of each audience, to hold both against each other row
 * by row.
 */
public final class FiguresSql {

    /** A table of Balie's, and what it takes to give it the columns of the query of the same name. */
    private static final Map<String, String> OURS = new LinkedHashMap<>();

    private static final Map<String, String> THEIRS = new LinkedHashMap<>();

    private FiguresSql() {}

    static {
        THEIRS.put("question_frequency", """
                SELECT coalesce(text_key, subject_key, '(none)') AS question_id, count(*) AS n, (SELECT count(*) FROM c) AS "of"
                FROM c GROUP BY 1""");
        OURS.put("question_frequency", """
                SELECT question_id, n::BIGINT AS n, "of"::BIGINT AS "of" FROM read_csv('%s/training/data/question_frequency.csv',
                all_varchar=true) WHERE n <> '0'""");

        THEIRS.put("complaint_categories", """
                WITH g AS (SELECT category, coalesce(channel, 'all') AS channel, count(*) AS n
                    FROM c WHERE kind = 'complaint' GROUP BY GROUPING SETS ((category), (category, channel)))
                SELECT category, channel, n, (sum(n) OVER (PARTITION BY channel))::BIGINT AS "of" FROM g""");
        OURS.put("complaint_categories", """
                SELECT category, channel, n::BIGINT AS n, "of"::BIGINT AS "of"
                FROM read_csv('%s/training/data/complaint_categories.csv', all_varchar=true) WHERE customer_type = 'all' AND n <> '0'""");

        THEIRS.put("volume", """
                WITH g AS (SELECT
                    CASE WHEN channel IS NOT NULL THEN 'channel' WHEN category IS NOT NULL THEN 'category'
                        WHEN product IS NOT NULL THEN 'product' ELSE 'all' END AS dimension,
                    coalesce(channel, category, product, 'all') AS value,
                    count(*) AS contacts, count(DISTINCT interaction_id) AS cases, count(DISTINCT customer_id) AS customers
                    FROM c GROUP BY GROUPING SETS ((), (channel), (category), (product)))
                SELECT measure, dimension, value, n FROM g UNPIVOT (n FOR measure IN (contacts, cases, customers))
                UNION ALL SELECT 'contacts_without_customer', 'all', 'all', count(*) FROM c WHERE customer_id IS NULL""");
        OURS.put("volume", """
                SELECT measure, dimension, value, n::BIGINT AS n FROM read_csv('%s/training/data/volume.csv', all_varchar=true)
                WHERE n IS NOT NULL AND dimension IN ('all', 'channel', 'category', 'product')""");

        String rates = """
                WITH r AS (SELECT *,
                    opened_at <= known_at - INTERVAL 7 DAY AS old,
                    status IN ('resolved', 'closed') AND coalesce(resolved_at <= known_at, false) AS done,
                    coalesce(resolved_at <= opened_at + INTERVAL 7 DAY, false) AS soon,
                    customer_id IS NOT NULL AS testable,
                    coalesce(lead(opened_at) OVER (PARTITION BY customer_id, coalesce(text_key, subject_key, category)
                        ORDER BY opened_at, interaction_id) <= opened_at + INTERVAL 7 DAY, false) AS again
                    FROM c),
                g AS (SELECT channel, category, product,
                    count(*) FILTER (old AND soon) AS n_resolved_within_7_days, count(*) FILTER (old) AS of_resolved_within_7_days,
                    count(*) FILTER (done) AS n_resolved_so_far, count(*) AS of_resolved_so_far,
                    count(*) FILTER (testable AND old AND NOT again) AS n_fcr_no_repeat_7_days,
                    count(*) FILTER (testable AND old) AS of_fcr_no_repeat_7_days
                    FROM r GROUP BY GROUPING SETS ((), (channel), (category), (product)))
                """;
        String each =
                "SELECT '%1$s' AS measure, coalesce(channel, 'all') AS channel, coalesce(category, 'all') AS category,"
                        + " coalesce(product, 'all') AS product, n_%1$s AS n, of_%1$s AS \"of\" FROM g";
        THEIRS.put(
                "resolution_rates",
                rates
                        + String.join(
                                " UNION ALL ",
                                String.format(each, "resolved_within_7_days"),
                                String.format(each, "resolved_so_far"),
                                String.format(each, "fcr_no_repeat_7_days")));
        OURS.put("resolution_rates", """
                SELECT measure, channel, category, product, n::BIGINT AS n, "of"::BIGINT AS "of"
                FROM read_csv('%s/training/data/resolution_rates.csv', all_varchar=true)
                WHERE measure IN ('resolved_within_7_days', 'resolved_so_far', 'fcr_no_repeat_7_days') AND n IS NOT NULL
                AND customer_type = 'all' AND language = 'all' AND region = 'all' AND team = 'all' AND segment = 'all'
                AND question_id = 'all'""");

        THEIRS.put("backlog", """
                WITH b AS (SELECT channel, category, product, date_diff('microsecond', opened_at, known_at) / 86400000000 AS days
                    FROM c WHERE NOT (status IN ('resolved', 'closed') AND coalesce(resolved_at <= known_at, false)) AND opened_at <= known_at),
                g AS (SELECT CASE WHEN channel IS NOT NULL THEN 'channel' WHEN category IS NOT NULL THEN 'category'
                        WHEN product IS NOT NULL THEN 'product' ELSE 'all' END AS dimension,
                    coalesce(channel, category, product, 'all') AS value,
                    coalesce(CASE WHEN days < 1 THEN 'under 1 day' WHEN days < 3 THEN '1-3 days' WHEN days < 7 THEN '3-7 days'
                        WHEN days < 14 THEN '7-14 days' WHEN days < 30 THEN '14-30 days' WHEN days < 90 THEN '30-90 days'
                        ELSE '90 days and more' END, 'all') AS age_band, count(*) AS n
                    FROM b GROUP BY GROUPING SETS ((), (channel), (category), (product)), age_band)
                SELECT dimension, value, age_band, n FROM g
                UNION ALL SELECT dimension, value, 'all', sum(n)::BIGINT FROM g GROUP BY 1, 2""");
        OURS.put("backlog", """
                SELECT dimension, value, age_band, n::BIGINT AS n FROM read_csv('%s/training/data/backlog.csv', all_varchar=true)
                WHERE measure = 'backlog' AND dimension IN ('all', 'channel', 'category', 'product')
                AND day = (SELECT max(day) FROM read_csv('%1$s/training/data/backlog.csv', all_varchar=true))""");

        THEIRS.put("customer_profiles", """
                WITH p AS (SELECT customer_id, count(*) AS contacts, count(*) FILTER (kind = 'complaint') AS complaints,
                    count(status) AS cases_with_state,
                    count(*) FILTER (status IN ('resolved', 'closed') AND coalesce(resolved_at <= known_at, false)) AS cases_resolved,
                    array_to_string(list_sort(list(DISTINCT channel)), ' ') AS channels
                    FROM c WHERE customer_id IS NOT NULL GROUP BY customer_id)
                SELECT contacts, complaints, cases_with_state, cases_resolved, channels, count(*) AS customers FROM p GROUP BY ALL""");
        OURS.put("customer_profiles", """
                SELECT contacts::BIGINT AS contacts, complaints::BIGINT AS complaints, cases_with_state::BIGINT AS cases_with_state,
                cases_resolved::BIGINT AS cases_resolved, channels, count(*) AS customers
                FROM read_csv('%s/marketing/data/customer_profiles.csv', all_varchar=true) GROUP BY ALL""");
    }

    public static void main(String[] args) throws SQLException {
        boolean computes = args[0].equals("compute");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + args[computes ? 3 : 1]);
                Statement statement = connection.createStatement()) {
            statement.execute("SET autoinstall_known_extensions=false");
            statement.execute("SET threads=2");
            statement.execute("SET TimeZone='UTC'");
            if (computes) {
                compute(statement, args[1], args[2]);
            } else {
                compare(statement, args[2]);
            }
        }
    }

    private static void compute(Statement statement, String files, String asOf) throws SQLException {
        statement.execute(
                "CREATE TEMP TABLE c AS SELECT interaction_id, customer_id, channel, kind, category, product, status, text_key,"
                        + " subject_key, opened_at, resolved_at, TIMESTAMPTZ '" + asOf
                        + "' AS known_at FROM read_parquet('" + files
                        + "', union_by_name=true, hive_partitioning=false)");
        for (Map.Entry<String, String> figures : THEIRS.entrySet()) {
            long begun = System.nanoTime();
            statement.execute("CREATE TABLE " + figures.getKey() + " AS " + figures.getValue());
            System.out.printf(
                    java.util.Locale.ROOT, "%s %.1f s%n", figures.getKey(), (System.nanoTime() - begun) / 1e9);
        }
    }

    /** Fails where a row is on one side only. */
    private static void compare(Statement statement, String run) throws SQLException {
        boolean differs = false;
        for (Map.Entry<String, String> figures : OURS.entrySet()) {
            String name = figures.getKey();
            String ours = String.format(figures.getValue(), run);
            long rows = count(statement, "SELECT count(*) FROM (" + ours + ")");
            long missing = count(statement, "SELECT count(*) FROM (FROM " + name + " EXCEPT ALL (" + ours + "))");
            long more = count(statement, "SELECT count(*) FROM ((" + ours + ") EXCEPT ALL FROM " + name + ")");
            System.out.println(name + ": " + rows + " rows, " + missing + " and " + more + " on one side only");
            differs |= missing + more > 0 || rows == 0;
        }
        if (differs) {
            System.exit(1);
        }
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
