package balie.app;

import balie.issue.Problem;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What the person who runs a job sees: stages as they end, with rows and time; problems; a closing summary. */
final class Console {

    private static final double MILLIS = 1000.0;

    private final PrintStream out;
    private final PrintStream err;
    private final Supplier<Long> millis;
    private final Map<String, Long> stages = new LinkedHashMap<>();
    private String stage = "";
    private long since;

    /** @param millis the time, for elapsed times only */
    Console(PrintStream out, PrintStream err, Supplier<Long> millis) {
        this.out = out;
        this.err = err;
        this.millis = millis;
    }

    void say(String line) {
        out.println(line);
    }

    void begin(String name) {
        stage = name;
        since = millis.get();
    }

    /** Ends the stage begun last. */
    void end(String result) {
        long elapsed = millis.get() - since;
        stages.put(stage, elapsed);
        out.printf(Locale.ROOT, "  %-12s %-70s %6.1f s%n", stage, result, elapsed / MILLIS);
        out.flush();
    }

    /** Milliseconds by stage, in the order they ended. */
    Map<String, Long> stages() {
        return new LinkedHashMap<>(stages);
    }

    void problems(String introduction, List<Problem> problems) {
        err.println(introduction);
        List<Problem> told = new ArrayList<>();
        for (Problem problem : problems) {
            if (!told.contains(problem)) {
                told.add(problem);
                err.println("  " + problem.toString().replace("\n", "\n  "));
            }
        }
    }

    void failure(Throwable failure, boolean verbose) {
        err.println("Balie failed: " + failure);
        if (verbose) {
            failure.printStackTrace(err);
        } else {
            err.println("    This is not your data's fault. Run again with --verbose for the details.");
        }
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
