package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Teams between the limits that chance would keep them in; in the order of the table, for none is ranked. */
final class TeamFunnel {

    private static final int MOST_MEASURES = 3;

    private final List<Line> lines;

    TeamFunnel(Tables tables) {
        this.lines = tables.lines("funnels").stream().filter(Tables::isFigure).toList();
    }

    boolean has(String measure) {
        return lines.stream()
                        .filter(l -> l.is("measure", measure))
                        .filter(TeamFunnel::isDrawn)
                        .count()
                > 1;
    }

    /** A section a measure, the headline first. */
    List<Section> sections(String headline) {
        List<String> measures = new ArrayList<>(List.of(headline));
        lines.stream().map(l -> l.text("measure")).forEach(measures::add);
        return measures.stream()
                .distinct()
                .filter(this::has)
                .limit(MOST_MEASURES)
                .map(this::section)
                .toList();
    }

    private static boolean isDrawn(Line line) {
        Long of = line.count("of");
        return line.number("percent") != null
                && of != null
                && of > 0
                && line.number("limit95_low") != null
                && line.number("limit95_high") != null
                && line.number("limit998_low") != null
                && line.number("limit998_high") != null;
    }

    private Section section(String measure) {
        List<Line> teams = lines.stream().filter(l -> l.is("measure", measure)).toList();
        String name = Figures.words(measure);
        String heading = heading(Figures.sentence(name), teams);
        boolean wider = teams.stream().anyMatch(l -> Boolean.TRUE.equals(l.get("over_dispersed")));
        return Parts.section(
                "teams-" + measure.replace('_', '-'),
                heading,
                "Teams by their number of cases, " + Parts.days(teams)
                        + ". Of teams that do as all do together, 95 of 100 lie between the inner limits by chance and 998 of 1,000"
                        + " between the outer ones; the fewer the cases, the wider."
                        + (wider
                                ? " The teams differ more than equal work would let them, so the limits are drawn wider."
                                : "")
                        + " Teams stand in no order of merit, and no person is shown.",
                chart(heading, name, teams),
                table(name, teams),
                Parts.definitions(teams),
                "funnels");
    }

    private static String heading(String name, List<Line> teams) {
        List<String> far = named(teams, "_998");
        List<String> near = named(teams, "_95");
        if (!far.isEmpty()) {
            return name + ": " + String.join(", ", far) + ", outside limits that chance passes once in 500 teams.";
        }
        if (!near.isEmpty()) {
            return name + ": no team lies outside the outer limits; " + String.join(", ", near)
                    + ", outside limits that chance passes once in 20 teams.";
        }
        return name + ": no team lies outside the limits of chance.";
    }

    /** {@code Chat lies below (45 %)}, of each team at a place. */
    private static List<String> named(List<Line> teams, String limit) {
        return teams.stream()
                .filter(l -> l.text("funnel_place").endsWith(limit))
                .map(l -> l.text("team") + " lies " + (l.text("funnel_place").startsWith("above") ? "above" : "below")
                        + " (" + Figures.percent(l) + ", " + Figures.nOf(l) + ")")
                .toList();
    }

    private static Chart chart(String heading, String name, List<Line> teams) {
        List<Chart.Group> groups = teams.stream()
                .filter(TeamFunnel::isDrawn)
                .map(l -> new Chart.Group(
                        Figures.label(l.text("team"), 40),
                        value(l.count("of")),
                        value(l.number("percent")),
                        new Chart.Limits(value(l.number("limit95_low")), value(l.number("limit95_high"))),
                        new Chart.Limits(value(l.number("limit998_low")), value(l.number("limit998_high"))),
                        l.text("funnel_place").contains("_9"),
                        l.is("funnel_place", "too_few")))
                .toList();
        double target = teams.stream()
                .map(l -> l.number("target"))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(0.0);
        return new Chart.Funnel(heading, "% " + name, "cases of a team", target, "all: " + whole(target), groups);
    }

    private static TableView table(String name, List<Line> teams) {
        List<List<String>> rows = teams.stream()
                .map(l -> List.of(
                        l.text("team"),
                        Figures.count(l.count("n"), ""),
                        Figures.count(l.count("of"), ""),
                        l.number("percent") == null ? "" : Figures.percent(l),
                        limits(l, "limit95"),
                        limits(l, "limit998"),
                        place(l),
                        l.text("mark")))
                .toList();
        return new TableView(
                List.of(
                        new Heading("team", false),
                        new Heading(name, true),
                        new Heading("of", true),
                        new Heading("share", true),
                        new Heading("95 % limits", true),
                        new Heading("99.8 % limits", true),
                        new Heading("place", false),
                        new Heading("mark", false)),
                rows,
                Parts.remarks(teams));
    }

    private static String limits(Line line, String limit) {
        Double low = line.number(limit + "_low");
        Double high = line.number(limit + "_high");
        return low == null || high == null ? "" : Math.round(low) + "–" + whole(high);
    }

    private static String place(Line line) {
        return switch (line.text("funnel_place")) {
            case "above_95" -> "above 95 %";
            case "below_95" -> "below 95 %";
            case "above_998" -> "above 99.8 %";
            case "below_998" -> "below 99.8 %";
            case "too_few" -> "too few to say";
            default -> line.text("funnel_place");
        };
    }

    private static String whole(double percent) {
        return Math.round(percent) + Figures.PERCENT;
    }

    private static long value(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    private static double value(@Nullable Double number) {
        return number == null ? 0 : number;
    }
}
