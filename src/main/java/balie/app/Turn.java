package balie.app;

import balie.config.JobConfig.StoreConfig;
import balie.store.StoreBusyException;
import balie.store.StoreLock;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/**
 * A command's turn with a store in a folder; others wait for theirs. A store in a catalog may be elsewhere, where no lock of this
 * machine reaches: there the commit itself fails if another was quicker.
 */
final class Turn implements AutoCloseable {

    private final @Nullable StoreLock lock;

    private Turn(@Nullable StoreLock lock) {
        this.lock = lock;
    }

    /**
     * Waits for the turn, with a word on the console.
     *
     * @param command as the user knows it
     * @throws StoreBusyException if it does not come in time
     */
    static Turn take(StoreConfig store, String command, Duration patience, Surroundings surroundings, Console console)
            throws IOException, StoreBusyException, InterruptedException {
        if (!store.catalog().isEmpty()) {
            return new Turn(null);
        }
        return new Turn(StoreLock.take(
                surroundings.base().resolve(store.path()),
                new StoreLock.Holder(command, ProcessHandle.current().pid(), Surroundings.host(), surroundings.now()),
                patience,
                holder -> console.say("The store " + store.path() + " is in use by " + holder + ". Waiting for up to "
                        + patience.toMinutes() + (patience.toMinutes() == 1 ? " minute" : " minutes") + " (--wait).")));
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }
}
