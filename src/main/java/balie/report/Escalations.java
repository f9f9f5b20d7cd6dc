package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is handed over: from which question, to whom, how long such cases take, and how often their customers are back. */
final class Escalations {

    private static final String ESCALATED = "escalated";
    private static final int MOST_STATEMENTS = 6;
    private static final int MOST_ROWS = 15;
    private static final List<String> TARGETS = List.of("colleague", "supervisor", "specialist_team", "supplier");

    private final Telling telling;
    private final List<Line> lines;
    private final List<Line> times;

    Escalations(Tables tables) {
        this.telling = tables.telling();
        this.lines =
                tables.lines("escalations").stream().filter(Tables::isFigure).toList();
        this.times = tables.lines("escalation_times").stream()
                .filter(Tables::isFigure)
                .toList();
    }

    private List<Line> escalated() {
        return lines.stream().filter(l -> l.is("measure", ESCALATED)).toList();
    }

    private Optional<Line> total() {
        return escalated().stream()
                .filter(l -> l.is("dimension", "all") && l.number("percent") != null)
                .findFirst();
    }

    /** The question that is handed over more than others, if that is more than chance. */
    Optional<String> point() {
        return Beside.flagged(telling, questions(), true).stream()
                .findFirst()
                .map(b -> telling.say("Handed over most: {0}, {1}.", b.group(), b.unlike()));
    }

    private List<Line> questions() {
        return escalated().stream()
                .filter(l -> l.is("dimension", "question_id"))
                .toList();
    }

    Optional<Section> section() {
        return total().map(this::section);
    }

    private Section section(Line total) {
        List<String> statements = new ArrayList<>();
        back().ifPresent(statements::add);
        median("all", "all", "all")
                .ifPresent(m -> statements.add(telling.say(
                        "Half of the cases that were handed over were resolved within {0} hours of their opening.",
                        m)));
        Beside.flagged(telling, escalated(), true).stream()
                .filter(b -> !b.line().is("dimension", "channel"))
                .limit(MOST_STATEMENTS)
                .forEach(b -> statements.add(telling.say("Handed over more often: {0}, {1}.", b.group(), b.unlike())));
        List<Line> shown = shown();
        String heading = telling.say(
                "{0} of contacts were handed over ({1}, {2}); {3}.",
                telling.percent(total),
                telling.nOf(total),
                telling.interval(total),
                Changes.tally(telling, escalated(), telling.say("groups compared with all others")));
        List<String> definitions = new ArrayList<>(telling.definitions(shown));
        definitions.addAll(telling.definitions(times));
        return new Section(
                "escalations",
                heading,
                telling.say(
                        "Contacts handed over to a colleague, a supervisor, another team or a supplier, in percent of those of which that is"
                                + " recorded, with 95 % interval; {0}. Sources record it each in its own way, so compare questions rather"
                                + " than channels.",
                        telling.days(lines)),
                statements,
                Optional.of(Parts.dots(
                        telling, heading, telling.say("% handed over"), Optional.of(total), shown, this::name)),
                table(shown),
                definitions,
                "escalations");
    }

    /** All, then the questions by their share. */
    private List<Line> shown() {
        List<Line> shown = new ArrayList<>(total().stream().toList());
        List<Line> groups = questions();
        if (groups.isEmpty()) {
            groups = escalated().stream()
                    .filter(l -> l.is("dimension", "category"))
                    .toList();
        }
        shown.addAll(Parts.highestFirst(groups).stream()
                .filter(Parts::isReliable)
                .limit(MOST_ROWS)
                .toList());
        return shown;
    }

    private TableView table(List<Line> shown) {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : shown) {
            List<String> row = new ArrayList<>(List.of(
                    name(line),
                    telling.nOf(line),
                    telling.percent(line) + (Comparison.isFlagged(line) ? ", " + telling.say("flagged") : ""),
                    telling.interval(line)));
            for (String target : TARGETS) {
                row.add(to(line, target));
            }
            row.add(median(line.text("dimension"), line.text("value"), "all").orElse(""));
            rows.add(row);
        }
        List<Heading> headings = new ArrayList<>(List.of(
                new Heading(telling.say("question"), false),
                new Heading(telling.say("handed over"), true),
                new Heading(telling.say("share"), true),
                new Heading(telling.say("95 % interval"), true)));
        TARGETS.forEach(target -> headings.add(new Heading(telling.say("to a {0}", telling.term(target)), true)));
        headings.add(new Heading(telling.say("half resolved within hours"), true));
        return new TableView(headings, rows, telling.remarks(shown));
    }

    private String to(Line group, String target) {
        return lines.stream()
                .filter(l -> l.is("measure", ESCALATED + "_to_" + target))
                .filter(l -> l.text("dimension").equals(group.text("dimension"))
                        && l.text("value").equals(group.text("value")))
                .findFirst()
                .map(l -> telling.count(l.count("n"), l.text("mark")))
                .orElse("");
    }

    private Optional<String> median(String dimension, String value, String target) {
        return times.stream()
                .filter(l -> l.is("dimension", dimension) && l.is("value", value) && l.is("escalation_target", target))
                .filter(l -> l.number("median_hours") != null)
                .findFirst()
                .map(l -> telling.plain(l.number("median_hours")) + " ("
                        + (l.number("median_low") == null ? "?" : telling.plain(l.number("median_low"))) + "–"
                        + (l.number("median_high") == null ? "?" : telling.plain(l.number("median_high"))) + ")");
    }

    /** How often customers are back after their case was handed over, beside the others. */
    private Optional<String> back() {
        return lines.stream()
                .filter(l -> l.is("dimension", "escalation") && l.is("value", ESCALATED))
                .filter(l -> l.count("n") != null && l.count("n_compared") != null)
                .findFirst()
                .map(l -> telling.say(
                        Comparison.isFlagged(l)
                                ? "Customers whose case was handed over were {0} in {1} ({2}, {3}), the others in {4}: more than chance."
                                : "Customers whose case was handed over were {0} in {1} ({2}, {3}), the others in {4}: within chance.",
                        telling.term(l.text("measure")),
                        telling.percent(l),
                        telling.nOf(l),
                        telling.interval(l),
                        telling.share(count(l, "n_compared"), count(l, "of_compared"), l)));
    }

    private static long count(Line line, String column) {
        Long count = line.count(column);
        return count == null ? 0 : count;
    }

    private String name(Line line) {
        return line.is("dimension", "all") ? telling.term("all") : new Beside(line, telling).group();
    }
}
