package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How much there was of everything, beside the period before and the same one a year before. */
final class Volumes {

    private final List<Line> totals;

    Volumes(Tables tables) {
        this.totals = tables.lines("volume").stream()
                .filter(Tables::isFigure)
                .filter(l -> l.is("dimension", "all"))
                .toList();
    }

    Optional<Section> section() {
        if (totals.isEmpty()) {
            return Optional.empty();
        }
        boolean before = isTold("n_previous");
        boolean yearBefore = isTold("n_last_year");
        return Optional.of(new Section(
                "volume",
                heading(),
                "How much there was, " + Parts.days(totals)
                        + (before ? ", beside the period before of the same length" : "")
                        + (yearBefore ? " and the same weekdays 52 weeks before" : "") + ".",
                Optional.empty(),
                table(before, yearBefore),
                Parts.definitions(totals),
                "volume"));
    }

    private boolean isTold(String column) {
        return totals.stream().anyMatch(l -> l.count(column) != null);
    }

    private String heading() {
        List<String> parts = Stream.of("contacts", "cases", "customers", "questions")
                .flatMap(m -> totals.stream()
                        .filter(l -> l.is("measure", m) && l.count("n") != null)
                        .limit(1))
                .map(l -> Figures.count(l.count("n"), "") + " "
                        + (l.is("measure", "questions") ? "different questions" : l.text("measure")))
                .toList();
        return parts.isEmpty()
                ? "How much there was."
                : String.join(", ", parts.subList(0, parts.size() - 1))
                        + (parts.size() > 1 ? " and " : "")
                        + parts.get(parts.size() - 1) + ".";
    }

    private TableView table(boolean before, boolean yearBefore) {
        List<List<String>> rows = totals.stream()
                .map(l -> Stream.of(
                                Stream.of(
                                        Figures.words(l.text("measure")), Figures.count(l.count("n"), l.text("mark"))),
                                before
                                        ? Stream.of(
                                                earlier(l, "n_previous"), Figures.relative(l.number("change_percent")))
                                        : Stream.<String>empty(),
                                yearBefore ? Stream.of(earlier(l, "n_last_year")) : Stream.<String>empty())
                        .flatMap(cells -> cells)
                        .toList())
                .toList();
        List<Heading> headings = Stream.of(
                        Stream.of(new Heading("what", false), new Heading("now", true)),
                        before
                                ? Stream.of(new Heading("period before", true), new Heading("change", true))
                                : Stream.<Heading>empty(),
                        yearBefore ? Stream.of(new Heading("year before", true)) : Stream.<Heading>empty())
                .flatMap(cells -> cells)
                .toList();
        return new TableView(headings, rows, Parts.remarks(totals));
    }

    /** A count of the past; empty if it is hidden or nothing is known of that time. */
    private static String earlier(Line line, String column) {
        return Figures.count(line.count(column), "");
    }
}
