package balie.report;

import balie.model.ResultTable.Line;

import java.util.Comparator;
import java.util.List;

/**
 * A row of a group whose share is held against that of all other groups, in words.
 *
 * @param line with n, of, n_compared and of_compared
 */
record Beside(Line line, Telling telling) {

    private static final int LONGEST = 60;

    /** {@code category technical}; of a question its wording. */
    String group() {
        if (!line.is("dimension", "question_id")) {
            return new Comparison(line, telling).group();
        }
        String asked = line.text("question");
        return asked.isEmpty()
                ? telling.say("question {0}", line.text("value"))
                : telling.say("“{0}”", Telling.label(asked, LONGEST));
    }

    /** {@code 29 % (87 of 298), against 48 % (840 of 1,751) of all others, more than chance} */
    String unlike() {
        Comparison comparison = new Comparison(line, telling);
        return telling.say("{0}, against {1} of all others, more than chance", comparison.now(), comparison.before());
    }

    boolean isHigher() {
        return Comparison.isHigher(line);
    }

    /** Those that are flagged on one side of the others, the one that brings the most cases first. */
    static List<Beside> flagged(Telling telling, List<Line> lines, boolean higher) {
        return lines.stream()
                .filter(Comparison::isFlagged)
                .map(l -> new Beside(l, telling))
                .filter(b -> b.isHigher() == higher)
                .sorted(Comparator.comparing(b -> -Math.abs(b.excess())))
                .toList();
    }

    private long value(String column) {
        Long count = line.count(column);
        return count == null ? 0 : count;
    }

    /** How many cases more than if the share were that of the others. */
    private double excess() {
        long of = value("of_compared");
        return of == 0 ? 0 : value("n") - (double) value("n_compared") * value("of") / of;
    }
}
