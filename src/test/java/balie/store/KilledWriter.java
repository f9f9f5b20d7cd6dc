package balie.store;

import balie.app.Sessions;
import balie.config.JobConfig.StoreConfig;
import org.apache.spark.sql.SparkSession;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A process that does round after round until it is killed, and says where it is. */
final class KilledWriter {

    static final String READY = "ready";
    static final String COMPARE = "compare";
    static final String WRITE = "write";
    static final String DONE = "done";

    private KilledWriter() {}

    /** @param args folder of the store; the round to begin with; the round to end before */
    @SuppressWarnings("try") // the lock is held, not used
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        SparkSession spark = Sessions.open(0);
        InteractionStore store = Sessions.connect(spark, new StoreConfig(folder.toString(), Map.of()), folder);
        StoreLock.Holder holder =
                new StoreLock.Holder("test", ProcessHandle.current().pid(), "here", Instant.EPOCH);
        say(READY, -1);
        for (int round = Integer.parseInt(args[1]); round < Integer.parseInt(args[2]); round++) {
            try (StoreLock lock = StoreLock.take(folder, holder, Duration.ZERO, waiting -> {})) {
                say(COMPARE, round);
                StoreUpdate update = Rounds.input(round).compare(store, spark);
                say(WRITE, round);
                update.apply();
                say(DONE, round);
            }
        }
    }

    private static void say(String what, int round) {
        System.out.println(what + " " + round);
        System.out.flush();
    }
}
