package balie.testkit;

import balie.app.Sessions;
import balie.config.JobConfig.StoreConfig;
import balie.store.InteractionStore;
import org.apache.spark.sql.SparkSession;

import java.nio.file.Path;
import java.util.Map;

/** One session for all tests of a JVM: starting it costs more than most of them. */
public final class SharedSpark {

    private static SparkSession session;

    private SharedSpark() {}

    public static synchronized SparkSession session() {
        if (session == null) {
            session = Sessions.open(0);
            // To compile a plan takes longer than to run it over the few rows of a test; runs in processes of their own
            // compile.
            session.conf().set("spark.sql.codegen.wholeStage", "false");
        }
        return session;
    }

    /** An empty store in a folder of the test. */
    public static InteractionStore store(Path folder) {
        return Sessions.connect(session(), new StoreConfig(folder.toString(), Map.of()), folder);
    }
}
