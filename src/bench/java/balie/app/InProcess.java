package balie.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The command line in this JVM, in a folder of its own: every call takes the way that the launcher takes, in one Spark session. */
public final class InProcess {

    private InProcess() {}

    /** Gives the exit code. What the call says goes to {@code told}. */
    public static int call(Path base, PrintStream told, String... args) {
        return Main.execute(new Surroundings(base, List.of(base), told, told), args);
    }
}
