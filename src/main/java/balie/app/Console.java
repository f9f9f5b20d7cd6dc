package balie.app;

import balie.issue.Problem;
import balie.store.StoreBusyException;
import balie.text.redact.Redaction;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What the person who runs a job sees: stages as they end, with rows and time; problems; a closing summary. */
final class Console {

    private static final double MILLIS = 1000.0;
    private static final int MOST_CHARACTERS = 300;
    private static final int REPLACEMENT = 0xFFFD;

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
        out.println(printable(line));
    }

    void begin(String name) {
        stage = name;
        since = millis.get();
    }

    /** One that says nothing of its stages, and knows how long its own took; what is wrong it tells as this one does. */
    Console silent() {
        return new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), err, millis);
    }

    /** Ends the stage begun last. */
    void end(String result) {
        long elapsed = millis.get() - since;
        stages.put(stage, elapsed);
        out.println(printable(String.format(Locale.ROOT, "  %-12s %-70s %6.1f s", stage, result, elapsed / MILLIS)));
        out.flush();
    }

    /** Milliseconds by stage, in the order they ended. */
    Map<String, Long> stages() {
        return new LinkedHashMap<>(stages);
    }

    void problems(String introduction, List<Problem> problems) {
        tell(introduction);
        List<Problem> told = new ArrayList<>();
        for (Problem problem : problems) {
            if (!told.contains(problem)) {
                told.add(problem);
                tell("  " + problem.toString().replace("\n", "\n  "));
            }
        }
    }

    /** Another process has the store; nothing was done. */
    void busy(StoreBusyException e) {
        tell("Nothing was done: " + e.getMessage()
                + ".\n    Run again when that is done, or wait for it longer with --wait.");
    }

    void failure(Throwable failure, boolean verbose) {
        if (failure instanceof StoreFailure) {
            tell("Balie failed: " + String.valueOf(failure.getMessage()).replace("\n", "\n    "));
        } else {
            tell("Balie failed: " + brief(failure) + "\n    This is not your data's fault.");
        }
        if (verbose) {
            details(failure);
        } else {
            tell("    Run again with --verbose for the details.");
        }
    }

    /** Where it failed. What libraries say of it may quote what stood in a row. */
    private void details(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().map(Console::withoutPersons).forEach(this::tell);
    }

    private static String withoutPersons(String line) {
        return line.startsWith("\t") ? line : Redaction.redact(line);
    }

    /** What a failure is, in a line; the messages of some libraries are pages long, and may quote what stood in a row. */
    static String brief(Throwable failure) {
        String first = failure.toString()
                .lines()
                .findFirst()
                .map(Console::withoutPersons)
                .orElse("");
        return first.length() <= MOST_CHARACTERS ? first : first.substring(0, MOST_CHARACTERS) + "…";
    }

    /** Nothing that a terminal would take as a command or draw as noise may reach it: file contents are quoted in messages. */
    private void tell(String text) {
        err.println(printable(text));
    }

    /** The text with U+FFFD in place of every character that is not for print; line ends and tabs stay. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.appendCodePoint(isPrintable(c) ? c : REPLACEMENT));
        return printable.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            // Formatting is part of many scripts and of emoji; what turns the direction of all that follows is not.
            case Character.FORMAT -> !(c >= '\u202A' && c <= '\u202E') && !(c >= '\u2066' && c <= '\u2069');
            default -> true;
        };
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
