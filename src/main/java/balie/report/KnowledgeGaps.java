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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What to teach: the questions of which better knowledge would win most, and how much that is expected to be. */
final class KnowledgeGaps {

    private static final int MOST_ROWS = 15;
    private static final int MOST_DOTS = 10;
    private static final int LONGEST = 80;
    private static final double FEW = 10;

    /** Figures without a decimal are told to two figures: their intervals are wide. */
    private static final double MANY = 100;

    private static final double TENS = 10;

    private final Tables tables;
    private final List<Line> ranked;
    private final List<Line> gains;

    KnowledgeGaps(Tables tables) {
        this.tables = tables;
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
                .map(l -> finding(l) + ", if they were answered as well as others: " + names(l, 2) + ".");
    }

    private static String finding(Line gain) {
        long taught = count(gain, "taught");
        return "Teach " + (taught == 1 ? "this 1 question" : "these " + taught + " questions") + ": about "
                + amount(number(gain, "gain_per_week")) + " " + fewer(gain.text("measure")) + " a week (95"
                + Figures.PERCENT
                + ": " + amount(number(gain, "gain_low")) + "–" + amount(number(gain, "gain_high")) + "; "
                + Figures.nOf(gain) + " over the weeks looked at)";
    }

    private static long count(Line line, String column) {
        Long count = line.count(column);
        return count == null ? 0 : count;
    }

    /** {@code 0.8}, {@code 12}, {@code 120}: no more figures than the interval allows. */
    private static String amount(double value) {
        double size = Math.abs(value);
        String sign = value < 0 ? "−" : "";
        if (size >= MANY) {
            return sign + Figures.count(Math.round(size / TENS) * Math.round(TENS));
        }
        return sign + String.format(Locale.ROOT, size < FEW ? "%.1f" : "%.0f", size);
    }

    private static String fewer(String measure) {
        return switch (measure) {
            case "not_first_level" -> "fewer cases that the first level does not settle";
            case "escalated" -> "fewer escalations";
            case "researched" -> "fewer contacts in which something must be looked up";
            case "reopened" -> "fewer cases opened again";
            case "repeated" -> "fewer repeat contacts";
            default -> "fewer " + Figures.words(measure);
        };
    }

    /** The questions of a gain by their names. */
    private String names(Line gain, int most) {
        Map<String, String> labels = new HashMap<>();
        tables.lines("knowledge_gaps").forEach(l -> labels.put(l.text("question_id"), l.text("question")));
        List<String> ids = List.of(gain.text("questions").split(", "));
        String named = ids.stream()
                .limit(most)
                .map(id -> "“" + Figures.label(labels.getOrDefault(id, id), LONGEST) + "”")
                .collect(Collectors.joining(", "));
        return ids.size() > most ? named + " and " + (ids.size() - most) + " more" : named;
    }

    Optional<Section> section() {
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        List<Line> shown = ranked.stream().limit(MOST_ROWS).toList();
        String heading = gains.stream()
                .findFirst()
                .map(l -> finding(l) + ".")
                .orElse("No question fails more often than others by more than chance; "
                        + Changes.tally(ranked, "questions") + ".");
        return Optional.of(new Section(
                "what-to-teach",
                heading,
                "Questions by what better knowledge would win, opened " + Parts.days(shown)
                        + ": contacts times how much oftener they fail than those of other questions of the same channel and type"
                        + " of customer. Score a week with 95 % interval.",
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
            statements.add(
                    "This is what would be expected if these questions were answered as well as others of the same channel"
                            + " and type of customer are. It is no promise: a training may reach less, and part of the difference may lie"
                            + " in the questions themselves. The outcomes overlap, so their gains do not add up.");
        }
        return statements;
    }

    private Chart chart(String heading) {
        List<Chart.Dot> dots = ranked.stream()
                .limit(MOST_DOTS)
                .map(l -> new Chart.Dot(
                        Figures.label(l.text("question"), LONGEST),
                        OptionalDouble.of(number(l, "score")),
                        number(l, "score_low"),
                        number(l, "score_high"),
                        amount(number(l, "score")),
                        false))
                .toList();
        return new Chart.Dots(heading, "score a week", OptionalDouble.empty(), "", dots, true);
    }

    private static TableView table(List<Line> shown) {
        List<List<String>> rows = shown.stream()
                .map(l -> List.of(
                        Figures.count(l.count("rank"), ""),
                        Figures.label(l.text("question"), 200),
                        Figures.count(l.count("n"), l.text("mark")),
                        l.number("contacts_per_week") == null ? "" : amount(number(l, "contacts_per_week")),
                        l.text("main_product"),
                        amount(number(l, "score")) + " (" + amount(number(l, "score_low")) + " to "
                                + amount(number(l, "score_high")) + ")"
                                + (Comparison.isFlagged(l) ? ", flagged" : ""),
                        Figures.sentence(l.text("why")),
                        l.text("mark")))
                .toList();
        return new TableView(
                List.of(
                        new Heading("rank", true),
                        new Heading("question", false),
                        new Heading("contacts", true),
                        new Heading("a week", true),
                        new Heading("product", false),
                        new Heading("score", true),
                        new Heading("why", false),
                        new Heading("mark", false)),
                rows,
                Parts.remarks(shown));
    }

    private List<String> definitions(List<Line> shown) {
        List<String> definitions = new ArrayList<>(Parts.definitions(shown));
        definitions.addAll(Parts.definitions(gains.stream().limit(1).toList()));
        definitions.add(
                "Each excess is drawn towards the mean of all questions as far as chance may have made it: the largest of many are"
                        + " mostly too large. Why: the outcomes whose interval lies above nothing; "
                        + Changes.tally(ranked, "questions")
                        + ".");
        return definitions;
    }
}
