package balie.app;

import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells of a disk that ran full: which folder is on it, and what to do. */
final class DiskFull {

    /** What Linux and macOS, Windows, and file systems with quotas say. */
    private static final List<String> SIGNS =
            List.of("no space left on device", "not enough space on the disk", "disk quota exceeded");

    private DiskFull() {}

    /**
     * The message for a failure.
     *
     * @param chain of causes, the first one first
     * @param store as the user knows it
     * @param folder where the command writes what does not go to the store, as the user knows it
     * @return empty: no disk is full
     */
    static Optional<String> explain(List<Throwable> chain, String store, String folder) {
        return chain.stream()
                .filter(DiskFull::isSign)
                .findFirst()
                .map(sign -> "the disk is full: " + place(chain, sign, store, folder)
                        + "\nMake room there and run again. Nothing was published. A store changes as a whole or not at all:"
                        + " it is as it was, or has all rows of this run, and the same run again adds none twice."
                        + "\nFiles that this run left in it go with 'balie compact'.");
    }

    private static boolean isSign(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return SIGNS.stream().anyMatch(message::contains);
    }

    private static String place(List<Throwable> chain, Throwable sign, String store, String folder) {
        if (sign instanceof FileSystemException file && file.getFile() != null) {
            return "no room for " + file.getFile();
        }
        for (Throwable failure : chain) {
            for (StackTraceElement frame : failure.getStackTrace()) {
                String code = frame.getClassName();
                if (code.startsWith("org.apache.iceberg.") || code.startsWith("balie.store.")) {
                    return "no room in the store " + store;
                }
                if (code.startsWith("balie.")) {
                    return "no room in the folder " + folder;
                }
                if (code.startsWith("org.apache.spark.")) {
                    return "no room for what is at work, in " + scratch()
                            + " (another folder: BALIE_JAVA_OPTS=-Dspark.local.dir=FOLDER)";
                }
            }
        }
        return "no room in the store " + store + ", the folder " + folder + " or " + scratch();
    }

    private static String scratch() {
        return Optional.ofNullable(System.getenv("SPARK_LOCAL_DIRS"))
                .or(() -> Optional.ofNullable(System.getProperty("spark.local.dir")))
                .orElse(System.getProperty("java.io.tmpdir"));
    }
}
