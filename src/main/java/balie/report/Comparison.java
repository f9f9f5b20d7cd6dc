package balie.report;

import balie.model.Mark;
import balie.model.ResultTable.Line;

import java.time.LocalDate;

/** A row that holds a share against another one, in words. */
record Comparison(Line line) {

    /** What is said of a flagged change, and of no other. */
    static final String MORE_THAN_CHANCE = "more than chance and the week's usual ups and downs";

    private static final String MORE_THAN_CHANCE_AMONG_GROUPS = "more than chance";

    static boolean isFlagged(Line line) {
        return Boolean.TRUE.equals(line.get("flagged"));
    }

    /** Whether it was one of those among which false discoveries are kept few. */
    static boolean isTested(Line line) {
        return line.number("p_adjusted") != null;
    }

    boolean isTotal() {
        return line.is("dimension", "all");
    }

    boolean isWithRest() {
        return line.is("comparison", "rest");
    }

    /** {@code Resolved within 7 days, team North} */
    String subject() {
        return Figures.sentence(Figures.words(line.text("measure"))) + (isTotal() ? "" : ", " + group(line));
    }

    /** {@code team North} */
    static String group(Line line) {
        return Figures.words(line.text("dimension")) + " " + Figures.words(line.text("value"));
    }

    /** {@code 68 % (612 of 903)}, or its mark. */
    String now() {
        Long n = line.count("n");
        Long of = line.count("of");
        return n == null || of == null ? line.text("mark") : share(n, of);
    }

    /** The share it is held against; empty if that is hidden or there is none. */
    String before() {
        Long n = line.count("n_compared");
        Long of = line.count("of_compared");
        return n == null || of == null ? "" : share(n, of);
    }

    private String share(long n, long of) {
        return Figures.share(n, of, line) + " (" + Figures.count(n) + " of " + Figures.count(of) + ")";
    }

    /** {@code against 58 % (540 of 930) in the period before} */
    String against() {
        return "against " + (before().isEmpty() ? "a hidden share" : before()) + " "
                + switch (line.text("comparison")) {
                    case "previous" -> "in the period before";
                    case "last_year" -> "on the same weekdays a year before";
                    default -> "of all others";
                };
    }

    /** {@code +10 points (+5 to +14)}; empty if there is no change to tell. */
    String difference() {
        return Figures.change(line).replaceFirst(" ", " points ");
    }

    boolean isHigher() {
        Double change = line.number("change");
        return change != null && change > 0;
    }

    /** {@code Resolved within 7 days rose to 68 % (612 of 903) from 58 % (540 of 930) in the period before} */
    String finding() {
        return isWithRest()
                ? subject() + ": " + now() + ", " + against()
                : subject()
                        + (isHigher() ? " rose to " : " fell to ")
                        + now()
                        + against().replaceFirst("^against", " from");
    }

    /** All of it; that it is more than chance only if it is flagged. */
    String sentence() {
        return subject() + ": " + now() + ", " + against() + (difference().isEmpty() ? "" : ": " + difference())
                + (isFlagged(line) ? ", " + chance() : "") + ".";
    }

    /** {@code 43 % (60 of 140), against 72 % (480 of 668) of all others, more than chance}, of a flagged one. */
    String unlike() {
        return now() + ", " + against() + ", " + chance();
    }

    private String chance() {
        return (isWithRest() ? MORE_THAN_CHANCE_AMONG_GROUPS : MORE_THAN_CHANCE)
                + (line.text("mark").contains(Mark.BREAK.shorthand())
                        ? ", but a source has a break there " + Mark.BREAK.shorthand()
                        : "");
    }

    /** The days it is held against; empty for the rest of the same period. */
    String days() {
        return isWithRest()
                ? ""
                : Days.range((LocalDate) line.get("compared_from"), (LocalDate) line.get("compared_to"));
    }
}
