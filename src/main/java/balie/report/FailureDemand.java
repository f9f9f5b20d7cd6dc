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

    private final List<Line> lines;

    FailureDemand(Tables tables) {
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
        return Figures.percent(total) + " of contacts are failure demand (" + Figures.nOf(total) + ", "
                + Figures.interval(total) + ")"
                + causes().stream()
                        .filter(l -> l.number("percent") != null)
                        .findFirst()
                        .map(l -> ", most of all: " + name(l) + ", " + Figures.percent(l))
                        .orElse("")
                + ".";
    }

    private static String name(Line line) {
        return line.text("demand_cause_name").isEmpty() ? line.text("demand_cause") : line.text("demand_cause_name");
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
                "Contacts that would not have come if something had been done, or done right, before; in percent with 95 % interval;"
                        + " opened " + Parts.days(lines) + ".",
                statements(total.get()),
                Optional.of(Parts.dots(heading, "% of contacts", Optional.<Line>empty(), causes, FailureDemand::name)),
                table(shown),
                Parts.definitions(shown),
                "failure_demand"));
    }

    private List<String> statements(Line total) {
        List<String> statements = new ArrayList<>();
        if (total.number("minutes") != null) {
            statements.add("It takes about " + hours(total) + " hours over these weeks"
                    + (total.is("minutes_from", "given")
                            ? ", by the minutes a contact that the file of causes gives for each channel"
                            : ", by the handling time that the exports record")
                    + " (known of " + Figures.plain(total.number("minutes_known_percent")) + Figures.PERCENT
                    + " of them).");
        }
        total("unknown_demand")
                .filter(l -> l.count("n") != null && !Long.valueOf(0).equals(l.count("n")))
                .ifPresent(l -> statements.add("Of " + Figures.nOf(l)
                        + " contacts nothing is known that the rules look at; they are in no share."));
        return statements;
    }

    private static String hours(Line line) {
        Double minutes = line.number("minutes");
        return minutes == null ? "" : Figures.count(Math.round(minutes / MINUTES_OF_HOUR));
    }

    private static String label(Line line) {
        return switch (line.text("dimension")) {
            case "all" -> ofTotal(line);
            case "question_id" ->
                "Question: "
                        + Figures.label(
                                line.text("question").isEmpty() ? line.text("value") : line.text("question"), LONGEST);
            default ->
                Figures.sentence(Figures.words(line.text("dimension"))) + ": " + Figures.words(line.text("value"));
        };
    }

    private static String ofTotal(Line line) {
        if (!line.is("demand_cause", "all")) {
            return "Cause: " + name(line);
        }
        return switch (line.text("measure")) {
            case "value_demand" -> "Value demand";
            case "unknown_demand" -> "Nothing known that the rules look at";
            default -> "All failure demand";
        };
    }

    private static TableView table(List<Line> shown) {
        List<List<String>> rows = shown.stream()
                .map(l -> List.of(
                        label(l),
                        Figures.count(l.count("n"), ""),
                        Figures.count(l.count("of"), ""),
                        l.number("percent") == null ? "" : Figures.percent(l),
                        Figures.interval(l),
                        hours(l),
                        l.text("mark")))
                .toList();
        return new TableView(
                List.of(
                        new Heading("contacts", false),
                        new Heading("n", true),
                        new Heading("of", true),
                        new Heading("share", true),
                        new Heading("95 % interval", true),
                        new Heading("hours", true),
                        new Heading("mark", false)),
                rows,
                Parts.remarks(shown));
    }
}
