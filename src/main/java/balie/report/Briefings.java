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
    private static final String DIFFERENCE = "difference_in_differences";

    private final Telling telling;
    private final List<Line> lines;

    Briefings(Tables tables) {
        this.telling = tables.telling();
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
                .or(() -> firstLate().map(this::told));
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
                .map(this::told)
                .forEach(statements::add);
        after().stream()
                .filter(l -> !l.text("change").isEmpty())
                .map(this::change)
                .forEach(statements::add);
        return Optional.of(new Section(
                "briefings",
                heading,
                telling.say(
                        "Offers, campaigns, releases and trainings of the last 26 weeks. A change after one of them is held against the"
                                + " change elsewhere on the same days. That it came after does not say that it came of it."),
                statements,
                chart(heading),
                table(),
                telling.definitions(lines),
                "briefings"));
    }

    private String heading() {
        List<Line> asked = asked();
        long late = asked.stream().filter(l -> l.is("told", "late")).count();
        long never = asked.stream().filter(l -> l.is("told", "not_told")).count();
        if (asked.isEmpty()) {
            return telling.say("Before and after trainings.");
        }
        return firstLate()
                .map(this::told)
                .orElseGet(() -> telling.say(
                        "Of {0, plural, one {# offer, campaign or release} other {# offers, campaigns and releases}} the desk was told of"
                                + " {1} in time, of {2} after customers had asked and of {3} not at all.",
                        asked.size(), asked.size() - late - never, late, never));
    }

    /** {@code Offer Winterplan: customers first asked on 22 September 2026, six days before the desk was told} and how many. */
    private String told(Line line) {
        String event = Event.of(line).words(telling);
        String text = switch (line.text("told")) {
            case "late" -> late(event, line) + "; " + beforeThat(line);
            case "in_time" ->
                telling.say(
                        "{0}: the desk was told in time, on {1}",
                        event, telling.day((LocalDate) line.get("briefed_on")));
            default -> telling.say("{0}: the calendar has no briefing on it up to the time of the report", event);
        };
        Long before = line.count("asked_before");
        String beforeIt = before == null
                ? ""
                : "; " + telling.say("{0} contacts were about the product in the 28 days before it", before);
        return telling.sentence(text + beforeIt + ".");
    }

    private String late(String event, Line line) {
        Long days = line.count("days_to_briefing");
        return days == null
                ? telling.say("{0}: customers asked before the desk was told", event)
                : telling.say(
                        "{0}: customers asked from {1} on, {2, plural, one {# day} other {# days}} before the desk was told",
                        event, telling.day((LocalDate) line.get("first_asked")), days);
    }

    private String beforeThat(Line line) {
        if (line.count("n") == null) {
            return telling.say("few contacts came before that");
        }
        return line.number("percent") == null
                ? telling.say("{0} contacts about it in its first eight weeks came before that", telling.nOf(line))
                : telling.say(
                        "{0} contacts about it in its first eight weeks ({1}, {2}) came before that",
                        telling.nOf(line), telling.percent(line), telling.interval(line));
    }

    /** {@code After the briefing on Winterplan, resolved ...: 65 % (…), before 50 % (…): +15 points (… to …), elsewhere +2.} */
    private String change(Line line) {
        Comparison comparison = new Comparison(line, telling);
        boolean training = line.is("entry_kind", "training");
        String text = telling.say(
                        training
                                ? "After the {0}, {1}: {2}, before it {3}"
                                : "After the briefing on the {0}, {1}: {2}, before it {3}",
                        Event.of(line).words(telling),
                        measure(telling, line),
                        comparison.now(),
                        comparison.before().isEmpty() ? telling.say("a hidden share") : comparison.before())
                + (comparison.difference().isEmpty() ? "" : ", " + comparison.difference());
        if (line.is("group", "desk")) {
            return text + "; " + telling.say("it was for the whole desk, so there is nothing to compare with") + ".";
        }
        String other = elsewhere(line)
                .map(telling::change)
                .filter(change -> !change.isEmpty())
                .map(change -> " (" + telling.say("elsewhere {0}", change) + ")")
                .orElse("");
        return text + other + "; " + beyond(line) + ".";
    }

    private String beyond(Line line) {
        String difference = telling.points(line, DIFFERENCE);
        if (difference.isEmpty()) {
            return telling.say("too few to hold it against the change elsewhere");
        }
        if (Comparison.isFlagged(line)) {
            return telling.say("beyond elsewhere {0}, more than chance", difference);
        }
        return telling.say(
                Comparison.isTested(line)
                        ? "beyond elsewhere {0}, not more than chance may make"
                        : "beyond elsewhere {0}",
                difference);
    }

    /** {@code resolved at the first contact, as the desk flags it} */
    static String measure(Telling telling, Line line) {
        String measure = line.text("measure");
        String words = telling.term(measure);
        return measure.startsWith("fcr_") ? telling.say("resolved at the first contact, {0}", words) : words;
    }

    private Optional<Chart> chart(String heading) {
        List<Line> shares =
                asked().stream().filter(l -> l.number("percent") != null).toList();
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(Parts.dots(
                        telling,
                        heading,
                        telling.say("% of contacts in the first eight weeks that came before the desk was told"),
                        Optional.empty(),
                        shares,
                        l -> Event.of(l).words(telling)));
    }

    private TableView table() {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            Comparison comparison = new Comparison(line, telling);
            boolean isAsked = line.is("measure", ASKED);
            rows.add(List.of(
                    Event.of(line).words(telling),
                    isAsked ? telling.say("contacts before the desk was told") : measure(telling, line),
                    isAsked ? telling.say("about it") : group(line),
                    comparison.now() + (isAsked && line.number("percent") != null ? ", " + telling.interval(line) : ""),
                    comparison.before(),
                    telling.change(line),
                    telling.change(line, DIFFERENCE)
                            + (Comparison.isFlagged(line) ? ", " + telling.say("flagged") : ""),
                    line.count("n") == null ? "" : line.text("mark")));
        }
        return new TableView(
                List.of(
                        new Heading(telling.say("entry##of the calendar"), false),
                        new Heading(telling.say("what"), false),
                        new Heading(telling.say("contacts"), false),
                        new Heading(telling.say("after"), true),
                        new Heading(telling.say("before##a time before"), true),
                        new Heading(telling.say("change in points"), true),
                        new Heading(telling.say("beyond elsewhere"), true),
                        new Heading(telling.say("mark"), false)),
                rows,
                telling.remarks(lines));
    }

    private String group(Line line) {
        return switch (line.text("group")) {
            case "about" -> telling.say("about it");
            case "elsewhere" -> telling.say("everything else");
            default -> telling.say("whole desk, nothing to compare with");
        };
    }
}
