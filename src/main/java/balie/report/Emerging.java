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

    private final Telling telling;
    private final Behind behind;
    private final List<Line> lines;

    Emerging(Tables tables) {
        this.telling = tables.telling();
        this.behind = new Behind(tables);
        this.lines = tables.lines("emerging_questions").stream()
                .filter(Tables::isFigure)
                .filter(l -> l.count("n") != null)
                .toList();
    }

    /** Those that rose by more than chance, the one that rose most first. */
    private List<Line> risen() {
        return lines.stream()
                .filter(l -> Comparison.isFlagged(l) && Comparison.isHigher(l))
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
        return risen().stream().findFirst().map(this::sentence);
    }

    private String sentence(Line line) {
        String rise = telling.say(
                "“{0}” rose to {1} contacts in four weeks, from {2} in the four before: {3}, more than chance",
                Telling.label(line.text("question"), LONGEST),
                telling.count(line.count("n"), ""),
                telling.count(line.count("n_compared"), telling.say("few##contacts")),
                telling.points(line));
        return rise + about(line) + ".";
    }

    private String about(Line line) {
        String product = line.text("main_product");
        String training = line.text("training");
        return (product.isEmpty() ? "" : ", " + telling.say("mostly about {0}", product))
                + (training.isEmpty() ? "" : "; " + telling.say("last trained: {0}", training));
    }

    Optional<Section> section() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Line> shown = new ArrayList<>(risen());
        fresh().stream().filter(l -> !shown.contains(l)).forEach(shown::add);
        List<Line> rows = shown.stream().limit(MOST_ROWS).toList();
        String heading = telling.say(
                "{0, plural, =0 {No question} one {One question} other {# questions}} rose over four weeks by more than chance and {1} came"
                        + " up; {2}.",
                risen().size(),
                fresh().size(),
                Changes.tally(telling, lines, telling.say("questions compared with the four weeks before")));
        return Optional.of(new Section(
                "emerging-questions",
                heading,
                telling.say(
                        "Contacts about each question, {0}, beside the four weeks before. First those that rose, then those that came up; one"
                                + " of those may be an old question in other words. Personal data are taken out of what customers said.",
                        telling.days(lines)),
                risen().stream().map(this::sentence).toList(),
                Optional.empty(),
                table(rows),
                telling.definitions(rows),
                "emerging_questions"));
    }

    private TableView table(List<Line> rows) {
        return new TableView(
                        List.of(
                                new Heading(telling.say("question"), false),
                                new Heading(telling.say("what happened"), false),
                                new Heading(telling.say("contacts"), true),
                                new Heading(telling.say("four weeks before"), true),
                                new Heading(telling.say("change in points"), true),
                                new Heading(telling.say("product"), false),
                                new Heading(telling.say("what customers say"), false),
                                new Heading(telling.say("to train"), false)),
                        rows.stream()
                                .map(l -> List.of(
                                        Telling.label(l.text("question"), 200),
                                        telling.say(
                                                Boolean.TRUE.equals(l.get("is_new"))
                                                        ? "new##question"
                                                        : "rose##question"),
                                        telling.count(l.count("n"), l.text("mark")),
                                        telling.count(l.count("n_compared"), ""),
                                        telling.change(l),
                                        l.text("main_product"),
                                        Telling.label(l.text("sample_wordings"), LONGEST_SAMPLES),
                                        suggestion(l)))
                                .toList(),
                        telling.remarks(rows))
                .leading(0, behind.questions(rows));
    }

    private String suggestion(Line line) {
        String training = line.text("training");
        return training.isEmpty() ? "" : telling.say("again: {0}", training);
    }
}
