package balie.app;

import balie.config.JobConfig;
import balie.config.JobReader;
import balie.contract.Interactions;
import balie.issue.Problems;
import balie.metrics.Metrics;
import balie.testkit.Contexts;
import balie.testkit.Rows;
import balie.testkit.SharedSpark;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class MetricRunTest {

    /** A job that hides nothing. */
    static JobConfig job(String metrics) {
        Problems problems = new Problems();
        JobConfig job = new JobReader(Metrics.names(), List.of(), List.of("en"))
                .read("job", "jobs/job.yaml", """
                        zone: Europe/Amsterdam
                        sources: [{mapping: desk, files: "*.csv"}]
                        privacy: {minimum: 0}
                        metrics: [%s]
                        """.formatted(metrics), problems)
                .orElseThrow();
        assertThat(problems.list()).isEmpty();
        return job;
    }

    private static Dataset<Row> rows() {
        Rows rows = new Rows();
        for (int i = 0; i < 30; i++) {
            rows.row(
                    Interactions.STATUS, i % 3 == 0 ? "open" : "resolved",
                    Interactions.ESCALATION_COUNT, i % 4 == 0 ? 1 : 0,
                    Interactions.CHANNEL, i % 2 == 0 ? "phone" : "chat");
        }
        return rows.enriched().persist();
    }

    private static int jobs(String metrics, Dataset<Row> rows) {
        SparkContext spark = SharedSpark.session().sparkContext();
        spark.setJobGroup("metrics: " + metrics, "", false);
        try {
            new MetricRun(job(metrics)).tables(rows, Contexts.week());
            return spark.statusTracker().getJobIdsForGroup("metrics: " + metrics).length;
        } finally {
            spark.clearJobGroup();
        }
    }

    @Test
    void all_rates_are_computed_in_one_scan_and_parted_afterwards() {
        Dataset<Row> rows = rows();
        rows.count();

        int one = jobs("resolution_rates", rows);
        int both = jobs("resolution_rates, service_rates", rows);

        assertThat(both).isEqualTo(one);
        List<ComputedTable> alone = new MetricRun(job("service_rates"))
                .tables(rows, Contexts.week())
                .tables();
        List<ComputedTable> together = new MetricRun(job("resolution_rates, service_rates"))
                .tables(rows, Contexts.week())
                .tables();
        assertThat(together.get(1).result()).isEqualTo(alone.get(0).result());
        assertThat(together.get(1).result().lines()).isNotEmpty();
        rows.unpersist();
    }
}
