package balie.app;

import org.apache.spark.sql.SparkSession;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Opens the session of a run: for a large input while its files are still looked at, which takes about as long; for a small one when
 * it is asked for, so that a wrong call costs no session.
 */
final class SessionStart {

    private volatile long bytes;
    private final FutureTask<SparkSession> opening = new FutureTask<>(() -> Sessions.open(bytes));

    private SessionStart(long bytes) {
        this.bytes = bytes;
    }

    /** @param bytes size of all inputs, at a glance */
    static SessionStart of(long bytes) {
        SessionStart start = new SessionStart(bytes);
        // On a cluster a session takes up what others could use.
        if (LargeInput.isLarge(bytes) && System.getProperty("spark.master") == null) {
            Thread thread = new Thread(start.opening, "session-start");
            thread.setDaemon(true);
            thread.start();
        }
        return start;
    }

    /**
     * The session, opened by now, and the caller's own.
     *
     * @param inputBytes size of all inputs, as the plan has it
     */
    SparkSession session(long inputBytes) throws InterruptedException {
        bytes = Math.max(bytes, inputBytes);
        opening.run();
        try {
            SparkSession session = opening.get();
            // Spark takes its settings from the session of the thread, and knows none in a thread that did not open it.
            SparkSession.setActiveSession(session);
            return session;
        } catch (ExecutionException e) {
            throw new IllegalStateException("no session could be opened", e.getCause());
        }
    }
}
