package balie.app;

import balie.testkit.SharedSpark;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class SessionStartTest {

    private static final long LARGE = 1L << 40;
    private static final String PARTITIONS = "spark.sql.shuffle.partitions";

    private final String partitions = SharedSpark.session().conf().get(PARTITIONS);

    /** A session opened again takes over settings, which all other tests would have too. */
    @AfterEach
    void go_back_to_the_session_of_all_tests() {
        SparkSession.setActiveSession(SharedSpark.session());
        SharedSpark.session().conf().set(PARTITIONS, partitions);
    }

    @Test
    void a_session_opened_in_another_thread_gives_its_settings_to_the_caller() throws InterruptedException {
        SparkSession.clearActiveSession();
        SparkSession session = SessionStart.of(LARGE).session(LARGE);
        assertThat(session.sql("SELECT timestamp '2026-01-01 00:00:00'")
                        .toJavaRDD()
                        .first()
                        .get(0))
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }
}
