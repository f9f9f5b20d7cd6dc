package balie.store;

import balie.store.Victim.Last;

import java.io.IOException;
import java.nio.file.Path;

/** What processes are killed at: how they are started, when they are killed, and what must be true then. */
interface KilledWork {

    /** Begins with another store, in an empty folder. */
    void begin(Path folder) throws Exception;

    /** What the next process does, and the number it begins with: arguments of {@link KilledProgram} after the folder. */
    String[] next(int kill);

    /** Kills it at a moment of its own. */
    Last kill(Victim victim, int kill) throws InterruptedException, IOException;

    /**
     * Demands that the store holds the old state or the new one, then does what the process did to its end, and demands the new one.
     *
     * @return whether the new one was in force
     */
    boolean check(Last last, String what) throws Exception;
}
