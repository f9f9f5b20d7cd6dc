package balie.app;

import balie.config.JobConfig.StoreConfig;
import balie.store.StoreConflictException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The store, or the machine under it, would not. The message says which and what to do. */
final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** A store as the user knows it. */
    static String shown(StoreConfig store) {
        return store.catalog().isEmpty() ? store.path() : "of the catalog in the job";
    }

    /**
     * The failure of a run, told as one of the store or of a full disk if it is one. The table is read late, in the midst of
     * the metrics, so where a failure was caught says nothing; what says it is whose code gave up first.
     *
     * @param store as the user knows it
     * @param folder where the command writes what does not go to the store, as the user knows it
     */
    static Exception explain(Throwable failure, String store, String folder) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(0, t);
        }
        Optional<String> full = DiskFull.explain(chain, store, folder);
        if (full.isPresent()) {
            return new StoreFailure(full.get(), failure);
        }
        for (Throwable t : chain) {
            if (t instanceof StoreConflictException) {
                return new StoreFailure(
                        "the store " + store + " was changed by another run while this one was at work"
                                + "\nNothing was published and nothing of this run is in the store. Run again.",
                        failure);
            }
            for (StackTraceElement frame : t.getStackTrace()) {
                String code = frame.getClassName();
                if (code.startsWith("org.apache.iceberg.") || code.startsWith("balie.store.")) {
                    return new StoreFailure(message(store, chain.get(0)), failure);
                }
                if (code.startsWith("balie.")) {
                    return asException(failure);
                }
            }
        }
        return asException(failure);
    }

    private static Exception asException(Throwable failure) {
        return failure instanceof Exception exception ? exception : new IllegalStateException(failure);
    }

    private static String message(String store, Throwable first) {
        return "the store " + store + " can not be read or written: " + Console.brief(first)
                + "\nIt is damaged, it was moved, or another program works on it. Restore it from your backup to where it was; or delete it and load all exports"
                + " again, for Balie keeps no other copy; people who were erased from it then have to be erased again.";
    }
}
