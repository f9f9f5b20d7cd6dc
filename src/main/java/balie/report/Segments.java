package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Segments found in what customers do: how large each is, what sets it apart, and how it fares beside the others. */
final class Segments {

    private static final int MOST_TRAITS = 4;
    private static final int MOST_STATEMENTS = 6;
    private static final String NONE = "(none found)";
    private static final String TOO_FEW = "(too few contacts)";

    private final Telling telling;
    private final Behind behind;
    private final List<Line> rows;
    private final List<Line> traits;

    Segments(Tables tables) {
        this.telling = tables.telling();
        this.behind = new Behind(tables);
        this.rows = found(tables, "segments");
        this.traits = found(tables, "segment_traits");
    }

    private static List<Line> found(Tables tables, String table) {
        return tables.lines(table).stream()
                .filter(Tables::isFigure)
                .filter(l -> l.is("segmentation", "found"))
                .toList();
    }

    private List<Line> sizes() {
        return rows.stream()
                .filter(l -> l.is("measure", "customers") && !isOutside(l))
                .toList();
    }

    private static boolean isOutside(Line line) {
        return line.is("segment", NONE) || line.is("segment", TOO_FEW);
    }

    private Optional<Line> outside(String why) {
        return rows.stream().filter(l -> l.is("segment", why)).findFirst();
    }

    private Optional<Line> measure(Line segment, String measure) {
        return rows.stream()
                .filter(l -> l.is("segment", segment.text("segment"))
                        && l.text("measure").startsWith(measure))
                .findFirst();
    }

    /** {@code S1, mostly by phone, about Nodo} */
    private String label(Line line) {
        return line.text("segment") + ", " + new SegmentName(line.text("name")).words(telling);
    }

    /** What is more than chance, that which differs most first. */
    private List<Line> flagged() {
        List<Line> all = new ArrayList<>(rows);
        all.addAll(traits);
        return all.stream()
                .filter(l -> Comparison.isFlagged(l) && l.number("change") != null)
                .sorted(Comparator.comparingDouble(Segments::size).reversed())
                .toList();
    }

    private static double size(Line line) {
        Double change = line.number("change");
        return change == null ? 0 : Math.abs(change);
    }

    /** The flagged difference that is largest; empty: nothing is flagged. */
    Optional<String> point() {
        return flagged().stream().findFirst().map(this::sentence);
    }

    /** {@code Segment S1, mostly by phone: complaints 12 % (60 of 500), against 5 % (40 of 800) of all others, more than chance.} */
    private String sentence(Line line) {
        return telling.say(
                "Segment {0}: {1} {2}, against {3} of all others, more than chance.",
                label(line), what(line), new Comparison(line, telling).now(), rest(line));
    }

    private String rest(Line line) {
        String rest = new Comparison(line, telling).before();
        return rest.isEmpty() ? telling.say("a hidden share") : rest;
    }

    private String what(Line line) {
        // Rows of one table have a measure, those of the other a trait.
        return line.has("measure") ? telling.term(line.text("measure")) : new Comparison(line, telling).group();
    }

    Optional<Section> section() {
        List<Line> sizes = sizes();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        String heading = heading(sizes);
        List<Line> shown = new ArrayList<>(rows);
        shown.addAll(traits);
        return Optional.of(new Section(
                "found-segments",
                heading,
                telling.say(
                        "Customers with at least three contacts in the year up to the end of the period, parted by the channels, products"
                                + " and categories of their contacts, how many there are and how long ago the last was. {0}.",
                        telling.days(rows)),
                statements(sizes),
                sizes.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Parts.dots(
                                telling,
                                heading,
                                telling.say("% of these customers"),
                                Optional.empty(),
                                sizes,
                                this::label)),
                table(sizes, shown),
                definitions(),
                "segments"));
    }

    private String heading(List<Line> sizes) {
        if (sizes.isEmpty()) {
            return outside(NONE)
                    .map(this::none)
                    .orElseGet(() -> telling.say("No segments found: no customer has enough contacts in the year."));
        }
        Line largest = sizes.get(0);
        return telling.say(
                "{0} segments of customers come for different things; the largest, {1}, is {2} ({3}, {4}).",
                sizes.size(),
                label(largest),
                telling.percent(largest),
                telling.interval(largest),
                telling.nOf(largest));
    }

    private String none(Line line) {
        Long n = line.count("n");
        return n == null
                ? telling.say(
                        "No segments found: what these customers come for does not part them into groups by more than chance.")
                : telling.say(
                        "No segments found: what {0} customers come for does not part them into groups by more than chance.",
                        n);
    }

    private List<String> statements(List<Line> sizes) {
        List<String> statements = new ArrayList<>();
        List<Line> flagged = flagged();
        flagged.stream().limit(MOST_STATEMENTS).map(this::sentence).forEach(statements::add);
        if (flagged.size() > MOST_STATEMENTS) {
            statements.add(telling.say(
                    "{0, plural, one {And one more difference that is flagged} other {And # more differences that are flagged}}, in the tables.",
                    flagged.size() - MOST_STATEMENTS));
        }
        if (!sizes.isEmpty() && flagged.isEmpty()) {
            statements.add(telling.say("In what the segments were not made by, none is flagged as unlike the others."));
        }
        outside(TOO_FEW)
                .ifPresent(l -> statements.add(telling.say(
                        "Of {0} customers it can not be said: they had fewer than three contacts in the year.",
                        telling.nOf(l))));
        return statements;
    }

    private TableView table(List<Line> sizes, List<Line> shown) {
        List<List<String>> cells = new ArrayList<>();
        for (Line size : sizes) {
            cells.add(List.of(
                    label(size),
                    telling.count(size.count("n"), size.text("mark")),
                    telling.percent(size) + " (" + telling.interval(size).replace(Telling.PERCENT, "") + ")",
                    measure(size, "contacts").map(telling::nOf).orElse(""),
                    beside(size, "complained"),
                    beside(size, "fcr_no_repeat"),
                    apart(size)));
        }
        return new TableView(
                        List.of(
                                new Heading(telling.term("segment"), false),
                                new Heading(telling.say("customers"), true),
                                new Heading(telling.say("share"), true),
                                new Heading(telling.say("contacts"), true),
                                new Heading(telling.say("complaints"), true),
                                new Heading(telling.say("no repeat"), true),
                                new Heading(telling.say("what sets it apart, beside all others"), false)),
                        cells,
                        telling.remarks(shown))
                .leading(
                        0,
                        behind.customers(
                                sizes,
                                l -> l.count("n") == null
                                        ? new TreeMap<>()
                                        : new TreeMap<>(Map.of("segment", l.text("segment")))));
    }

    /** A share with its difference to the others. */
    private String beside(Line segment, String measure) {
        return measure(segment, measure)
                .map(l -> l.number("percent") == null
                        ? l.text("mark")
                        : telling.percent(l) + ", " + telling.say("{0} points", telling.change(l))
                                + (Comparison.isFlagged(l) ? ", " + telling.say("flagged") : ""))
                .orElse("");
    }

    private String apart(Line segment) {
        List<String> parts = traits.stream()
                .filter(l -> l.is("segment", segment.text("segment")) && isMore(l))
                .sorted(Comparator.comparingDouble(Segments::size).reversed())
                .limit(MOST_TRAITS)
                .map(l -> trait(l) + (Comparison.isFlagged(l) ? ", " + telling.say("flagged") : ""))
                .toList();
        return String.join("; ", parts);
    }

    /** {@code product Nodo 62 %, 2.4 times (+36 (+28 to +44) points)} */
    private String trait(Line line) {
        String share = new Comparison(line, telling).group() + " " + telling.percent(line);
        return line.number("lift") == null
                ? telling.say("{0} ({1} points)", share, telling.change(line))
                : telling.say(
                        "{0}, {1} times ({2} points)", share, telling.plain(line.number("lift")), telling.change(line));
    }

    /** Whether it is more frequent there by its interval. */
    private static boolean isMore(Line line) {
        Double low = line.number("change_low");
        return low != null && low > 0;
    }

    private List<String> definitions() {
        List<String> definitions = new ArrayList<>(telling.definitions(rows));
        definitions.add(telling.say(
                "Segments: groups around centres (k-means), as many of 2 to 8 as have the largest mean silhouette. They are told"
                        + " only if that is larger than in each of 19 sets in which the same contacts were dealt out to the customers at"
                        + " random: where customers have no habits, that happens in 5 % of the runs at most. It does not say that"
                        + " there is nobody between two segments."));
        definitions.add(telling.say(
                "Channels, products and categories are what the segments were found by; they describe a segment and are not"
                        + " tested. Complaints, repeats, type, region and language are."));
        return definitions;
    }
}
