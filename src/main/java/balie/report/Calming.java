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

    private final Telling telling;
    private final Behind behind;
    private final List<Line> lines;

    Calming(Tables tables) {
        this.telling = tables.telling();
        this.behind = new Behind(tables);
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
        return Beside.flagged(telling, lines, false).stream()
                .findFirst()
                .map(b -> telling.say("Customers are calmed least about {0}: {1}.", b.group(), b.unlike()));
    }

    Optional<Section> section() {
        return total().map(this::section);
    }

    private Section section(Line total) {
        List<Beside> fails = Beside.flagged(telling, lines, false);
        List<String> statements = fails.stream()
                .limit(MOST_STATEMENTS)
                .map(b -> telling.say("Less often calmed: {0}, {1}.", b.group(), b.unlike()))
                .toList();
        List<Line> shown = new ArrayList<>(
                lines.stream().filter(l -> l.is("dimension", "all")).toList());
        shown.addAll(Parts.lowestFirst(
                        lines.stream().filter(l -> !l.is("dimension", "all")).toList())
                .stream()
                .limit(MOST_GROUPS)
                .toList());
        String heading = telling.say(
                "Of customers who were unclear, anxious or angry, {0} were calm at the end ({1}, {2}); {3}.",
                telling.percent(total),
                telling.nOf(total),
                telling.interval(total),
                Changes.tally(telling, lines, telling.say("groups compared with all others")));
        return new Section(
                "calming",
                heading,
                telling.say(
                        "Contacts that ended calm, in percent of those that began otherwise and whose end was recorded, with 95 % interval;"
                                + " {0}. First by how they began, then the groups in which it worked least.",
                        telling.days(lines)),
                statements,
                Optional.of(Parts.dots(
                        telling, heading, telling.say("% calm at the end"), Optional.of(total), shown, this::name)),
                Parts.rates(
                                telling,
                                telling.say("who"),
                                telling.say("calm at the end"),
                                telling.say("of##denominator"),
                                shown,
                                this::name)
                        .leading(0, behind.values(shown)),
                telling.definitions(shown),
                "calming");
    }

    private String name(Line line) {
        if (line.is("dimension", "all")) {
            return line.is("measure", CALMED)
                    ? telling.term("all")
                    : telling.say("began {0}", telling.term(line.text("measure").substring(CALMED.length() + 1)));
        }
        return new Beside(line, telling).group();
    }
}
