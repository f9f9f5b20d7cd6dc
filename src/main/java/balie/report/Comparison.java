package balie.report;

import balie.model.Mark;
import balie.model.ResultTable.Line;

import java.time.LocalDate;

/** A row that holds a share against another one, in words. */
record Comparison(Line line, Telling telling) {

    /** What is said of a flagged change, and of no other. */
    static String moreThanChance(Telling telling) {
        return telling.say("more than chance and the week's usual ups and downs");
    }

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
        String measure = telling.sentence(telling.term(line.text("measure")));
        return isTotal() ? measure : measure + ", " + group();
    }

    /** {@code team North}; of a question by its wording {@code question “where is it?”}. */
    String group() {
        String value = telling.value(line.text("dimension"), line.text("value"));
        return telling.term(line.text("dimension")) + " "
                + (line.is("dimension", "question") ? telling.say("“{0}”", value) : value);
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
        return telling.share(n, of, line) + " (" + telling.nOf(n, of) + ")";
    }

    /** {@code against 58 % (540 of 930) in the period before} */
    String against() {
        String before = before().isEmpty() ? telling.say("a hidden share") : before();
        return switch (line.text("comparison")) {
            case "previous" -> telling.say("against {0} in the period before", before);
            case "last_year" -> telling.say("against {0} on the same weekdays a year before", before);
            default -> telling.say("against {0} of all others", before);
        };
    }

    private String from() {
        String before = before().isEmpty() ? telling.say("a hidden share") : before();
        boolean year = line.is("comparison", "last_year");
        if (isHigher()) {
            return year
                    ? telling.say(
                            "{0} rose to {1} from {2} on the same weekdays a year before", subject(), now(), before)
                    : telling.say("{0} rose to {1} from {2} in the period before", subject(), now(), before);
        }
        return year
                ? telling.say("{0} fell to {1} from {2} on the same weekdays a year before", subject(), now(), before)
                : telling.say("{0} fell to {1} from {2} in the period before", subject(), now(), before);
    }

    /** {@code +10 points (+5 to +14)}; empty if there is no change to tell. */
    String difference() {
        return telling.points(line);
    }

    boolean isHigher() {
        return isHigher(line);
    }

    static boolean isHigher(Line line) {
        Double change = line.number("change");
        return change != null && change > 0;
    }

    /** {@code Resolved within 7 days rose to 68 % (612 of 903) from 58 % (540 of 930) in the period before} */
    String finding() {
        return isWithRest() ? subject() + ": " + now() + ", " + against() : from();
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
        String more = isWithRest() ? telling.say("more than chance") : moreThanChance(telling);
        return line.text("mark").contains(Mark.BREAK.shorthand())
                ? telling.say("{0}, but a source has a break there {1}", more, Mark.BREAK.shorthand())
                : more;
    }

    /** The days it is held against; empty for the rest of the same period. */
    String days() {
        return isWithRest()
                ? ""
                : telling.days((LocalDate) line.get("compared_from"), (LocalDate) line.get("compared_to"));
    }
}
