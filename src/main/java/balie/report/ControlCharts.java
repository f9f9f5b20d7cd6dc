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
import java.util.TreeSet;

/** Weeks as control charts: whether a week is one of the usual ones. */
final class ControlCharts {

    private static final String CONTACTS = "contacts";

    /** As many small charts as are taken in at a glance. */
    private static final int MOST_RATES = 6;

    /** The rates that come first, where they are there. */
    private static final List<String> FIRST =
            List.of("complained", "complaint_share", "escalated", "satisfied", "timely", "reopened", "resolved_so_far");

    private final RunFacts facts;
    private final Telling telling;
    private final List<Line> lines;

    ControlCharts(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.telling = tables.telling();
        this.lines =
                tables.lines("weekly_rates").stream().filter(Tables::isFigure).toList();
    }

    private Optional<WeekSeries> series(String measure) {
        List<Line> weeks = lines.stream()
                .filter(l -> l.is("measure", measure) && l.get("monday") != null)
                .sorted(java.util.Comparator.comparing(l -> (LocalDate) l.get("monday")))
                .toList();
        return weeks.isEmpty() ? Optional.empty() : Optional.of(new WeekSeries(measure, weeks, telling));
    }

    /** Contacts of the week the report is about, against what the weeks before let one expect. */
    Optional<String> contactsPoint() {
        return series(CONTACTS)
                .flatMap(s -> s.week(facts.period())
                        .filter(l -> l.count("n") != null && WeekSeries.hasLimits(l))
                        .map(l -> had(s, l)));
    }

    private String had(WeekSeries series, Line line) {
        String ordinary = series.isTrial()
                ? telling.say(
                        "an ordinary week has {0}, as far as {1} weeks can tell",
                        series.ordinary(line), series.lines().size())
                : telling.say("an ordinary week has {0}", series.ordinary(line));
        String signals = series.surerWords(line);
        if (WeekSeries.isAlarm(line)) {
            return telling.say(
                    isAboveUsual(series, line)
                            ? "The desk had {0} contacts, more than the weeks before let one expect ({1})."
                            : "The desk had {0} contacts, fewer than the weeks before let one expect ({1}).",
                    series.told(line),
                    ordinary);
        }
        return signals.isEmpty()
                ? telling.say("The desk had {0} contacts; {1}.", series.told(line), ordinary)
                : telling.say("The desk had {0} contacts; {1} ({2}).", series.told(line), ordinary, signals);
    }

    private static boolean isAboveUsual(WeekSeries series, Line line) {
        Double value = series.value(line);
        Double usual = line.number("centre");
        return value == null || usual == null || value >= usual;
    }

    /** Contacts by week, if there are at least two. */
    Optional<Section> contacts() {
        return series(CONTACTS).filter(s -> s.lines().size() > 1).map(s -> {
            String heading = contactsPoint().orElseGet(() -> telling.say("Contacts by week."));
            return Parts.section(
                    "weeks",
                    heading,
                    telling.say("Contacts opened in each ISO week, {0} onwards.", from(s)) + " "
                            + howToRead(List.of(s)),
                    s.chart(heading, telling.say("contacts"), facts.period()),
                    contactsTable(s),
                    telling.definitions(s.lines()),
                    "weekly_rates");
        });
    }

    private String from(WeekSeries series) {
        return telling.day((LocalDate) series.lines().get(0).get("monday"));
    }

    private String howToRead(List<WeekSeries> shown) {
        if (shown.stream().noneMatch(WeekSeries::hasLimits)) {
            return telling.say("Too few weeks to say what is usual.");
        }
        String signs = telling.say(
                "Between the dashed limits lie the usual ups and downs. A diamond: outside the limits. A square: one of seven or more"
                        + " weeks in a row on one side of what is usual, or that rise or fall without a break.");
        return shown.stream().anyMatch(WeekSeries::isTrial)
                ? signs + " " + telling.say("Trial limits: fewer than 12 weeks.")
                : signs;
    }

    private TableView contactsTable(WeekSeries series) {
        List<List<String>> rows = series.newestFirst().stream()
                .map(l -> List.of(
                        l.text("monday"),
                        telling.count(l.count("n"), l.text("mark")),
                        series.ordinary(l),
                        sign(series, l),
                        l.text("mark")))
                .toList();
        return new TableView(
                List.of(
                        new Heading(telling.say("week of"), true),
                        new Heading(telling.say("contacts"), true),
                        new Heading(telling.say("limits"), true),
                        new Heading(telling.say("sign##on a control chart"), false),
                        new Heading(telling.say("mark"), false)),
                rows,
                telling.remarks(series.lines()));
    }

    private String sign(WeekSeries series, Line line) {
        String signals = series.signalWords(line);
        if (!WeekSeries.isAlarm(line)) {
            return signals;
        }
        String unexpected = telling.say("unexpected");
        return signals.isEmpty() ? unexpected : unexpected + ", " + signals;
    }

    /** The rates that lead the report, each as a small chart; what is shown first is told first. */
    Optional<Section> rates(String headline) {
        List<WeekSeries> shown = shownRates(headline);
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        String heading = heading(shown);
        List<Chart.Panel> panels = shown.stream()
                .map(s -> new Chart.Panel(s.name(), s.chart(s.name(), "%", facts.period())))
                .toList();
        List<Line> all = shown.stream().flatMap(s -> s.lines().stream()).toList();
        return Optional.of(Parts.section(
                "weekly-rates",
                heading,
                String.join(
                        " ",
                        telling.say("Rates by ISO week, in percent, {0} onwards.", from(shown.get(0))),
                        howToRead(shown),
                        telling.say("A week of few cases has wide limits.")),
                new Chart.Multiples(heading, panels),
                ratesTable(shown),
                telling.definitions(all),
                "weekly_rates"));
    }

    private List<WeekSeries> shownRates(String headline) {
        List<String> order = new ArrayList<>(List.of(headline));
        order.addAll(FIRST);
        lines.stream()
                .map(l -> l.text("measure"))
                .filter(m -> !m.equals(CONTACTS) && !order.contains(m))
                .forEach(order::add);
        return order.stream()
                .distinct()
                .map(this::series)
                .flatMap(Optional::stream)
                .filter(s -> s.lines().size() > 1 && s.lines().stream().anyMatch(l -> s.value(l) != null))
                .limit(MOST_RATES)
                .toList();
    }

    /** The rates whose last week is unexpected, else those with another sign in it, else that there is none. */
    private String heading(List<WeekSeries> shown) {
        List<String> alarms = shown.stream()
                .filter(s -> WeekSeries.isAlarm(s.last()))
                .map(s -> telling.say(
                        isAboveUsual(s, s.last())
                                ? "{0}: {1}, more than the weeks before let one expect ({2})"
                                : "{0}: {1}, less than the weeks before let one expect ({2})",
                        s.name(),
                        s.told(s.last()),
                        s.ordinary(s.last())))
                .toList();
        if (!alarms.isEmpty()) {
            return String.join("; ", alarms) + ".";
        }
        List<String> signs = shown.stream()
                .filter(s -> !s.surerWords(s.last()).isEmpty())
                .map(s -> telling.say("{0} is {1}##a rate and its sign", s.name(), s.surerWords(s.last())))
                .toList();
        if (!signs.isEmpty()) {
            return telling.say("No rate is unexpected in its last week; {0}.", String.join("; ", signs));
        }
        return telling.say(
                shown.stream().anyMatch(WeekSeries::hasLimits)
                        ? "Week by week: only the usual ups and downs."
                        : "Rates week by week: too few weeks to say what is usual.");
    }

    /** Newest week first, a column for each rate. */
    private TableView ratesTable(List<WeekSeries> shown) {
        TreeSet<LocalDate> mondays = new TreeSet<>(java.util.Comparator.reverseOrder());
        shown.forEach(s -> s.lines().forEach(l -> mondays.add((LocalDate) l.get("monday"))));
        List<Heading> headings = new ArrayList<>(List.of(new Heading(telling.say("week of"), true)));
        shown.forEach(s -> headings.add(new Heading(s.name(), true)));
        List<List<String>> rows = new ArrayList<>();
        for (LocalDate monday : mondays) {
            List<String> row = new ArrayList<>(List.of(monday.toString()));
            shown.forEach(s -> row.add(s.lines().stream()
                    .filter(l -> monday.equals(l.get("monday")))
                    .findFirst()
                    .map(l -> cell(s, l))
                    .orElse("")));
            rows.add(row);
        }
        return new TableView(
                headings,
                rows,
                telling.remarks(shown.stream().flatMap(s -> s.lines().stream()).toList()));
    }

    private String cell(WeekSeries series, Line line) {
        String sign = sign(series, line);
        String mark = series.value(line) == null ? "" : line.text("mark");
        return series.told(line) + (mark.isEmpty() ? "" : " " + mark) + (sign.isEmpty() ? "" : ", " + sign);
    }
}
