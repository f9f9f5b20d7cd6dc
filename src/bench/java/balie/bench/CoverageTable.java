package balie.bench;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Prints lines {@code what | design | replications | empirical | nominal / aim | held or MISSED}. Behind +- stands one
 * Monte Carlo standard error. The coverage of an interval is held against its aim as it is; a rate of false alarms is
 * missed where it is above the nominal one by more than {@link #ERRORS} such errors, so that of rates that are just
 * nominal one of forty is told as missed.
 */
final class CoverageTable {

    static final double LEAST_COVERAGE = 0.93;
    static final double MOST_COVERAGE = 0.97;

    private static final double ERRORS = 2;
    private static final double PERCENT = 100;

    private final PrintStream out;
    private int judged;
    private int missed;

    CoverageTable(PrintStream out) {
        this.out = out;
    }

    void header() {
        line("what", "design", "replications", "empirical", "nominal / aim", "");
    }

    /** How often an interval held what is true. */
    void coverage(String what, String design, Rate rate) {
        coverage(what, design, rate, "");
    }

    void coverage(String what, String design, Rate rate, String more) {
        line(what, design, rate, percent(rate) + more, "95 / 93 to 97 %", verdict(covers(rate)));
    }

    /** The same of so few that it is missed only where the aim lies more than {@link #ERRORS} errors away. */
    void roughly(String what, String design, Rate rate, String more) {
        double slack = ERRORS * rate.error();
        boolean held = rate.value() + slack >= LEAST_COVERAGE && rate.value() - slack <= MOST_COVERAGE;
        line(what, design, rate, percent(rate) + more, "95 / 93 to 97 %", verdict(held));
    }

    /** How often there was an alarm where nothing had changed. */
    void atMost(String what, String design, Rate rate, double nominal, String more) {
        line(what, design, rate, percent(rate) + more, "at most " + percent(nominal), verdict(holds(rate, nominal)));
    }

    /** A rate that is aimed at nothing. */
    void told(String what, String design, Rate rate, String empirical, String nominal) {
        line(what, design, rate, empirical, nominal, "");
    }

    void sum() {
        line("all", "", "", judged + " judged, " + missed + " missed", "", "");
    }

    static boolean covers(Rate rate) {
        return rate.value() >= LEAST_COVERAGE && rate.value() <= MOST_COVERAGE;
    }

    static boolean holds(Rate rate, double nominal) {
        return rate.value() - ERRORS * rate.error() <= nominal;
    }

    static String percent(Rate rate) {
        String digits = rate.value() < 0.02 ? "%.2f +- %.2f %%" : "%.1f +- %.1f %%";
        return String.format(Locale.ROOT, digits, PERCENT * rate.value(), PERCENT * rate.error());
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.3g %%", PERCENT * share).replaceAll("\\.?0+ ", " ");
    }

    private String verdict(boolean held) {
        judged++;
        missed += held ? 0 : 1;
        return held ? "held" : "MISSED";
    }

    private void line(String what, String design, Rate rate, String empirical, String aim, String verdict) {
        line(what, design, Integer.toString(rate.replications()), empirical, aim, verdict);
    }

    private void line(String... cells) {
        out.println(String.join(" | ", cells));
        out.flush();
    }
}
