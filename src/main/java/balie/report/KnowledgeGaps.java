package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to teach: the questions of which better knowledge would win most, and how much that is expected to be. */
final class KnowledgeGaps {

    private static final int MOST_ROWS = 15;
    private static final int MOST_DOTS = 10;
    private static final int LONGEST = 80;
    private static final double FEW = 10;

    /** Figures without a decimal are told to two figures: their intervals are wide. */
    private static final double MANY = 100;

    private static final double TENS = 10;
    private static final String OUTCOMES_PARTED = "; ";

    private final Tables tables;
    private final Telling telling;
    private final List<Line> ranked;
    private final List<Line> gains;

    KnowledgeGaps(Tables tables) {
        this.tables = tables;
        this.telling = tables.telling();
        this.ranked = tables.lines("knowledge_gaps").stream()
                .filter(l -> Tables.isFigure(l) && l.count("rank") != null && l.number("score") != null)
                .toList();
        this.gains = tables.lines("knowledge_gain").stream()
                .filter(l -> Tables.isFigure(l) && number(l, "gain_low") > 0)
                .sorted(Comparator.comparing((Line l) -> !l.is("measure", "escalated"))
                        .thenComparing(l -> -number(l, "gain_per_week")))
                .toList();
    }

    private static double number(Line line, String column) {
        Double number = line.number(column);
        return number == null ? 0 : number;
    }

    /** The gain in the outcome that costs most, or else the largest there is. */
    Optional<String> point() {
        return gains.stream()
                .findFirst()
                .map(l -> telling.say("{0}, if they were answered as well as others: {1}.", finding(l), names(l, 2)));
    }

    private String finding(Line gain) {
        return telling.say(
                "Teach {0, plural, one {this # question} other {these # questions}}: about {1} a week (95\u00a0%: {2}–{3}; {4} over the weeks"
                        + " looked at)",
                count(gain, "taught"),
                fewer(gain),
                amount(number(gain, "gain_low")),
                amount(number(gain, "gain_high")),
                telling.nOf(gain));
    }

    private static long count(Line line, String column) {
        Long count = line.count(column);
        return count == null ? 0 : count;
    }

    /** {@code 0.8}, {@code 12}, {@code 120}: no more figures than the interval allows. */
    private String amount(double value) {
        double size = Math.abs(value);
        String sign = value < 0 ? "−" : "";
        if (size >= MANY) {
            return sign + telling.count(Math.round(size / TENS) * Math.round(TENS));
        }
        return sign + telling.decimals(size, size < FEW ? 1 : 0);
    }

    /** {@code 12 fewer escalations} */
    private String fewer(Line gain) {
        String amount = amount(number(gain, "gain_per_week"));
        return switch (gain.text("measure")) {
            case "not_first_level" -> telling.say("{0} fewer cases that the first level does not settle", amount);
            case "escalated" -> telling.say("{0} fewer escalations", amount);
            case "researched" -> telling.say("{0} fewer contacts in which something must be looked up", amount);
            case "reopened" -> telling.say("{0} fewer cases opened again", amount);
            case "repeated" -> telling.say("{0} fewer repeat contacts", amount);
            default -> telling.say("{0} fewer {1}", amount, telling.term(gain.text("measure")));
        };
    }

    /** The questions of a gain by their names. */
    private String names(Line gain, int most) {
        Map<String, String> labels = new HashMap<>();
        tables.lines("knowledge_gaps").forEach(l -> labels.put(l.text("question_id"), l.text("question")));
        List<String> ids = List.of(gain.text("questions").split(", "));
        String named = ids.stream()
                .limit(most)
                .map(id -> telling.say("“{0}”", Telling.label(labels.getOrDefault(id, id), LONGEST)))
                .collect(Collectors.joining(", "));
        return ids.size() > most ? telling.say("{0} and {1} more", named, ids.size() - most) : named;
    }

    Optional<Section> section() {
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        List<Line> shown = ranked.stream().limit(MOST_ROWS).toList();
        String heading = gains.stream()
                .findFirst()
                .map(l -> finding(l) + ".")
                .orElseGet(() -> telling.say(
                        "No question fails more often than others by more than chance; {0}.",
                        Changes.tally(telling, ranked, telling.say("questions"))));
        return Optional.of(new Section(
                "what-to-teach",
                heading,
                telling.say(
                        "Questions by what better knowledge would win, opened {0}: contacts times how much oftener they fail than those of"
                                + " other questions of the same channel and type of customer. Score a week with 95 % interval.",
                        telling.days(shown)),
                statements(),
                Optional.of(chart(heading)),
                table(shown),
                definitions(shown),
                "knowledge_gaps"));
    }

    private List<String> statements() {
        List<String> statements = new ArrayList<>();
        for (Line gain : gains) {
            statements.add(finding(gain) + ": " + names(gain, 5) + ".");
        }
        if (!gains.isEmpty()) {
            statements.add(telling.say(
                    "This is what would be expected if these questions were answered as well as others of the same channel and type"
                            + " of customer are. It is no promise: a training may reach less, and part of the difference may lie in"
                            + " the questions themselves. The outcomes overlap, so their gains do not add up."));
        }
        return statements;
    }

    private Chart chart(String heading) {
        List<Chart.Dot> dots = ranked.stream()
                .limit(MOST_DOTS)
                .map(l -> new Chart.Dot(
                        Telling.label(l.text("question"), LONGEST),
                        OptionalDouble.of(number(l, "score")),
                        number(l, "score_low"),
                        number(l, "score_high"),
                        amount(number(l, "score")),
                        false))
                .toList();
        return new Chart.Dots(heading, telling.say("score a week"), OptionalDouble.empty(), "", dots, true);
    }

    private TableView table(List<Line> shown) {
        List<List<String>> rows = shown.stream()
                .map(l -> List.of(
                        telling.count(l.count("rank"), ""),
                        Telling.label(l.text("question"), 200),
                        telling.count(l.count("n"), l.text("mark")),
                        l.number("contacts_per_week") == null ? "" : amount(number(l, "contacts_per_week")),
                        l.text("main_product"),
                        amount(number(l, "score")) + " ("
                                + telling.range(amount(number(l, "score_low")), amount(number(l, "score_high")))
                                + ")"
                                + (Comparison.isFlagged(l) ? ", " + telling.say("flagged") : ""),
                        why(l),
                        l.text("mark")))
                .toList();
        return new TableView(
                        List.of(
                                new Heading(telling.say("rank"), true),
                                new Heading(telling.say("question"), false),
                                new Heading(telling.say("contacts"), true),
                                new Heading(telling.say("a week"), true),
                                new Heading(telling.say("product"), false),
                                new Heading(telling.say("score"), true),
                                new Heading(telling.say("why"), false),
                                new Heading(telling.say("mark"), false)),
                        rows,
                        telling.remarks(shown))
                .leading(1, new Behind(tables).questions(shown));
    }

    /** The outcomes stand in the table in English words, each with its figures. */
    private String why(Line line) {
        return telling.sentence(Stream.of(line.text("why").split(OUTCOMES_PARTED, -1))
                .map(telling::text)
                .collect(Collectors.joining(OUTCOMES_PARTED)));
    }

    private List<String> definitions(List<Line> shown) {
        List<String> definitions = new ArrayList<>(telling.definitions(shown));
        definitions.addAll(telling.definitions(gains.stream().limit(1).toList()));
        definitions.add(telling.say(
                "Each excess is drawn towards the mean of all questions as far as chance may have made it: the largest of many are mostly"
                        + " too large. Why: the outcomes whose interval lies above nothing; {0}.",
                Changes.tally(telling, ranked, telling.say("questions"))));
        return definitions;
    }
}
