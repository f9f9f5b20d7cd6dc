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
            compilePlans(false);
        }
        return session;
    }

    /** Whether plans are compiled, as they are in a run: that takes longer than to run them over the few rows of most tests. */
    public static synchronized void compilePlans(boolean compiled) {
        if (session != null) {
            session.conf().set("spark.sql.codegen.wholeStage", String.valueOf(compiled));
        }
    }

    /** An empty store in a folder of the test. */
    public static InteractionStore store(Path folder) {
        return Sessions.connect(session(), new StoreConfig(folder.toString(), Map.of()), folder);
    }
}
