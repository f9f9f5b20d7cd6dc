package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** How much there was of everything, beside the period before and the same one a year before. */
final class Volumes {

    private final Telling telling;
    private final List<Line> totals;

    Volumes(Tables tables) {
        this.telling = tables.telling();
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
                subtitle(before, yearBefore),
                Optional.empty(),
                table(before, yearBefore),
                telling.definitions(totals),
                "volume"));
    }

    private String subtitle(boolean before, boolean yearBefore) {
        String days = telling.days(totals);
        if (before) {
            return telling.say(
                    yearBefore
                            ? "How much there was, {0}, beside the period before of the same length and the same weekdays 52 weeks before."
                            : "How much there was, {0}, beside the period before of the same length.",
                    days);
        }
        return telling.say(
                yearBefore
                        ? "How much there was, {0} and the same weekdays 52 weeks before."
                        : "How much there was, {0}.",
                days);
    }

    private boolean isTold(String column) {
        return totals.stream().anyMatch(l -> l.count(column) != null);
    }

    private String heading() {
        List<String> parts = Stream.of("contacts", "cases", "customers", "questions")
                .flatMap(m -> totals.stream()
                        .filter(l -> l.is("measure", m) && l.count("n") != null)
                        .limit(1))
                .map(this::counted)
                .toList();
        return parts.isEmpty() ? telling.say("How much there was.") : telling.and(parts) + ".";
    }

    private String counted(Line line) {
        long n = Objects.requireNonNull(line.count("n"));
        return switch (line.text("measure")) {
            case "contacts" -> telling.say("{0} contacts", n);
            case "cases" -> telling.say("{0} cases", n);
            case "customers" -> telling.say("{0} customers", n);
            default -> telling.say("{0} different questions", n);
        };
    }

    private TableView table(boolean before, boolean yearBefore) {
        List<List<String>> rows = totals.stream()
                .map(l -> Stream.of(
                                Stream.of(telling.term(l.text("measure")), telling.count(l.count("n"), l.text("mark"))),
                                before
                                        ? Stream.of(
                                                earlier(l, "n_previous"), telling.relative(l.number("change_percent")))
                                        : Stream.<String>empty(),
                                yearBefore ? Stream.of(earlier(l, "n_last_year")) : Stream.<String>empty())
                        .flatMap(cells -> cells)
                        .toList())
                .toList();
        List<Heading> headings = Stream.of(
                        Stream.of(new Heading(telling.say("what"), false), new Heading(telling.say("now"), true)),
                        before
                                ? Stream.of(
                                        new Heading(telling.say("period before"), true),
                                        new Heading(telling.say("change"), true))
                                : Stream.<Heading>empty(),
                        yearBefore ? Stream.of(new Heading(telling.say("year before"), true)) : Stream.<Heading>empty())
                .flatMap(cells -> cells)
                .toList();
        return new TableView(headings, rows, telling.remarks(totals));
    }

    /** A count of the past; empty if it is hidden or nothing is known of that time. */
    private String earlier(Line line, String column) {
        return telling.count(line.count(column), "");
    }
}
