package balie.config;

import balie.issue.Problem;
import balie.issue.Problems;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class CsvOfJobsTest {

    private static final JobReader READER = new JobReader(List.of("channel_mix"), List.of("training"), List.of("en"));

    private final Problems problems = new Problems();

    private Optional<JobConfig> read(String yaml) {
        return READER.read("weekly", "jobs/weekly.yaml", yaml, problems);
    }

    @Test
    void tables_are_for_programs_unless_the_job_says_for_spreadsheets() {
        String job = """
                zone: UTC
                sources: [{files: a/*}]
                metrics: [channel_mix]
                %s
                """;

        assertThat(read(job.formatted("")).orElseThrow().csvForSpreadsheets()).isFalse();
        assertThat(read(job.formatted("csv: plain")).orElseThrow().csvForSpreadsheets())
                .isFalse();
        assertThat(read(job.formatted("csv: locale")).orElseThrow().csvForSpreadsheets())
                .isTrue();
        assertThat(problems.list()).isEmpty();
        read(job.formatted("csv: local"));
        assertThat(problems.list()).extracting(Problem::found).containsExactly("'csv' is 'local'");
    }
}
