package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Segments found in what customers do: how large each is, what sets it apart, and how it fares beside the others. */
final class Segments {

    private static final int MOST_TRAITS = 4;
    private static final int MOST_STATEMENTS = 6;
    private static final String NONE = "(none found)";
    private static final String TOO_FEW = "(too few contacts)";

    private final List<Line> rows;
    private final List<Line> traits;

    Segments(Tables tables) {
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
    private static String label(Line line) {
        return line.text("segment") + ", " + line.text("name");
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
        return flagged().stream().findFirst().map(Segments::sentence);
    }

    /** {@code Segment S1, mostly by phone: complaints 12 % (60 of 500), against 5 % (40 of 800) of all others, more than chance.} */
    private static String sentence(Line line) {
        return "Segment " + label(line) + ": " + what(line) + " " + new Comparison(line).now() + ", against "
                + rest(line) + " of all others, more than chance.";
    }

    private static String rest(Line line) {
        String rest = new Comparison(line).before();
        return rest.isEmpty() ? "a hidden share" : rest;
    }

    private static String what(Line line) {
        // Rows of one table have a measure, those of the other a trait.
        return line.has("measure")
                ? Figures.words(line.text("measure"))
                : Figures.words(line.text("dimension")) + " " + Figures.words(line.text("value"));
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
                "Customers with at least three contacts in the year up to the end of the period, parted by the channels, products and"
                        + " categories of their contacts, how many there are and how long ago the last was. "
                        + Parts.days(rows) + ".",
                statements(sizes),
                sizes.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                Parts.dots(heading, "% of these customers", Optional.empty(), sizes, Segments::label)),
                table(sizes, shown),
                definitions(),
                "segments"));
    }

    private String heading(List<Line> sizes) {
        if (sizes.isEmpty()) {
            return outside(NONE)
                    .map(l -> "No segments found: what " + Figures.count(l.count("n"), "these")
                            + " customers come for does not part them into groups by more than chance.")
                    .orElse("No segments found: no customer has enough contacts in the year.");
        }
        Line largest = sizes.get(0);
        return Figures.sentence(sizes.size() + " segments of customers come for different things; the largest, ")
                + label(largest) + ", is " + Figures.percent(largest) + " (" + Figures.interval(largest) + ", "
                + Figures.nOf(largest) + ").";
    }

    private List<String> statements(List<Line> sizes) {
        List<String> statements = new ArrayList<>();
        List<Line> flagged = flagged();
        flagged.stream().limit(MOST_STATEMENTS).map(Segments::sentence).forEach(statements::add);
        if (flagged.size() > MOST_STATEMENTS) {
            statements.add(
                    "And " + (flagged.size() - MOST_STATEMENTS) + " more differences that are flagged, in the tables.");
        }
        if (!sizes.isEmpty() && flagged.isEmpty()) {
            statements.add("In what the segments were not made by, none is flagged as unlike the others.");
        }
        outside(TOO_FEW)
                .ifPresent(l -> statements.add("Of " + Figures.nOf(l)
                        + " customers it can not be said: they had fewer than three contacts in the year."));
        return statements;
    }

    private TableView table(List<Line> sizes, List<Line> shown) {
        List<List<String>> cells = new ArrayList<>();
        for (Line size : sizes) {
            cells.add(List.of(
                    label(size),
                    Figures.count(size.count("n"), size.text("mark")),
                    Figures.percent(size) + " (" + Figures.interval(size).replace(Figures.PERCENT, "") + ")",
                    measure(size, "contacts").map(Figures::nOf).orElse(""),
                    beside(size, "complained"),
                    beside(size, "fcr_no_repeat"),
                    apart(size)));
        }
        return new TableView(
                List.of(
                        new Heading("segment", false),
                        new Heading("customers", true),
                        new Heading("share", true),
                        new Heading("contacts", true),
                        new Heading("complaints", true),
                        new Heading("no repeat", true),
                        new Heading("what sets it apart, beside all others", false)),
                cells,
                Parts.remarks(shown));
    }

    /** A share with its difference to the others. */
    private String beside(Line segment, String measure) {
        return measure(segment, measure)
                .map(l -> l.number("percent") == null
                        ? l.text("mark")
                        : Figures.percent(l) + ", " + Figures.change(l) + " points"
                                + (Comparison.isFlagged(l) ? ", flagged" : ""))
                .orElse("");
    }

    private String apart(Line segment) {
        List<String> parts = traits.stream()
                .filter(l -> l.is("segment", segment.text("segment")) && isMore(l))
                .sorted(Comparator.comparingDouble(Segments::size).reversed())
                .limit(MOST_TRAITS)
                .map(l -> Figures.words(l.text("dimension")) + " " + Figures.words(l.text("value")) + " "
                        + Figures.percent(l)
                        + (l.number("lift") == null ? "" : ", " + Figures.plain(l.number("lift")) + " times")
                        + " (" + Figures.change(l) + " points)" + (Comparison.isFlagged(l) ? ", flagged" : ""))
                .toList();
        return String.join("; ", parts);
    }

    /** Whether it is more frequent there by its interval. */
    private static boolean isMore(Line line) {
        Double low = line.number("change_low");
        return low != null && low > 0;
    }

    private List<String> definitions() {
        List<String> definitions = new ArrayList<>(Parts.definitions(rows));
        definitions.add(
                "Segments: groups around centres (k-means), as many of 2 to 8 as have the largest mean silhouette. They are told"
                        + " only if that is larger than in each of 19 sets in which the same contacts were dealt out to the customers at"
                        + " random: where customers have no habits, that happens in 5 % of the runs at most. It does not say that"
                        + " there is nobody between two segments.");
        definitions.add(
                "Channels, products and categories are what the segments were found by; they describe a segment and are not"
                        + " tested. Complaints, repeats, type, region and language are.");
        return definitions;
    }
}
