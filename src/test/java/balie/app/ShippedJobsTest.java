package balie.app;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The jobs that come with Balie can be run as they are. */
class ShippedJobsTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private static RunPlan plan(String job) throws Exception {
        return new RunPlanner(new RunRequest(job, null, null, null, null, null, null, false, PROJECT, List.of(PROJECT)))
                .plan();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "question-frequency",
                "complaint-categories",
                "resolution-rates",
                "customer-profiles",
                "channel-mix"
            })
    void each_metric_has_a_job_of_its_own(String job) throws Exception {
        assertThat(plan(job).job().metrics()).containsExactly(job.replace('-', '_'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "question-frequency",
                "complaint-categories",
                "resolution-rates",
                "customer-profiles",
                "channel-mix"
            })
    void each_reads_what_the_main_job_reads(String job) throws Exception {
        assertThat(plan(job).job().sources())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .isEqualTo(plan("weekly").job().sources());
    }
}
