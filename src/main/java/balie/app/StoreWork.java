package balie.app;

import balie.issue.CallException;
import balie.store.InteractionStore;
import balie.store.StoreBusyException;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.SparkSession;

/** What the commands that look after a store have in common: their turn, the session, and how failures are told. */
final class StoreWork {

    private final Surroundings surroundings;
    private final Console console;

    StoreWork(Surroundings surroundings, Console console) {
        this.surroundings = surroundings;
        this.console = console;
    }

    /** What a command does with the store. */
    interface Task {
        int on(InteractionStore store, StoreOptions.Place place) throws Exception;
    }

    /** Finds the store, waits for the turn, and does the task; gives the exit code. */
    @SuppressWarnings("try") // the turn is held, not used
    int run(String command, StoreOptions options, Task task) throws Exception {
        try {
            StoreOptions.Place place = options.place(surroundings);
            try (Turn turn = Turn.take(place.store(), command, options.patience(), surroundings, console)) {
                console.begin("start");
                SparkSession spark = Sessions.open(0);
                console.end("Spark " + spark.version());
                return run(spark, place, task);
            }
        } catch (CallException e) {
            console.problems("Nothing was changed. Please correct:", e.problems());
            return ExitCode.WRONG_CALL;
        } catch (StoreBusyException e) {
            console.busy(e);
            return ExitCode.FAILED;
        }
    }

    private int run(SparkSession spark, StoreOptions.Place place, Task task) throws Exception {
        try {
            InteractionStore store = Sessions.connect(spark, place.store(), surroundings.base());
            if (!store.exists()) {
                throw StoreOptions.noStore(place.store());
            }
            return task.on(store, place);
        } catch (CallException e) {
            throw e;
        } catch (Exception | FSError e) {
            throw StoreFailure.explain(e, place.shown(), place.keys().toString());
        }
    }
}
