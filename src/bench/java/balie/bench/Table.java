package balie.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Prints lines {@code what | ours | reference | aim}, with what is aimed at beside what was reached. */
final class Table {

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void header() {
        row("what", "ours", "reference", "aim");
    }

    void row(String what, String ours, String reference, String aim) {
        out.println(what + " | " + ours + " | " + reference + " | " + aim);
        out.flush();
    }

    /** A figure that was aimed at nothing. */
    void figure(String what, String ours, String reference) {
        row(what, ours, reference, "");
    }

    /** A figure that should be at least so much. */
    void atLeast(String what, double ours, String reference, double aim) {
        row(what, number(ours), reference, "at least " + number(aim) + held(ours >= aim));
    }

    /** A figure that should be at most so much. */
    void atMost(String what, double ours, String reference, double aim) {
        row(what, number(ours), reference, "at most " + number(aim) + held(ours <= aim));
    }

    void missing(String what, Object where) {
        row(what, "left out: there is no " + where, "", "");
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String held(boolean held) {
        return held ? ": reached" : ": MISSED";
    }
}
