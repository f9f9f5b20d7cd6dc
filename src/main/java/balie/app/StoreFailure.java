package balie.app;

import java.util.ArrayList;
import java.util.List;

/** The store can not be read or written. Its message says which one and what to do. */
final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * The failure of a run, told as one of the store if it came from there. The table is read late, in the midst of the
     * metrics, so where a failure was caught says nothing; what says it is whose code gave up first.
     *
     * @param store as the user knows it
     */
    static Exception explain(Exception failure, String store) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(0, t);
        }
        for (Throwable t : chain) {
            for (StackTraceElement frame : t.getStackTrace()) {
                String code = frame.getClassName();
                if (code.startsWith("org.apache.iceberg.") || code.startsWith("balie.store.")) {
                    return new StoreFailure(message(store, chain.get(0)), failure);
                }
                if (code.startsWith("balie.")) {
                    return failure;
                }
            }
        }
        return failure;
    }

    private static String message(String store, Throwable first) {
        return "the store " + store + " can not be read or written: " + Console.brief(first)
                + "\nIt is damaged, or another run uses it now. If so, run again when that one is done. Else restore the store"
                + " from your backup; or delete it and load all exports again, for Balie keeps no other copy.";
    }
}
