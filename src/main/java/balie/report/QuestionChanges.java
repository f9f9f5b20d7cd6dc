package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions that are asked more or less often than before: against what earlier weeks let one expect, and the period before. */
final class QuestionChanges {

    private static final int MOST_ROWS = 15;
    private static final int MOST_STATEMENTS = 8;
    private static final int LONGEST = 80;

    private final Telling telling;
    private final Behind behind;
    private final boolean there;
    private final List<Line> lines;

    QuestionChanges(Tables tables) {
        this.telling = tables.telling();
        this.behind = new Behind(tables);
        this.there = tables.get("question_changes").isPresent();
        this.lines = tables.lines("question_changes").stream()
                .filter(Tables::isFigure)
                .toList();
    }

    /** Whether questions were compared at all. */
    boolean isThere() {
        return there;
    }

    private static boolean isHigher(Line line) {
        return line.is("verdict", "higher")
                || (Comparison.isFlagged(line) && !line.is("verdict", "lower") && Comparison.isHigher(line));
    }

    private static boolean isLower(Line line) {
        return !isHigher(line) && (line.is("verdict", "lower") || Comparison.isFlagged(line));
    }

    private List<Line> risen() {
        return surestFirst(lines.stream().filter(QuestionChanges::isHigher).toList());
    }

    private List<Line> fallen() {
        return surestFirst(lines.stream().filter(QuestionChanges::isLower).toList());
    }

    /** What both comparisons say first, then what the weeks before say, then those asked most. */
    private static List<Line> surestFirst(List<Line> lines) {
        return lines.stream()
                .filter(l -> l.count("n") != null)
                .sorted(Comparator.<Line, Boolean>comparing(l -> !(isUnexpected(l) && Comparison.isFlagged(l)))
                        .thenComparing(l -> !isUnexpected(l))
                        .thenComparing(l -> -count(l)))
                .toList();
    }

    private static long count(Line line) {
        Long n = line.count("n");
        return n == null ? 0 : n;
    }

    private static boolean isUnexpected(Line line) {
        return line.is("verdict", "higher") || line.is("verdict", "lower");
    }

    /** The question that rose most surely, or else fell. */
    Optional<String> point() {
        return Stream.concat(risen().stream(), fallen().stream()).findFirst().map(this::sentence);
    }

    /** Those that rose, then those that fell, the surest first; one sentence each. */
    List<String> sentences() {
        return Stream.concat(risen().stream(), fallen().stream())
                .map(this::sentence)
                .toList();
    }

    private String sentence(Line line) {
        String expected = expected(line);
        if (expected.isEmpty()) {
            return moved(line) + ".";
        }
        return moved(line) + "; "
                + telling.say(
                        isUnexpected(line) ? "{0}, {1} were to be expected" : "{0}, {1} would be as expected",
                        rule(line),
                        expected)
                + ".";
    }

    /** That it rose or fell; from what only where that is more than chance. */
    private String moved(Line line) {
        String question = Telling.label(line.text("question"), LONGEST);
        String now = telling.count(line.count("n"), line.text("mark"));
        if (!Comparison.isFlagged(line)) {
            return telling.say(
                    isHigher(line) ? "“{0}” rose to {1} contacts" : "“{0}” fell to {1} contacts", question, now);
        }
        return telling.say(
                isHigher(line)
                        ? "“{0}” rose to {1} contacts from {2} in the period before, {3}"
                        : "“{0}” fell to {1} contacts from {2} in the period before, {3}",
                question,
                now,
                telling.count(line.count("n_compared"), telling.say("few##contacts")),
                Comparison.moreThanChance(telling));
    }

    /** {@code 15 to 30}; empty if nothing is known. */
    private String expected(Line line) {
        return telling.range(line.get("expected_low"), line.get("expected_high"));
    }

    /** {@code against the mean of the 20 weeks before} */
    private String rule(Line line) {
        String weeks = telling.plain(line.get("weeks"));
        return switch (line.text("rule")) {
            case "noufaily" -> telling.say("against the {0} weeks before, their trend and the season", weeks);
            case "farrington without season" -> telling.say("against the {0} weeks before and their trend", weeks);
            case "period before" -> telling.say("against the period before");
            default -> telling.say("against the mean of the {0} weeks before", weeks);
        };
    }

    Optional<Section> section() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Line> risen = risen();
        List<Line> fallen = fallen();
        List<Line> changed = Stream.concat(risen.stream(), fallen.stream()).toList();
        List<Line> shown = Stream.concat(changed.stream(), lines.stream().filter(l -> !changed.contains(l)))
                .limit(MOST_ROWS)
                .toList();
        return Optional.of(new Section(
                "question-changes",
                heading(risen.size(), fallen.size()) + "; "
                        + Changes.tally(telling, lines, telling.say("comparisons with the weeks before")) + ".",
                telling.say(
                        "Contacts about each question, {0}, beside what the weeks before let one expect of them and beside the period"
                                + " before. First those that rose, then those that fell.",
                        telling.days(lines)),
                statements(changed),
                Optional.empty(),
                table(shown),
                definitions(shown),
                "question_changes"));
    }

    private String heading(int risen, int fallen) {
        return risen + fallen == 0
                ? telling.say("No question is asked more or less often than was to be expected")
                : telling.say(
                        "{0, plural, =0 {No question} one {One question} other {# questions}} rose and {1, plural, =0 {none} other {#}}"
                                + " fell",
                        risen,
                        fallen);
    }

    private List<String> statements(List<Line> changed) {
        List<String> statements = new ArrayList<>(
                changed.stream().limit(MOST_STATEMENTS).map(this::sentence).toList());
        if (changed.size() > MOST_STATEMENTS) {
            statements.add(telling.say("And {0} more, in the table.", changed.size() - MOST_STATEMENTS));
        }
        return statements;
    }

    private TableView table(List<Line> shown) {
        List<List<String>> rows = shown.stream()
                .map(l -> List.of(
                        Telling.label(l.text("question"), 200),
                        telling.count(l.count("n"), l.text("mark")),
                        expected(l),
                        verdict(l),
                        telling.count(l.count("n_compared"), ""),
                        telling.change(l) + (Comparison.isFlagged(l) ? ", " + telling.say("flagged") : ""),
                        l.count("n") == null ? "" : l.text("mark")))
                .toList();
        return new TableView(
                        List.of(
                                new Heading(telling.say("question"), false),
                                new Heading(telling.say("contacts"), true),
                                new Heading(telling.say("expected"), true),
                                new Heading(telling.say("that is"), false),
                                new Heading(telling.say("period before"), true),
                                new Heading(telling.say("change in points"), true),
                                new Heading(telling.say("mark"), false)),
                        rows,
                        telling.remarks(shown))
                .leading(0, behind.questions(shown));
    }

    private String verdict(Line line) {
        return line.is("verdict", "too_few") ? telling.say("too few to say") : telling.term(line.text("verdict"));
    }

    private List<String> definitions(List<Line> shown) {
        List<String> definitions = new ArrayList<>(telling.definitions(shown));
        List<String> rules = shown.stream()
                .filter(l ->
                        !l.text("rule").startsWith("none") && !l.text("rule").isEmpty())
                .map(l -> rule(l) + " (" + telling.term(l.text("rule")) + ")")
                .distinct()
                .toList();
        if (!rules.isEmpty()) {
            definitions.add(telling.say(
                    "Expected: the range that nearly every week would keep if nothing had changed, {0}. Higher: above it; lower: under it."
                            + " Of many questions some lie outside by chance.",
                    String.join("; ", rules)));
        }
        return definitions;
    }
}
