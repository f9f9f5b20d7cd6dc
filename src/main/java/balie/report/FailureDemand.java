package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Contacts that would not have come if something had been done, or done right, before: how many, why, and what they take. */
final class FailureDemand {

    private static final int MOST_OF_DIMENSION = 10;
    private static final int LONGEST = 120;
    private static final double MINUTES_OF_HOUR = 60;
    private static final List<String> DIMENSIONS = List.of("channel", "customer_type", "product", "question_id");

    private final Telling telling;
    private final List<Line> lines;

    FailureDemand(Tables tables) {
        this.telling = tables.telling();
        this.lines =
                tables.lines("failure_demand").stream().filter(Tables::isFigure).toList();
    }

    private Optional<Line> total(String measure) {
        return lines.stream()
                .filter(l -> l.is("measure", measure) && l.is("dimension", "all") && l.is("demand_cause", "all"))
                .findFirst();
    }

    private List<Line> causes() {
        return Parts.highestFirst(lines.stream()
                .filter(l ->
                        l.is("measure", "failure_demand") && l.is("dimension", "all") && !l.is("demand_cause", "all"))
                .toList());
    }

    private List<Line> by(String dimension) {
        return Parts.highestFirst(lines.stream()
                        .filter(l -> l.is("dimension", dimension) && l.number("percent") != null)
                        .toList())
                .stream()
                .limit(MOST_OF_DIMENSION)
                .toList();
    }

    /** The share, and its largest cause. */
    Optional<String> point() {
        return total("failure_demand").filter(l -> l.number("percent") != null).map(this::finding);
    }

    private String finding(Line total) {
        String share = telling.percent(total);
        String counts = telling.nOf(total);
        String interval = telling.interval(total);
        return causes().stream()
                .filter(l -> l.number("percent") != null)
                .findFirst()
                .map(l -> telling.say(
                        "{0} of contacts are failure demand ({1}, {2}), most of all: {3}, {4}.",
                        share, counts, interval, name(l), telling.percent(l)))
                .orElseGet(
                        () -> telling.say("{0} of contacts are failure demand ({1}, {2}).", share, counts, interval));
    }

    private String name(Line line) {
        String called = line.text("demand_cause_name");
        return called.isEmpty() ? line.text("demand_cause") : telling.name(called);
    }

    Optional<Section> section() {
        Optional<Line> total = total("failure_demand");
        if (point().isEmpty() || total.isEmpty()) {
            return Optional.empty();
        }
        List<Line> causes = causes();
        List<Line> shown = new ArrayList<>(List.of(total.get()));
        shown.addAll(causes);
        Stream.of("value_demand", "unknown_demand")
                .flatMap(m -> total(m).stream())
                .forEach(shown::add);
        DIMENSIONS.forEach(d -> shown.addAll(by(d)));
        String heading = finding(total.get());
        return Optional.of(new Section(
                "failure-demand",
                heading,
                telling.say(
                        "Contacts that would not have come if something had been done, or done right, before; in percent with 95 %"
                                + " interval; opened {0}.",
                        telling.days(lines)),
                statements(total.get()),
                Optional.of(Parts.dots(
                        telling, heading, telling.say("% of contacts"), Optional.<Line>empty(), causes, this::name)),
                table(shown),
                telling.definitions(shown),
                "failure_demand"));
    }

    private List<String> statements(Line total) {
        List<String> statements = new ArrayList<>();
        if (total.number("minutes") != null) {
            statements.add(telling.say(
                    total.is("minutes_from", "given")
                            ? "It takes about {0} hours over these weeks, by the minutes a contact that the file of causes gives for each"
                                    + " channel (known of {1}\u00a0% of them)."
                            : "It takes about {0} hours over these weeks, by the handling time that the exports record (known of"
                                    + " {1}\u00a0% of them).",
                    hours(total),
                    telling.plain(total.number("minutes_known_percent"))));
        }
        total("unknown_demand")
                .filter(l -> l.count("n") != null && !Long.valueOf(0).equals(l.count("n")))
                .ifPresent(l -> statements.add(telling.say(
                        "Of {0} contacts nothing is known that the rules look at; they are in no share.",
                        telling.nOf(l))));
        return statements;
    }

    private String hours(Line line) {
        Double minutes = line.number("minutes");
        return minutes == null ? "" : telling.count(Math.round(minutes / MINUTES_OF_HOUR));
    }

    private String label(Line line) {
        return switch (line.text("dimension")) {
            case "all" -> ofTotal(line);
            case "question_id" ->
                telling.say(
                        "Question: {0}",
                        Telling.label(
                                line.text("question").isEmpty()
                                        ? telling.term(line.text("value"))
                                        : line.text("question"),
                                LONGEST));
            default ->
                telling.sentence(telling.term(line.text("dimension"))) + ": "
                        + telling.value(line.text("dimension"), line.text("value"));
        };
    }

    private String ofTotal(Line line) {
        if (!line.is("demand_cause", "all")) {
            return telling.say("Cause: {0}", name(line));
        }
        return switch (line.text("measure")) {
            case "value_demand" -> telling.say("Value demand");
            case "unknown_demand" -> telling.say("Nothing known that the rules look at");
            default -> telling.say("All failure demand");
        };
    }

    private TableView table(List<Line> shown) {
        List<List<String>> rows = shown.stream()
                .map(l -> List.of(
                        label(l),
                        telling.count(l.count("n"), ""),
                        telling.count(l.count("of"), ""),
                        l.number("percent") == null ? "" : telling.percent(l),
                        telling.interval(l),
                        hours(l),
                        l.text("mark")))
                .toList();
        return new TableView(
                List.of(
                        new Heading(telling.say("contacts"), false),
                        new Heading(telling.say("n"), true),
                        new Heading(telling.say("of##denominator"), true),
                        new Heading(telling.say("share"), true),
                        new Heading(telling.say("95 % interval"), true),
                        new Heading(telling.say("hours"), true),
                        new Heading(telling.say("mark"), false)),
                rows,
                telling.remarks(shown));
    }
}
