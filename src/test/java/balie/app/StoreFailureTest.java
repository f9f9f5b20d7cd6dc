package balie.app;

import org.junit.jupiter.api.Test;

import java.io.FileNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;

class StoreFailureTest {

    private static <T extends Throwable> T from(T failure, String... classes) {
        StackTraceElement[] frames = new StackTraceElement[classes.length];
        for (int i = 0; i < classes.length; i++) {
            frames[i] = new StackTraceElement(classes[i], "call", null, 0);
        }
        failure.setStackTrace(frames);
        return failure;
    }

    @Test
    void a_failure_while_the_table_is_read_is_one_of_the_store_wherever_it_was_caught() {
        Exception gone = from(
                new FileNotFoundException("a.parquet is gone\nand more"),
                "org.apache.hadoop.fs.Local",
                "org.apache.iceberg.hadoop.HadoopInputFile");
        Exception caught =
                from(new RuntimeException("Job aborted", gone), "org.apache.spark.Dag", "balie.metrics.Metric");

        assertThat(StoreFailure.explain(caught, "my/store", "out"))
                .isInstanceOf(StoreFailure.class)
                .hasCause(caught)
                .hasMessageStartingWith("the store my/store can not be read or written:"
                        + " java.io.FileNotFoundException: a.parquet is gone\n")
                .hasMessageContaining("it was moved")
                .hasMessageContaining(
                        "Restore it from your backup to where it was; or delete it and load all exports again");
    }

    @Test
    void a_failure_of_our_own_code_is_not_even_if_it_happened_while_rows_were_written() {
        Exception bug =
                from(new NullPointerException("x"), "java.util.Map", "balie.ingest.RowMapper", "org.apache.iceberg.Io");
        Exception caught = from(new RuntimeException("Job aborted", bug), "balie.store.InteractionStore");

        assertThat(StoreFailure.explain(caught, "store", "out")).isSameAs(caught);
    }
}
