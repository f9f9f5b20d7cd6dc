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

    private final boolean there;
    private final List<Line> lines;

    QuestionChanges(Tables tables) {
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
                || (Comparison.isFlagged(line) && !line.is("verdict", "lower") && new Comparison(line).isHigher());
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
        return Stream.concat(risen().stream(), fallen().stream()).findFirst().map(QuestionChanges::sentence);
    }

    private static String sentence(Line line) {
        boolean flagged = Comparison.isFlagged(line);
        String expected = expected(line);
        return "“" + Figures.label(line.text("question"), LONGEST) + "” " + (isHigher(line) ? "rose to " : "fell to ")
                + Figures.count(line.count("n"), line.text("mark")) + " contacts"
                + (flagged
                        ? " from " + Figures.count(line.count("n_compared"), "few") + " in the period before, "
                                + Comparison.MORE_THAN_CHANCE
                        : "")
                + (expected.isEmpty()
                        ? ""
                        : "; " + rule(line) + ", " + expected
                                + (isUnexpected(line) ? " were to be expected" : " would be as expected"))
                + ".";
    }

    /** {@code 15 to 30}; empty if nothing is known. */
    private static String expected(Line line) {
        return Figures.range(line.get("expected_low"), line.get("expected_high"));
    }

    /** {@code against the mean of the 20 weeks before} */
    private static String rule(Line line) {
        String weeks = "the " + Figures.plain(line.get("weeks")) + " weeks before";
        return switch (line.text("rule")) {
            case "noufaily" -> "against " + weeks + ", their trend and the season";
            case "farrington without season" -> "against " + weeks + " and their trend";
            case "period before" -> "against the period before";
            default -> "against the mean of " + weeks;
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
                heading(risen.size(), fallen.size()) + "; " + Changes.tally(lines, "comparisons with the weeks before")
                        + ".",
                "Contacts about each question, " + Parts.days(lines)
                        + ", beside what the weeks before let one expect of them and beside the period before. First those that"
                        + " rose, then those that fell.",
                statements(changed),
                Optional.empty(),
                table(shown),
                definitions(shown),
                "question_changes"));
    }

    private static String heading(int risen, int fallen) {
        if (risen + fallen == 0) {
            return "No question is asked more or less often than was to be expected";
        }
        return Figures.sentence(questions(risen)) + " rose and " + (fallen == 0 ? "none" : Integer.toString(fallen))
                + " fell";
    }

    private static String questions(int count) {
        return count == 0 ? "no question" : count == 1 ? "one question" : count + " questions";
    }

    private static List<String> statements(List<Line> changed) {
        List<String> statements = new ArrayList<>(changed.stream()
                .limit(MOST_STATEMENTS)
                .map(QuestionChanges::sentence)
                .toList());
        if (changed.size() > MOST_STATEMENTS) {
            statements.add("And " + (changed.size() - MOST_STATEMENTS) + " more, in the table.");
        }
        return statements;
    }

    private static TableView table(List<Line> shown) {
        List<List<String>> rows = shown.stream()
                .map(l -> List.of(
                        Figures.label(l.text("question"), 200),
                        Figures.count(l.count("n"), l.text("mark")),
                        expected(l),
                        verdict(l),
                        Figures.count(l.count("n_compared"), ""),
                        Figures.change(l) + (Comparison.isFlagged(l) ? ", flagged" : ""),
                        l.count("n") == null ? "" : l.text("mark")))
                .toList();
        return new TableView(
                List.of(
                        new Heading("question", false),
                        new Heading("contacts", true),
                        new Heading("expected", true),
                        new Heading("that is", false),
                        new Heading("period before", true),
                        new Heading("change in points", true),
                        new Heading("mark", false)),
                rows,
                Parts.remarks(shown));
    }

    private static String verdict(Line line) {
        return line.is("verdict", "too_few") ? "too few to say" : Figures.words(line.text("verdict"));
    }

    private static List<String> definitions(List<Line> shown) {
        List<String> definitions = new ArrayList<>(Parts.definitions(shown));
        List<String> rules = shown.stream()
                .filter(l ->
                        !l.text("rule").startsWith("none") && !l.text("rule").isEmpty())
                .map(l -> rule(l) + " (" + l.text("rule") + ")")
                .distinct()
                .toList();
        if (!rules.isEmpty()) {
            definitions.add("Expected: the range that nearly every week would keep if nothing had changed, "
                    + String.join("; ", rules)
                    + ". Higher: above it; lower: under it. Of many questions some lie outside by chance.");
        }
        return definitions;
    }
}
