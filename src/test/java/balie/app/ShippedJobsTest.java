package balie.app;

import balie.config.JobConfig;
import balie.config.JobReader;
import balie.issue.Problems;
import balie.metrics.Metrics;
import balie.report.Reports;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The jobs that come with Balie are right, and there is one for each metric. */
class ShippedJobsTest {

    private static JobConfig job(String name) throws IOException {
        String file = "jobs/" + name + ".yaml";
        Problems problems = new Problems();
        JobConfig job = new JobReader(Metrics.names(), Reports.names(), Reports.languages())
                .read(name, file, Files.readString(Path.of(file)), problems)
                .orElseThrow();
        assertThat(problems.list()).isEmpty();
        return job;
    }

    static List<String> metrics() {
        return Metrics.names();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void each_metric_has_a_job_of_its_own_that_reads_what_the_main_job_reads(String metric) throws IOException {
        JobConfig job = job(metric.replace('_', '-'));

        assertThat(job.metrics()).containsExactly(metric);
        assertThat(job.sources())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .isEqualTo(job("weekly").sources());
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void the_main_job_computes_it(String metric) throws IOException {
        assertThat(job("weekly").metrics()).contains(metric);
    }
}
