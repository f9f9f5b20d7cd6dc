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

/** How customers got in touch after offers, campaigns and releases, beside the weeks before. */
final class OfferResponse {

    private static final int MOST_STATEMENTS = 8;
    private static final int MOST_PAIRS = 20;

    private final Telling telling;
    private final List<Line> lines;

    OfferResponse(Tables tables) {
        this.telling = tables.telling();
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
        statements.add(telling.say(
                "Customers who object to marketing are left out here. What came after an offer need not have come of it: the season and"
                        + " other news count too."));
        String heading = point().orElseGet(() -> telling.say(
                "After offers, campaigns and releases: no share of contacts or complaints changed by more than chance"
                        + " may make."));
        return Optional.of(new Section(
                "offer-response",
                heading,
                telling.say(
                        "Contacts and complaints about a product in the four weeks from the day of an offer, campaign or release on,"
                                + " beside the eight weeks before, as a share of all contacts."),
                statements,
                chart(heading),
                table(),
                telling.definitions(lines),
                "offer_response"));
    }

    /** Another entry of the same product that the weeks before are not free of. */
    private Optional<String> near(Line line) {
        Event event = Event.of(line);
        return totals().stream()
                .filter(l ->
                        l.is("product", line.text("product")) && Event.of(l).isNear(event))
                .map(l -> Event.of(l).words(telling))
                .distinct()
                .findFirst()
                .map(words -> telling.say("the weeks before it are not free of the {0}", words));
    }

    private String sentence(Line line) {
        boolean complaints = line.is("measure", "complaints");
        String event = Event.of(line).words(telling);
        String product = line.text("product");
        String now = new Comparison(line, telling).now();
        if (line.is("dimension", "all")) {
            return telling.say(
                    complaints
                            ? "After the {0} complaints about {1} were {2} of all, before it {3}."
                            : "After the {0} contacts about {1} were {2} of all, before it {3}.",
                    event,
                    product,
                    now,
                    before(line));
        }
        return telling.say(
                complaints
                        ? "After the {0} complaints about {1} from customers of type {2} were {3} of all, before it {4}."
                        : "After the {0} contacts about {1} from customers of type {2} were {3} of all, before it {4}.",
                event,
                product,
                telling.term(line.text("value")),
                now,
                before(line));
    }

    /** {@code 50 % (100 of 200): +25 points (+15 to +34), more than chance; the weeks before it are not free of …} */
    private String before(Line line) {
        Comparison comparison = new Comparison(line, telling);
        return (comparison.before().isEmpty() ? telling.say("a hidden share") : comparison.before())
                + (comparison.difference().isEmpty() ? "" : ": " + comparison.difference())
                + (Comparison.isFlagged(line) ? ", " + telling.say("more than chance") : "")
                + near(line).map(other -> "; " + other).orElse("");
    }

    private Optional<Chart> chart(String heading) {
        List<Chart.Pair> pairs = totals().stream()
                .limit(MOST_PAIRS)
                .map(l -> new Chart.Pair(
                        telling.sentence(Event.of(l).words(telling)) + ": "
                                + telling.say(l.is("measure", "complaints") ? "complaints" : "contacts"),
                        end(l, "n_compared", "of_compared"),
                        end(l, "n", "of"),
                        difference(l),
                        Comparison.isFlagged(l)))
                .toList();
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Chart.Pairs(
                        heading,
                        telling.say("% of all contacts that are about the product, or complaints about it"),
                        telling.say("before##a time before"),
                        telling.say("after"),
                        telling.say("change in points (95 % interval)"),
                        pairs));
    }

    private Optional<Chart.End> end(Line line, String n, String of) {
        Long hits = line.count(n);
        Long all = line.count(of);
        return hits == null || all == null || all == 0
                ? Optional.empty()
                : Optional.of(new Chart.End(100.0 * hits / all, telling.share(hits, all, line)));
    }

    /** What there is of it to tell; else that the share before is hidden, or that of afterwards. */
    private String difference(Line line) {
        String change = telling.change(line);
        if (!change.isEmpty()) {
            return change;
        }
        if (line.count("n") == null) {
            return line.text("mark");
        }
        return line.count("n_compared") == null ? telling.say("few before") : "";
    }

    private TableView table() {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            Comparison comparison = new Comparison(line, telling);
            rows.add(List.of(
                    Event.of(line).words(telling),
                    telling.say(line.is("measure", "complaints") ? "complaints" : "contacts"),
                    telling.term(line.is("dimension", "all") ? "all" : line.text("value")),
                    telling.plain(line.number("per_week")),
                    telling.plain(line.number("per_week_compared")),
                    comparison.now(),
                    comparison.before(),
                    telling.change(line) + (Comparison.isFlagged(line) ? ", " + telling.say("flagged") : ""),
                    line.count("n") == null ? "" : line.text("mark")));
        }
        return new TableView(
                List.of(
                        new Heading(telling.say("entry##of the calendar"), false),
                        new Heading(telling.say("what"), false),
                        new Heading(telling.say("customers"), false),
                        new Heading(telling.say("a week"), true),
                        new Heading(telling.say("a week before"), true),
                        new Heading(telling.say("share of contacts"), true),
                        new Heading(telling.say("share before"), true),
                        new Heading(telling.say("change in points"), true),
                        new Heading(telling.say("mark"), false)),
                rows,
                telling.remarks(lines));
    }
}
