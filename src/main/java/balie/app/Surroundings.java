package balie.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command finds around it.
 *
 * @param base the folder it runs in; paths count from it
 * @param homes folders that hold jobs/, first match wins
 * @param out where progress goes
 * @param err where problems go
 */
record Surroundings(Path base, List<Path> homes, PrintStream out, PrintStream err) {

    static Surroundings ofProcess() {
        Path base = Path.of("").toAbsolutePath();
        List<Path> homes = new ArrayList<>(List.of(base));
        String home = System.getProperty("balie.home");
        if (home != null && !Path.of(home).equals(base)) {
            homes.add(Path.of(home));
        }
        return new Surroundings(base, homes, System.out, System.err);
    }

    Console console() {
        return new Console(out, err, System::currentTimeMillis);
    }
}
