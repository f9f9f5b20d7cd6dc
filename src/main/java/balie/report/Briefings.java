package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the desk was told of offers in time, and how contacts went after briefings and trainings, beside contacts elsewhere on the same
 * days. That one came after the other is told, never that it came of it.
 */
final class Briefings {

    private static final String ASKED = "contacts_before_briefing";

    private final List<Line> lines;

    Briefings(Tables tables) {
        this.lines = tables.lines("briefings").stream().filter(Tables::isFigure).toList();
    }

    private List<Line> asked() {
        return lines.stream().filter(l -> l.is("measure", ASKED)).toList();
    }

    /** What came after the desk was told or trained: of its product, or of the whole desk. */
    private List<Line> after() {
        return lines.stream()
                .filter(l -> !l.is("measure", ASKED) && !l.is("group", "elsewhere"))
                .toList();
    }

    private Optional<Line> elsewhere(Line line) {
        return lines.stream()
                .filter(l -> l.is("group", "elsewhere") && l.is("measure", line.text("measure")))
                .filter(l -> Event.of(l).equals(Event.of(line)))
                .findFirst();
    }

    /** What is more than chance; or else news of which customers asked first. */
    Optional<String> point() {
        return after().stream()
                .filter(Comparison::isFlagged)
                .findFirst()
                .map(this::change)
                .or(() -> firstLate().map(Briefings::told));
    }

    private Optional<Line> firstLate() {
        return asked().stream()
                .filter(l -> l.is("told", "late") && l.count("n") != null && l.get("first_asked") != null)
                .reduce((first, last) -> last);
    }

    Optional<Section> section() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String heading = heading();
        List<String> statements = new ArrayList<>();
        asked().stream()
                .filter(l -> firstLate().filter(l::equals).isEmpty())
                .map(Briefings::told)
                .forEach(statements::add);
        after().stream()
                .filter(l -> !l.text("change").isEmpty())
                .map(this::change)
                .forEach(statements::add);
        return Optional.of(new Section(
                "briefings",
                heading,
                "Offers, campaigns, releases and trainings of the last 26 weeks. A change after one of them is held against the change"
                        + " elsewhere on the same days. That it came after does not say that it came of it.",
                statements,
                chart(heading),
                table(),
                Parts.definitions(lines),
                "briefings"));
    }

    private String heading() {
        List<Line> asked = asked();
        long late = asked.stream().filter(l -> l.is("told", "late")).count();
        long never = asked.stream().filter(l -> l.is("told", "not_told")).count();
        if (asked.isEmpty()) {
            return "Before and after trainings.";
        }
        return firstLate()
                .map(Briefings::told)
                .orElseGet(() -> "Of " + asked.size()
                        + (asked.size() == 1 ? " offer, campaign or release " : " offers, campaigns and releases ")
                        + "the desk was told of " + (asked.size() - late - never) + " in time, of " + late
                        + " after customers had asked and of " + never + " not at all.");
    }

    /** {@code Offer Winterplan: customers first asked on 22 September 2026, six days before the desk was told} and how many. */
    private static String told(Line line) {
        String event = Event.of(line).words();
        String share = line.count("n") == null
                ? "few contacts came before that"
                : Figures.nOf(line) + " contacts about it in its first eight weeks "
                        + (line.number("percent") == null
                                ? ""
                                : "(" + Figures.percent(line) + ", " + Figures.interval(line) + ") ")
                        + "came before that";
        String text = switch (line.text("told")) {
            case "late" -> event + ": customers asked " + first(line) + "before the desk was told; " + share;
            case "in_time" -> event + ": the desk was told in time, on " + Days.day((LocalDate) line.get("briefed_on"));
            default -> event + ": the calendar has no briefing on it up to the time of the report";
        };
        String before = line.count("asked_before") == null
                ? ""
                : "; " + Figures.count(line.count("asked_before"), "")
                        + " contacts were about the product in the 28 days before it";
        return Figures.sentence(text + before + ".");
    }

    private static String first(Line line) {
        Long days = line.count("days_to_briefing");
        return days == null
                ? ""
                : "from " + Days.day((LocalDate) line.get("first_asked")) + " on, " + days
                        + (days == 1 ? " day " : " days ");
    }

    /** {@code After the briefing on Winterplan, resolved ...: 65 % (…), before 50 % (…): +15 points (… to …), elsewhere +2.} */
    private String change(Line line) {
        Comparison comparison = new Comparison(line);
        boolean training = line.is("entry_kind", "training");
        String event = Event.of(line).words();
        String text = "After the " + (training ? "" : "briefing on the ")
                + event + ", " + measure(line) + ": " + comparison.now() + ", before it "
                + (comparison.before().isEmpty() ? "a hidden share" : comparison.before())
                + (comparison.difference().isEmpty() ? "" : ", " + comparison.difference());
        if (line.is("group", "desk")) {
            return text + "; it was for the whole desk, so there is nothing to compare with.";
        }
        String other = elsewhere(line)
                .map(l -> Figures.change(l))
                .filter(change -> !change.isEmpty())
                .map(change -> " (elsewhere " + change + ")")
                .orElse("");
        return text + other + beyond(line) + ".";
    }

    private static String beyond(Line line) {
        String difference = Event.points(line, "difference_in_differences");
        if (difference.isEmpty()) {
            return "; too few to hold it against the change elsewhere";
        }
        return "; beyond elsewhere " + difference
                + (Comparison.isFlagged(line)
                        ? ", more than chance"
                        : Comparison.isTested(line) ? ", not more than chance may make" : "");
    }

    static String measure(Line line) {
        String measure = line.text("measure");
        return (measure.startsWith("fcr_") ? "resolved at the first contact, " : "") + Figures.words(measure);
    }

    private Optional<Chart> chart(String heading) {
        List<Line> shares =
                asked().stream().filter(l -> l.number("percent") != null).toList();
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(Parts.dots(
                        heading,
                        "% of contacts in the first eight weeks that came before the desk was told",
                        Optional.empty(),
                        shares,
                        l -> Event.of(l).words()));
    }

    private TableView table() {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            Comparison comparison = new Comparison(line);
            boolean isAsked = line.is("measure", ASKED);
            rows.add(List.of(
                    Event.of(line).words(),
                    isAsked ? "contacts before the desk was told" : measure(line),
                    isAsked ? "about it" : group(line),
                    comparison.now() + (isAsked && line.number("percent") != null ? ", " + Figures.interval(line) : ""),
                    comparison.before(),
                    Figures.change(line),
                    Event.points(line, "difference_in_differences").replace(" points", "")
                            + (Comparison.isFlagged(line) ? ", flagged" : ""),
                    line.count("n") == null ? "" : line.text("mark")));
        }
        return new TableView(
                List.of(
                        new Heading("entry", false),
                        new Heading("what", false),
                        new Heading("contacts", false),
                        new Heading("after", true),
                        new Heading("before", true),
                        new Heading("change in points", true),
                        new Heading("beyond elsewhere", true),
                        new Heading("mark", false)),
                rows,
                Parts.remarks(lines));
    }

    private static String group(Line line) {
        return switch (line.text("group")) {
            case "about" -> "about it";
            case "elsewhere" -> "everything else";
            default -> "whole desk, nothing to compare with";
        };
    }
}
