package balie.report;

import balie.model.Period;
import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.model.TableView;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What both reports say. */
final class Shared {

    static final List<String> COMPLAINT_DIMENSIONS = List.of("channel", "customer_type", "product");

    /** Fewer weeks do not show what an ordinary one is. */
    private static final int LEAST_WEEKS = 4;

    private static final int ORDINARY_WEEKS = 12;

    private Shared() {}

    /** What a report is about. */
    static List<Report.Fact> facts(Telling telling, RunFacts facts) {
        Period period = facts.period();
        return List.of(
                new Report.Fact(telling.say("Period"), telling.sentence(telling.period(period))),
                new Report.Fact(telling.say("True for"), telling.moment(facts.asOf(), period.zone())),
                new Report.Fact(telling.say("Sources"), String.join(", ", facts.sources())));
    }

    /** The same for those who run the job, with the rows that were read: few that are left out would tell what is hidden elsewhere. */
    static List<Report.Fact> runFacts(Telling telling, RunFacts facts) {
        List<Report.Fact> list = new ArrayList<>(facts(telling, facts));
        String rows = telling.say(
                "{0} read: {1} taken in, {2} set aside as unreadable, {3} repeats of others",
                facts.read(), facts.accepted(), facts.quarantined(), facts.duplicates());
        list.add(new Report.Fact(
                telling.say("Rows"),
                facts.kept() == 0 ? rows : rows + telling.say("; and {0} kept from files read before", facts.kept())));
        return list;
    }

    /** Contacts of the period against ordinary weeks, if it is a week and there are enough others. */
    static Optional<String> volumePoint(RunFacts facts, Tables tables) {
        return new ControlCharts(facts, tables).contactsPoint().or(() -> volumeAmongWeeks(facts, tables));
    }

    private static Optional<String> volumeAmongWeeks(RunFacts facts, Tables tables) {
        List<Line> weeks = tables.lines("contacts_by_week").stream()
                .filter(Tables::isFigure)
                .toList();
        if (facts.period().kind() != Period.Kind.WEEK || weeks.isEmpty()) {
            return Optional.empty();
        }
        Line last = weeks.get(weeks.size() - 1);
        Long now = last.count("n");
        if (now == null || !facts.period().firstDay().equals(last.get("monday"))) {
            return Optional.empty();
        }
        List<Long> before = weeks.subList(Math.max(0, weeks.size() - 1 - ORDINARY_WEEKS), weeks.size() - 1).stream()
                .map(l -> l.count("n"))
                .filter(java.util.Objects::nonNull)
                .sorted()
                .toList();
        Telling telling = tables.telling();
        if (before.size() < LEAST_WEEKS) {
            return Optional.of(telling.say("The desk had {0} contacts.", now));
        }
        long least = before.get(0);
        long most = before.get(before.size() - 1);
        int weekCount = before.size();
        if (now > most) {
            return Optional.of(telling.say(
                    "The desk had {0} contacts, more than in any of the {1} weeks before ({2} to {3}).",
                    now, weekCount, least, most));
        }
        return Optional.of(
                now < least
                        ? telling.say(
                                "The desk had {0} contacts, fewer than in any of the {1} weeks before ({2} to {3}).",
                                now, weekCount, least, most)
                        : telling.say(
                                "The desk had {0} contacts; in the {1} weeks before it had {2} to {3}.",
                                now, weekCount, least, most));
    }

    /** Contacts by week: as a control chart where limits are known, else as a line. */
    static Optional<Section> weeks(RunFacts facts, Tables tables) {
        return new ControlCharts(facts, tables).contacts().or(() -> weeksAsLine(facts, tables));
    }

    private static Optional<Section> weeksAsLine(RunFacts facts, Tables tables) {
        List<Line> lines = tables.lines("contacts_by_week").stream()
                .filter(Tables::isFigure)
                .toList();
        if (lines.size() < 2) {
            return Optional.empty();
        }
        Telling telling = tables.telling();
        List<Chart.Week> weeks = new ArrayList<>();
        for (Line line : lines) {
            Long n = line.count("n");
            LocalDate monday = (LocalDate) line.get("monday");
            weeks.add(new Chart.Week(
                    telling.week(monday),
                    n == null ? OptionalDouble.empty() : OptionalDouble.of(n),
                    facts.period().kind() == Period.Kind.WEEK
                            && facts.period().firstDay().equals(monday)));
        }
        String heading = volumePoint(facts, tables).orElseGet(() -> telling.say("Contacts by week."));
        String subtitle = telling.say(
                "Contacts opened in each ISO week, {0} onwards. Small dips and peaks are ordinary.",
                firstDay(telling, lines.get(0)));
        return Optional.of(Parts.section(
                "weeks",
                heading,
                subtitle,
                new Chart.Weeks(heading, telling.say("contacts"), weeks),
                Parts.rates(
                        telling,
                        telling.say("week of"),
                        telling.say("contacts"),
                        telling.say("of all"),
                        newestFirst(lines),
                        l -> l.text("monday")),
                telling.definitions(lines),
                "contacts_by_week"));
    }

    /** Of a week that is not cut short the day before its end names month and year. */
    private static String firstDay(Telling telling, Line week) {
        return telling.day((LocalDate) week.get("period_from"));
    }

    private static List<Line> newestFirst(List<Line> lines) {
        List<Line> reversed = new ArrayList<>(lines);
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    /** The categories of complaints as bars. */
    static Optional<Section> complaintCategories(Tables tables) {
        List<Line> lines = tables.lines("complaint_categories").stream()
                .filter(Tables::isFigure)
                .filter(l -> l.is("channel", "all") && l.is("customer_type", "all"))
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Telling telling = tables.telling();
        String heading = categoryPoint(telling, lines).orElseGet(() -> telling.say("Complaints by category."));
        return Optional.of(Parts.section(
                "complaint-categories",
                heading,
                telling.say(
                        "Complaints by category: as the desk recorded it, else as the text tells; {0}.",
                        telling.days(lines)),
                Parts.bars(
                        telling, heading, telling.say("complaints"), lines, l -> telling.name(l.text("category_name"))),
                categories(telling, lines),
                telling.definitions(lines),
                "complaint_categories"));
    }

    private static TableView categories(Telling telling, List<Line> lines) {
        return new TableView(
                List.of(
                        new TableView.Heading(telling.say("category"), false),
                        new TableView.Heading(telling.say("severity"), false),
                        new TableView.Heading(telling.say("cause"), false),
                        new TableView.Heading(telling.say("decided"), false),
                        new TableView.Heading(telling.say("complaints"), true),
                        new TableView.Heading(telling.say("share"), true),
                        new TableView.Heading(telling.say("95 % interval"), true)),
                lines.stream()
                        .map(l -> List.of(
                                Telling.label(telling.name(l.text("category_name")), 200),
                                telling.term(l.text("severity")),
                                telling.term(l.text("cause")),
                                telling.term(l.text("decided")),
                                telling.count(l.count("n"), l.text("mark")),
                                telling.percent(l),
                                telling.interval(l)))
                        .toList(),
                telling.remarks(lines));
    }

    private static Optional<String> categoryPoint(Telling telling, List<Line> lines) {
        return topCategory(lines)
                .map(l -> isUnclassified(l)
                        ? telling.say(
                                "Complaints most often have no category: {0} ({1}).",
                                telling.nOf(l), telling.percent(l))
                        : telling.say(
                                "Complaints are most often about {0}: {1} ({2}).",
                                about(telling, l), telling.nOf(l), telling.percent(l)));
    }

    private static Optional<Line> topCategory(List<Line> lines) {
        return lines.stream()
                .filter(l -> l.is("channel", "all") && l.is("customer_type", "all"))
                .filter(l -> {
                    Long n = l.count("n");
                    return n != null && n > 0;
                })
                .findFirst();
    }

    /** A category in a sentence. */
    private static String about(Telling telling, Line category) {
        return telling.term(telling.name(category.text("category_name"))).toLowerCase(telling.locale());
    }

    private static boolean isUnclassified(Line category) {
        return category.is("decided", "unclassified");
    }

    /** How many of the contacts are complaints, and most of them about what. */
    static Optional<String> complaintPoint(Tables tables) {
        Telling telling = tables.telling();
        Optional<Line> category = topCategory(tables.lines("complaint_categories"));
        return tables.total("complaint_share", "complaint_share", COMPLAINT_DIMENSIONS)
                .filter(l -> l.number("percent") != null)
                .map(l -> category.map(top -> complaints(telling, l, top))
                        .orElseGet(() -> telling.say(
                                "{0} of contacts were complaints ({1}, {2}).",
                                telling.percent(l), telling.nOf(l), telling.interval(l))));
    }

    private static String complaints(Telling telling, Line share, Line category) {
        String count = telling.count(category.count("n"), "");
        return isUnclassified(category)
                ? telling.say(
                        "{0} of contacts were complaints ({1}, {2}); most often without a category ({3}).",
                        telling.percent(share), telling.nOf(share), telling.interval(share), count)
                : telling.say(
                        "{0} of contacts were complaints ({1}, {2}); most often about {3} ({4}).",
                        telling.percent(share),
                        telling.nOf(share),
                        telling.interval(share),
                        about(telling, category),
                        count);
    }

    /** Product whose contacts are complaints more often than those of all others, beyond chance. */
    static Optional<String> productPoint(Tables tables) {
        Telling telling = tables.telling();
        return complaintsByProduct(tables)
                .map(rest -> rest.highest()
                        .map(l -> telling.say(
                                "Contacts about {0} are complaints more often than others: {1}.",
                                l.text("value"), new Comparison(l, telling).unlike())))
                .orElseGet(() -> productAlone(tables));
    }

    /** Whether products were compared with all others, and how. */
    static Optional<Changes.Rest> complaintsByProduct(Tables tables) {
        Changes changes = new Changes(tables);
        return changes.rest("complaint_share", "product").or(() -> changes.rest("complained", "product"));
    }

    private static Optional<String> productAlone(Tables tables) {
        Telling telling = tables.telling();
        Optional<Line> total = tables.total("complaint_share", "complaint_share", COMPLAINT_DIMENSIONS);
        List<Line> products = tables.by("complaint_share", "complaint_share", "product", COMPLAINT_DIMENSIONS).stream()
                .filter(l -> Parts.isReliable(l) && !l.is("product", "(unknown)") && !l.is("product", "(rare)"))
                .toList();
        return products.stream()
                .filter(l -> total.isPresent() && Telling.low(l) > Telling.high(total.get()))
                .max(Comparator.comparing(Telling::low))
                .map(l -> telling.say(
                        "Contacts about {0} are complaints more often than others: {1} ({2}, {3}), against {4} of all; {5}.",
                        l.text("product"),
                        telling.percent(l),
                        telling.nOf(l),
                        telling.interval(l),
                        total.map(telling::percent).orElse(""),
                        telling.alone(l, products.size())));
    }
}
