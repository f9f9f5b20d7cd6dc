package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Questions that rose over four weeks or came up in them: what customers say, about what, and what to train. */
final class Emerging {

    private static final int MOST_ROWS = 15;
    private static final int LONGEST = 80;
    private static final int LONGEST_SAMPLES = 300;

    private final List<Line> lines;

    Emerging(Tables tables) {
        this.lines = tables.lines("emerging_questions").stream()
                .filter(Tables::isFigure)
                .filter(l -> l.count("n") != null)
                .toList();
    }

    /** Those that rose by more than chance, the one that rose most first. */
    private List<Line> risen() {
        return lines.stream()
                .filter(l -> Comparison.isFlagged(l) && new Comparison(l).isHigher())
                .sorted(Comparator.comparing(l -> -change(l)))
                .toList();
    }

    private List<Line> fresh() {
        return lines.stream().filter(l -> Boolean.TRUE.equals(l.get("is_new"))).toList();
    }

    private static double change(Line line) {
        Double change = line.number("change");
        return change == null ? 0 : change;
    }

    Optional<String> point() {
        return risen().stream().findFirst().map(Emerging::sentence);
    }

    private static String sentence(Line line) {
        return "“" + Figures.label(line.text("question"), LONGEST) + "” rose to " + Figures.count(line.count("n"), "")
                + " contacts in four weeks, from " + Figures.count(line.count("n_compared"), "few")
                + " in the four before: " + Figures.change(line).replaceFirst(" ", " points ")
                + ", more than chance" + about(line) + ".";
    }

    private static String about(Line line) {
        String product = line.text("main_product");
        String training = line.text("training");
        return (product.isEmpty() ? "" : ", mostly about " + product)
                + (training.isEmpty() ? "" : "; last trained: " + training);
    }

    Optional<Section> section() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Line> shown = new ArrayList<>(risen());
        fresh().stream().filter(l -> !shown.contains(l)).forEach(shown::add);
        List<Line> rows = shown.stream().limit(MOST_ROWS).toList();
        int risen = risen().size();
        String heading =
                (risen == 0 ? "No question rose" : risen == 1 ? "One question rose" : risen + " questions rose")
                        + " over four weeks by more than chance and " + Figures.count(fresh().size()) + " came up; "
                        + Changes.tally(lines, "questions compared with the four weeks before") + ".";
        return Optional.of(new Section(
                "emerging-questions",
                heading,
                "Contacts about each question, " + Parts.days(lines)
                        + ", beside the four weeks before. First those that rose, then"
                        + " those that came up; one of those may be an old question in other words. Personal data are taken out of"
                        + " what customers said.",
                risen().stream().map(Emerging::sentence).toList(),
                Optional.empty(),
                table(rows),
                Parts.definitions(rows),
                "emerging_questions"));
    }

    private TableView table(List<Line> rows) {
        return new TableView(
                List.of(
                        new Heading("question", false),
                        new Heading("", false),
                        new Heading("contacts", true),
                        new Heading("four weeks before", true),
                        new Heading("change in points", true),
                        new Heading("product", false),
                        new Heading("what customers say", false),
                        new Heading("to train", false)),
                rows.stream()
                        .map(l -> List.of(
                                Figures.label(l.text("question"), 200),
                                Boolean.TRUE.equals(l.get("is_new")) ? "new" : "rose",
                                Figures.count(l.count("n"), l.text("mark")),
                                Figures.count(l.count("n_compared"), ""),
                                Figures.change(l),
                                l.text("main_product"),
                                Figures.label(l.text("sample_wordings"), LONGEST_SAMPLES),
                                suggestion(l)))
                        .toList(),
                Parts.remarks(rows));
    }

    private static String suggestion(Line line) {
        String training = line.text("training");
        return training.isEmpty() ? "" : "again: " + training;
    }
}
