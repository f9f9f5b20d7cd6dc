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

    private final List<Line> lines;
    private final List<Line> times;

    Escalations(Tables tables) {
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
        return Beside.flagged(questions(), true).stream()
                .findFirst()
                .map(b -> "Handed over most: " + b.group() + ", " + b.unlike() + ".");
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
                .ifPresent(m -> statements.add("Half of the cases that were handed over were resolved within " + m
                        + " hours of their opening."));
        Beside.flagged(escalated(), true).stream()
                .filter(b -> !b.line().is("dimension", "channel"))
                .limit(MOST_STATEMENTS)
                .forEach(b -> statements.add("Handed over more often: " + b.group() + ", " + b.unlike() + "."));
        List<Line> shown = shown();
        String heading = Figures.percent(total) + " of contacts were handed over (" + Figures.nOf(total) + ", "
                + Figures.interval(total) + "); " + Changes.tally(escalated(), "groups compared with all others") + ".";
        List<String> definitions = new ArrayList<>(Parts.definitions(shown));
        definitions.addAll(Parts.definitions(times));
        return new Section(
                "escalations",
                heading,
                "Contacts handed over to a colleague, a supervisor, another team or a supplier, in percent of those of which that is"
                        + " recorded, with 95 % interval; " + Parts.days(lines)
                        + ". Sources record it each in its own way, so compare questions rather than channels.",
                statements,
                Optional.of(Parts.dots(heading, "% handed over", Optional.of(total), shown, Escalations::name)),
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
                    Figures.nOf(line),
                    Figures.percent(line) + (Comparison.isFlagged(line) ? ", flagged" : ""),
                    Figures.interval(line)));
            for (String target : TARGETS) {
                row.add(to(line, target));
            }
            row.add(median(line.text("dimension"), line.text("value"), "all").orElse(""));
            rows.add(row);
        }
        List<Heading> headings = new ArrayList<>(List.of(
                new Heading("question", false),
                new Heading("handed over", true),
                new Heading("share", true),
                new Heading("95 % interval", true)));
        TARGETS.forEach(target -> headings.add(new Heading("to a " + Figures.words(target), true)));
        headings.add(new Heading("half resolved within hours", true));
        return new TableView(headings, rows, Parts.remarks(shown));
    }

    private String to(Line group, String target) {
        return lines.stream()
                .filter(l -> l.is("measure", ESCALATED + "_to_" + target))
                .filter(l -> l.text("dimension").equals(group.text("dimension"))
                        && l.text("value").equals(group.text("value")))
                .findFirst()
                .map(l -> Figures.count(l.count("n"), l.text("mark")))
                .orElse("");
    }

    private Optional<String> median(String dimension, String value, String target) {
        return times.stream()
                .filter(l -> l.is("dimension", dimension) && l.is("value", value) && l.is("escalation_target", target))
                .filter(l -> l.number("median_hours") != null)
                .findFirst()
                .map(l -> Figures.plain(l.number("median_hours")) + " ("
                        + (l.number("median_low") == null ? "?" : Figures.plain(l.number("median_low"))) + "–"
                        + (l.number("median_high") == null ? "?" : Figures.plain(l.number("median_high"))) + ")");
    }

    /** How often customers are back after their case was handed over, beside the others. */
    private Optional<String> back() {
        return lines.stream()
                .filter(l -> l.is("dimension", "escalation") && l.is("value", ESCALATED))
                .filter(l -> l.count("n") != null && l.count("n_compared") != null)
                .findFirst()
                .map(l -> "Customers whose case was handed over were " + Figures.words(l.text("measure")) + " in "
                        + Figures.percent(l) + " (" + Figures.nOf(l) + ", " + Figures.interval(l) + "), the others in "
                        + Figures.share(count(l, "n_compared"), count(l, "of_compared"), l)
                        + (Comparison.isFlagged(l) ? ": more than chance." : ": within chance."));
    }

    private static long count(Line line, String column) {
        Long count = line.count(column);
        return count == null ? 0 : count;
    }

    private static String name(Line line) {
        return line.is("dimension", "all") ? "all" : new Beside(line).group();
    }
}
