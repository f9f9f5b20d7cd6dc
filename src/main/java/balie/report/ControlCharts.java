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

    private static final String SIGNS =
            " A diamond: outside the limits. A square: one of seven or more weeks in a row on one side of what is usual, or that"
                    + " rise or fall without a break.";

    private final RunFacts facts;
    private final List<Line> lines;

    ControlCharts(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.lines =
                tables.lines("weekly_rates").stream().filter(Tables::isFigure).toList();
    }

    private Optional<WeekSeries> series(String measure) {
        List<Line> weeks = lines.stream()
                .filter(l -> l.is("measure", measure) && l.get("monday") != null)
                .sorted(java.util.Comparator.comparing(l -> (LocalDate) l.get("monday")))
                .toList();
        return weeks.isEmpty() ? Optional.empty() : Optional.of(new WeekSeries(measure, weeks));
    }

    /** Contacts of the week the report is about, against what the weeks before let one expect. */
    Optional<String> contactsPoint() {
        return series(CONTACTS)
                .flatMap(s -> s.week(facts.period())
                        .filter(l -> l.count("n") != null && WeekSeries.hasLimits(l))
                        .map(l -> "The desk had " + s.told(l) + " contacts" + place(s, l) + "."));
    }

    /** How a week lies to the others, as the rest of a sentence. */
    private static String place(WeekSeries series, Line line) {
        String ordinary = "an ordinary week has " + series.ordinary(line)
                + (series.isTrial() ? ", as far as " + series.lines().size() + " weeks can tell" : "");
        if (WeekSeries.isAlarm(line)) {
            return ", " + (isAboveUsual(series, line) ? "more" : "fewer") + " than the weeks before let one expect ("
                    + ordinary + ")";
        }
        String signals = WeekSeries.surerWords(line);
        return "; " + ordinary + (signals.isEmpty() ? "" : " (" + signals + ")");
    }

    private static boolean isAboveUsual(WeekSeries series, Line line) {
        Double value = series.value(line);
        Double usual = line.number("centre");
        return value == null || usual == null || value >= usual;
    }

    /** Contacts by week, if there are at least two. */
    Optional<Section> contacts() {
        return series(CONTACTS).filter(s -> s.lines().size() > 1).map(s -> {
            String heading = contactsPoint().orElse("Contacts by week.");
            return Parts.section(
                    "weeks",
                    heading,
                    "Contacts opened in each ISO week, " + from(s) + " onwards." + howToRead(List.of(s)),
                    s.chart(heading, CONTACTS, facts.period()),
                    contactsTable(s),
                    Parts.definitions(s.lines()),
                    "weekly_rates");
        });
    }

    private static String from(WeekSeries series) {
        return Days.day((LocalDate) series.lines().get(0).get("monday"));
    }

    private static String howToRead(List<WeekSeries> shown) {
        if (shown.stream().noneMatch(WeekSeries::hasLimits)) {
            return " Too few weeks to say what is usual.";
        }
        return " Between the dashed limits lie the usual ups and downs." + SIGNS
                + (shown.stream().anyMatch(WeekSeries::isTrial) ? " Trial limits: fewer than 12 weeks." : "");
    }

    private static TableView contactsTable(WeekSeries series) {
        List<List<String>> rows = series.newestFirst().stream()
                .map(l -> List.of(
                        l.text("monday"),
                        Figures.count(l.count("n"), l.text("mark")),
                        series.ordinary(l),
                        sign(l),
                        l.text("mark")))
                .toList();
        return new TableView(
                List.of(
                        new Heading("week of", true),
                        new Heading(CONTACTS, true),
                        new Heading("limits", true),
                        new Heading("sign", false),
                        new Heading("mark", false)),
                rows,
                Parts.remarks(series.lines()));
    }

    private static String sign(Line line) {
        String signals = WeekSeries.signalWords(line);
        return WeekSeries.isAlarm(line) ? (signals.isEmpty() ? "unexpected" : "unexpected, " + signals) : signals;
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
                "Rates by ISO week, in percent, " + from(shown.get(0)) + " onwards." + howToRead(shown)
                        + " A week of few cases has wide limits.",
                new Chart.Multiples(heading, panels),
                ratesTable(shown),
                Parts.definitions(all),
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
    private static String heading(List<WeekSeries> shown) {
        List<String> alarms = shown.stream()
                .filter(s -> WeekSeries.isAlarm(s.last()))
                .map(s -> s.name() + ": " + s.told(s.last()) + ", "
                        + (isAboveUsual(s, s.last()) ? "more" : "less") + " than the weeks before let one expect ("
                        + s.ordinary(s.last()) + ")")
                .toList();
        if (!alarms.isEmpty()) {
            return String.join("; ", alarms) + ".";
        }
        List<String> signs = shown.stream()
                .filter(s -> !WeekSeries.surerWords(s.last()).isEmpty())
                .map(s -> s.name() + " is " + WeekSeries.surerWords(s.last()))
                .toList();
        if (!signs.isEmpty()) {
            return "No rate is unexpected in its last week; " + String.join("; ", signs) + ".";
        }
        return shown.stream().anyMatch(WeekSeries::hasLimits)
                ? "Week by week: only the usual ups and downs."
                : "Rates week by week: too few weeks to say what is usual.";
    }

    /** Newest week first, a column for each rate. */
    private static TableView ratesTable(List<WeekSeries> shown) {
        TreeSet<LocalDate> mondays = new TreeSet<>(java.util.Comparator.reverseOrder());
        shown.forEach(s -> s.lines().forEach(l -> mondays.add((LocalDate) l.get("monday"))));
        List<Heading> headings = new ArrayList<>(List.of(new Heading("week of", true)));
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
                Parts.remarks(shown.stream().flatMap(s -> s.lines().stream()).toList()));
    }

    private static String cell(WeekSeries series, Line line) {
        String sign = sign(line);
        String mark = series.value(line) == null ? "" : line.text("mark");
        return series.told(line) + (mark.isEmpty() ? "" : " " + mark) + (sign.isEmpty() ? "" : ", " + sign);
    }
}
