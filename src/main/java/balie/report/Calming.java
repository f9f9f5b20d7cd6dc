package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Customers who were unclear, anxious or angry: how many were calm at the end, and where that fails. */
final class Calming {

    private static final String CALMED = "calmed";
    private static final int MOST_STATEMENTS = 6;
    private static final int MOST_GROUPS = 12;

    private final List<Line> lines;

    Calming(Tables tables) {
        this.lines = tables.lines("calming").stream()
                .filter(Tables::isFigure)
                .filter(l -> l.number("percent") != null)
                .toList();
    }

    private Optional<Line> total() {
        return lines.stream()
                .filter(l -> l.is("measure", CALMED) && l.is("dimension", "all"))
                .findFirst();
    }

    /** Where it fails most, if that is more than chance. */
    Optional<String> point() {
        return Beside.flagged(lines, false).stream()
                .findFirst()
                .map(b -> "Customers are calmed least about " + b.group() + ": " + b.unlike() + ".");
    }

    Optional<Section> section() {
        return total().map(this::section);
    }

    private Section section(Line total) {
        List<Beside> fails = Beside.flagged(lines, false);
        List<String> statements = fails.stream()
                .limit(MOST_STATEMENTS)
                .map(b -> "Less often calmed: " + b.group() + ", " + b.unlike() + ".")
                .toList();
        List<Line> shown = new ArrayList<>(
                lines.stream().filter(l -> l.is("dimension", "all")).toList());
        shown.addAll(Parts.lowestFirst(
                        lines.stream().filter(l -> !l.is("dimension", "all")).toList())
                .stream()
                .limit(MOST_GROUPS)
                .toList());
        String heading =
                "Of customers who were unclear, anxious or angry, " + Figures.percent(total) + " were calm at the end ("
                        + Figures.nOf(total) + ", " + Figures.interval(total) + "); "
                        + Changes.tally(lines, "groups compared with all others") + ".";
        return new Section(
                "calming",
                heading,
                "Contacts that ended calm, in percent of those that began otherwise and whose end was recorded, with 95 % interval; "
                        + Parts.days(lines) + ". First by how they began, then the groups in which it worked least.",
                statements,
                Optional.of(Parts.dots(heading, "% calm at the end", Optional.of(total), shown, Calming::name)),
                Parts.rates("who", "calm at the end", "of", shown, Calming::name),
                Parts.definitions(shown),
                "calming");
    }

    private static String name(Line line) {
        if (line.is("dimension", "all")) {
            return line.is("measure", CALMED)
                    ? "all"
                    : "began " + Figures.words(line.text("measure").substring(CALMED.length() + 1));
        }
        return new Beside(line).group();
    }
}
