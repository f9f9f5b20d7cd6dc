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

    private final List<Line> lines;

    Sales(Tables tables) {
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
        return flagged().stream().findFirst().map(Sales::sentence);
    }

    Optional<Section> section() {
        List<Line> shown =
                lines.stream().filter(l -> l.number("percent") != null).toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        String heading =
                point().orElse("Sales: no question or segment differs from all others by more than chance may make.");
        List<Line> accepted = Parts.highestFirst(
                shown.stream().filter(l -> l.is("measure", "sale_accepted")).toList());
        List<Line> drawn = accepted.isEmpty() ? Parts.highestFirst(shown) : accepted;
        return Optional.of(new Section(
                "sales-response",
                heading,
                "Contacts in which something was offered for sale, and offers that were taken, " + Parts.days(shown)
                        + ", by question and by segment, with 95 % intervals.",
                statements(),
                Optional.of(Parts.dots(
                        heading,
                        accepted.isEmpty() ? "% of contacts with an offer" : "% of offers taken",
                        Optional.empty(),
                        drawn,
                        Sales::group)),
                table(),
                Parts.definitions(lines),
                "sales_response"));
    }

    private List<String> statements() {
        List<String> statements = new ArrayList<>(flagged().stream()
                .skip(1)
                .limit(MOST_STATEMENTS)
                .map(Sales::sentence)
                .toList());
        statements.add("Customers who object to marketing are left out here, and questions that few ask.");
        return statements;
    }

    private static String group(Line line) {
        return new Beside(line).group();
    }

    private static String measure(Line line) {
        return line.is("measure", "sale_accepted") ? "offers taken" : "something offered for sale";
    }

    private static String sentence(Line line) {
        Comparison comparison = new Comparison(line);
        String others = comparison.before().isEmpty() ? "a hidden share" : comparison.before();
        return Figures.sentence(measure(line)) + ", " + group(line) + ": " + comparison.now() + ", against " + others
                + " of all others"
                + (comparison.difference().isEmpty() ? "" : ": " + comparison.difference())
                + (Comparison.isFlagged(line) ? ", more than chance" : "") + ".";
    }

    private TableView table() {
        List<List<String>> rows = lines.stream()
                .map(l -> List.of(
                        group(l),
                        measure(l),
                        new Comparison(l).now() + (l.number("percent") == null ? "" : ", " + Figures.interval(l)),
                        new Comparison(l).before(),
                        Figures.change(l) + (Comparison.isFlagged(l) ? ", flagged" : ""),
                        l.count("n") == null ? "" : l.text("mark")))
                .toList();
        return new TableView(
                List.of(
                        new Heading("question or segment", false),
                        new Heading("what", false),
                        new Heading("share", true),
                        new Heading("all others", true),
                        new Heading("difference in points", true),
                        new Heading("mark", false)),
                rows,
                Parts.remarks(lines));
    }
}
