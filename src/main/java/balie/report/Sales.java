package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Where something is offered for sale, and where that is taken: by question and by segment, each beside all others. */
final class Sales {

    private static final int MOST_STATEMENTS = 8;

    private final Telling telling;
    private final List<Line> lines;

    Sales(Tables tables) {
        this.telling = tables.telling();
        // Of the many questions those of which enough is known.
        this.lines = tables.lines("sales_response").stream()
                .filter(Tables::isFigure)
                .filter(l -> l.is("dimension", "segment") || (l.is("dimension", "question_id") && Parts.isReliable(l)))
                .toList();
    }

    /** What is taken before what is offered, the surest first. */
    private List<Line> flagged() {
        return lines.stream()
                .filter(Comparison::isFlagged)
                .sorted(Comparator.<Line, Boolean>comparing(l -> !l.is("measure", "sale_accepted"))
                        .thenComparing(l -> Objects.requireNonNull(l.number("p_adjusted"))))
                .toList();
    }

    Optional<String> point() {
        return flagged().stream().findFirst().map(this::sentence);
    }

    Optional<Section> section() {
        List<Line> shown =
                lines.stream().filter(l -> l.number("percent") != null).toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        String heading = point().orElseGet(() ->
                telling.say("Sales: no question or segment differs from all others by more than chance may make."));
        List<Line> accepted = Parts.highestFirst(
                shown.stream().filter(l -> l.is("measure", "sale_accepted")).toList());
        List<Line> drawn = accepted.isEmpty() ? Parts.highestFirst(shown) : accepted;
        return Optional.of(new Section(
                "sales-response",
                heading,
                telling.say(
                        "Contacts in which something was offered for sale, and offers that were taken, {0}, by question and by segment,"
                                + " with 95 % intervals.",
                        telling.days(shown)),
                statements(),
                Optional.of(Parts.dots(
                        telling,
                        heading,
                        telling.say(accepted.isEmpty() ? "% of contacts with an offer" : "% of offers taken"),
                        Optional.empty(),
                        drawn,
                        this::group)),
                table(),
                telling.definitions(lines),
                "sales_response"));
    }

    private List<String> statements() {
        List<String> statements = new ArrayList<>(flagged().stream()
                .skip(1)
                .limit(MOST_STATEMENTS)
                .map(this::sentence)
                .toList());
        statements.add(telling.say("Customers who object to marketing are left out here, and questions that few ask."));
        return statements;
    }

    private String group(Line line) {
        return new Beside(line, telling).group();
    }

    private String measure(Line line) {
        return telling.say(line.is("measure", "sale_accepted") ? "offers taken" : "something offered for sale");
    }

    private String sentence(Line line) {
        Comparison comparison = new Comparison(line, telling);
        String others = comparison.before().isEmpty() ? telling.say("a hidden share") : comparison.before();
        return telling.sentence(measure(line)) + ", " + group(line) + ": " + comparison.now() + ", "
                + telling.say("against {0} of all others", others)
                + (comparison.difference().isEmpty() ? "" : ": " + comparison.difference())
                + (Comparison.isFlagged(line) ? ", " + telling.say("more than chance") : "") + ".";
    }

    private TableView table() {
        List<List<String>> rows = lines.stream()
                .map(l -> List.of(
                        group(l),
                        measure(l),
                        new Comparison(l, telling).now()
                                + (l.number("percent") == null ? "" : ", " + telling.interval(l)),
                        new Comparison(l, telling).before(),
                        telling.change(l) + (Comparison.isFlagged(l) ? ", " + telling.say("flagged") : ""),
                        l.count("n") == null ? "" : l.text("mark")))
                .toList();
        return new TableView(
                List.of(
                        new Heading(telling.say("question or segment"), false),
                        new Heading(telling.say("what"), false),
                        new Heading(telling.say("share"), true),
                        new Heading(telling.say("all others"), true),
                        new Heading(telling.say("difference in points"), true),
                        new Heading(telling.say("mark"), false)),
                rows,
                telling.remarks(lines));
    }
}
