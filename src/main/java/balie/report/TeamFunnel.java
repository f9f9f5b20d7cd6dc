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

    private final Telling telling;
    private final List<Line> lines;

    TeamFunnel(Tables tables) {
        this.telling = tables.telling();
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
        String name = telling.term(measure);
        String heading = heading(telling.sentence(name), teams);
        boolean wider = teams.stream().anyMatch(l -> Boolean.TRUE.equals(l.get("over_dispersed")));
        return Parts.section(
                "teams-" + measure.replace('_', '-'),
                heading,
                subtitle(teams, wider),
                chart(heading, name, teams),
                table(name, teams),
                telling.definitions(teams),
                "funnels");
    }

    private String subtitle(List<Line> teams, boolean wider) {
        List<String> sentences = new ArrayList<>();
        sentences.add(telling.say(
                "Teams by their number of cases, {0}. Of teams that do as all do together, 95 of 100 lie between the inner limits by"
                        + " chance and 998 of 1,000 between the outer ones; the fewer the cases, the wider.",
                telling.days(teams)));
        if (wider) {
            sentences.add(telling.say(
                    "The teams differ more than equal work would let them, so the limits are drawn wider."));
        }
        sentences.add(telling.say("Teams stand in no order of merit, and no person is shown."));
        return String.join(" ", sentences);
    }

    private String heading(String name, List<Line> teams) {
        List<String> far = named(teams, "_998");
        List<String> near = named(teams, "_95");
        if (!far.isEmpty()) {
            return telling.say(
                    "{0}: {1}, outside limits that chance passes once in 500 teams.", name, String.join(", ", far));
        }
        if (!near.isEmpty()) {
            return telling.say(
                    "{0}: no team lies outside the outer limits; {1}, outside limits that chance passes once in 20 teams.",
                    name, String.join(", ", near));
        }
        return telling.say("{0}: no team lies outside the limits of chance.", name);
    }

    /** {@code Chat lies below (45 %)}, of each team at a place. */
    private List<String> named(List<Line> teams, String limit) {
        return teams.stream()
                .filter(l -> l.text("funnel_place").endsWith(limit))
                .map(l -> telling.say(
                        l.text("funnel_place").startsWith("above")
                                ? "{0} lies above ({1}, {2})"
                                : "{0} lies below ({1}, {2})",
                        l.text("team"),
                        telling.percent(l),
                        telling.nOf(l)))
                .toList();
    }

    private Chart chart(String heading, String name, List<Line> teams) {
        List<Chart.Group> groups = teams.stream()
                .filter(TeamFunnel::isDrawn)
                .map(l -> new Chart.Group(
                        Telling.label(l.text("team"), 40),
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
        return new Chart.Funnel(
                heading,
                "% " + name,
                telling.say("cases of a team"),
                target,
                telling.say("all: {0}", whole(target)),
                groups);
    }

    private TableView table(String name, List<Line> teams) {
        List<List<String>> rows = teams.stream()
                .map(l -> List.of(
                        l.text("team"),
                        telling.count(l.count("n"), ""),
                        telling.count(l.count("of"), ""),
                        l.number("percent") == null ? "" : telling.percent(l),
                        limits(l, "limit95"),
                        limits(l, "limit998"),
                        place(l),
                        l.text("mark")))
                .toList();
        return new TableView(
                List.of(
                        new Heading(telling.term("team"), false),
                        new Heading(name, true),
                        new Heading(telling.say("of##denominator"), true),
                        new Heading(telling.say("share"), true),
                        new Heading(telling.say("95 % limits"), true),
                        new Heading(telling.say("99.8 % limits"), true),
                        new Heading(telling.say("place##between limits"), false),
                        new Heading(telling.say("mark"), false)),
                rows,
                telling.remarks(teams));
    }

    private static String limits(Line line, String limit) {
        Double low = line.number(limit + "_low");
        Double high = line.number(limit + "_high");
        return low == null || high == null ? "" : Math.round(low) + "–" + whole(high);
    }

    private String place(Line line) {
        return switch (line.text("funnel_place")) {
            case "above_95" -> telling.say("above 95 %");
            case "below_95" -> telling.say("below 95 %");
            case "above_998" -> telling.say("above 99.8 %");
            case "below_998" -> telling.say("below 99.8 %");
            case "too_few" -> telling.say("too few to say");
            default -> telling.term(line.text("funnel_place"));
        };
    }

    private static String whole(double percent) {
        return Math.round(percent) + Telling.PERCENT;
    }

    private static long value(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    private static double value(@Nullable Double number) {
        return number == null ? 0 : number;
    }
}
