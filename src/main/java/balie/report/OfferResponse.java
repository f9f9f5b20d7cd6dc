package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** How customers got in touch after offers, campaigns and releases, beside the weeks before. */
final class OfferResponse {

    private static final int MOST_STATEMENTS = 8;

    private final List<Line> lines;

    OfferResponse(Tables tables) {
        this.lines =
                tables.lines("offer_response").stream().filter(Tables::isFigure).toList();
    }

    private List<Line> totals() {
        return lines.stream().filter(l -> l.is("dimension", "all")).toList();
    }

    /** In total before by type of customer, the surest first. */
    private List<Line> flagged() {
        return lines.stream()
                .filter(Comparison::isFlagged)
                .sorted(Comparator.<Line, Boolean>comparing(l -> !l.is("dimension", "all"))
                        .thenComparing(l -> Objects.requireNonNull(l.number("p_adjusted"))))
                .toList();
    }

    Optional<String> point() {
        return flagged().stream().findFirst().map(this::sentence);
    }

    Optional<Section> section() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Line> flagged = flagged();
        List<String> statements = new ArrayList<>(flagged.stream()
                .skip(1)
                .limit(MOST_STATEMENTS)
                .map(this::sentence)
                .toList());
        statements.add(
                "Customers who object to marketing are left out here. What came after an offer need not have come of it: the season"
                        + " and other news count too.");
        String heading = point().orElse(
                        "After offers, campaigns and releases: no share of contacts or complaints changed by more than chance may make.");
        return Optional.of(new Section(
                "offer-response",
                heading,
                "Contacts and complaints about a product in the four weeks from the day of an offer, campaign or release on, beside the eight"
                        + " weeks before, as a share of all contacts.",
                statements,
                chart(heading),
                table(),
                Parts.definitions(lines),
                "offer_response"));
    }

    /** Other entries of the same product that the weeks before are not free of. */
    private String near(Line line) {
        Event event = Event.of(line);
        return totals().stream()
                .filter(l ->
                        l.is("product", line.text("product")) && Event.of(l).isNear(event))
                .map(l -> Event.of(l).words())
                .distinct()
                .findFirst()
                .map(words -> "; the weeks before it are not free of the " + words)
                .orElse("");
    }

    private String sentence(Line line) {
        Comparison comparison = new Comparison(line);
        String what = line.is("measure", "complaints") ? "complaints" : "contacts";
        return "After the " + Event.of(line).words() + " " + what + " about " + line.text("product")
                + (line.is("dimension", "all") ? "" : " from customers of type " + Figures.words(line.text("value")))
                + " were "
                + comparison.now() + " of all, before it "
                + (comparison.before().isEmpty() ? "a hidden share" : comparison.before())
                + (comparison.difference().isEmpty() ? "" : ": " + comparison.difference())
                + (Comparison.isFlagged(line) ? ", more than chance" : "") + near(line) + ".";
    }

    private Optional<Chart> chart(String heading) {
        List<Chart.Bar> bars = new ArrayList<>();
        for (Line line : totals()) {
            if (line.is("measure", "contacts") && line.number("per_week") != null) {
                bars.add(bar("before the " + Event.of(line).words(), line, "per_week_compared", false));
                bars.add(bar("after it", line, "per_week", Comparison.isFlagged(line)));
            }
        }
        return bars.isEmpty() ? Optional.empty() : Optional.of(new Chart.Bars(heading, "contacts a week", bars));
    }

    private static Chart.Bar bar(String label, Line line, String column, boolean highlighted) {
        Double value = line.number(column);
        return new Chart.Bar(
                label,
                value == null ? OptionalDouble.empty() : OptionalDouble.of(value),
                value == null ? "few" : Figures.plain(value),
                highlighted);
    }

    private TableView table() {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            Comparison comparison = new Comparison(line);
            rows.add(List.of(
                    Event.of(line).words(),
                    line.is("measure", "complaints") ? "complaints" : "contacts",
                    line.is("dimension", "all") ? "all" : Figures.words(line.text("value")),
                    Figures.plain(line.number("per_week")),
                    Figures.plain(line.number("per_week_compared")),
                    comparison.now(),
                    comparison.before(),
                    Figures.change(line) + (Comparison.isFlagged(line) ? ", flagged" : ""),
                    line.count("n") == null ? "" : line.text("mark")));
        }
        return new TableView(
                List.of(
                        new Heading("entry", false),
                        new Heading("what", false),
                        new Heading("customers", false),
                        new Heading("a week", true),
                        new Heading("a week before", true),
                        new Heading("share of contacts", true),
                        new Heading("share before", true),
                        new Heading("change in points", true),
                        new Heading("mark", false)),
                rows,
                Parts.remarks(lines));
    }
}
