package balie.report;

import balie.model.IsoWeek;
import balie.model.Period;
import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.model.TableView;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    static List<Report.Fact> facts(RunFacts facts) {
        Period period = facts.period();
        return List.of(
                new Report.Fact("Period", Figures.sentence(Days.period(period))),
                new Report.Fact("True for", Days.moment(facts.asOf(), period.zone())),
                new Report.Fact("Sources", String.join(", ", facts.sources())));
    }

    /** The same for those who run the job, with the rows that were read: few that are left out would tell what is hidden elsewhere. */
    static List<Report.Fact> runFacts(RunFacts facts) {
        List<Report.Fact> list = new ArrayList<>(facts(facts));
        list.add(new Report.Fact(
                "Rows",
                Figures.count(facts.read()) + " read: " + Figures.count(facts.accepted()) + " taken in, "
                        + Figures.count(facts.quarantined()) + " set aside as unreadable, "
                        + Figures.count(facts.duplicates()) + " repeats of others"
                        + (facts.kept() == 0
                                ? ""
                                : "; and " + Figures.count(facts.kept()) + " kept from files read before")));
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
        if (before.size() < LEAST_WEEKS) {
            return Optional.of("The desk had " + Figures.count(now) + " contacts.");
        }
        long least = before.get(0);
        long most = before.get(before.size() - 1);
        String than = now > most ? ", more than in any of" : now < least ? ", fewer than in any of" : "; in";
        String middle = now > most || now < least
                ? " the " + before.size() + " weeks before (" + Figures.count(least) + " to " + Figures.count(most)
                        + ")."
                : " the " + before.size() + " weeks before it had " + Figures.count(least) + " to "
                        + Figures.count(most) + ".";
        return Optional.of("The desk had " + Figures.count(now) + " contacts" + than + middle);
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
        List<Chart.Week> weeks = new ArrayList<>();
        for (Line line : lines) {
            Long n = line.count("n");
            java.time.LocalDate monday = (java.time.LocalDate) line.get("monday");
            weeks.add(new Chart.Week(
                    monday == null ? "" : "W" + IsoWeek.of(monday).toString().substring(6),
                    n == null ? OptionalDouble.empty() : OptionalDouble.of(n),
                    facts.period().kind() == Period.Kind.WEEK
                            && facts.period().firstDay().equals(monday)));
        }
        String heading = volumePoint(facts, tables).orElse("Contacts by week.");
        String subtitle = "Contacts opened in each ISO week, "
                + Parts.days(lines.subList(0, 1)).replaceFirst(" to .*", "")
                + " onwards. Small dips and peaks are ordinary.";
        return Optional.of(Parts.section(
                "weeks",
                heading,
                subtitle,
                new Chart.Weeks(heading, "contacts", weeks),
                Parts.rates("week of", "contacts", "of all", newestFirst(lines), l -> l.text("monday")),
                Parts.definitions(lines),
                "contacts_by_week"));
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
        String heading = categoryPoint(lines).orElse("Complaints by category.");
        return Optional.of(Parts.section(
                "complaint-categories",
                heading,
                "Complaints by category: as the desk recorded it, else as the text tells; " + Parts.days(lines) + ".",
                Parts.bars(heading, "complaints", lines, l -> l.text("category_name")),
                categories(lines),
                Parts.definitions(lines),
                "complaint_categories"));
    }

    private static TableView categories(List<Line> lines) {
        return new TableView(
                List.of(
                        new TableView.Heading("category", false),
                        new TableView.Heading("severity", false),
                        new TableView.Heading("cause", false),
                        new TableView.Heading("decided", false),
                        new TableView.Heading("complaints", true),
                        new TableView.Heading("share", true),
                        new TableView.Heading("95 % interval", true)),
                lines.stream()
                        .map(l -> List.of(
                                Figures.label(l.text("category_name"), 200),
                                l.text("severity"),
                                l.text("cause"),
                                l.text("decided"),
                                Figures.count(l.count("n"), l.text("mark")),
                                Figures.percent(l),
                                Figures.interval(l)))
                        .toList(),
                Parts.remarks(lines));
    }

    private static Optional<String> categoryPoint(List<Line> lines) {
        return topCategory(lines)
                .map(l -> (isUnclassified(l)
                                ? "Complaints most often have no category: "
                                : "Complaints are most often about " + about(l) + ": ")
                        + Figures.nOf(l) + " (" + Figures.percent(l) + ").");
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
    private static String about(Line category) {
        return Figures.words(category.text("category_name")).toLowerCase(Locale.ROOT);
    }

    private static boolean isUnclassified(Line category) {
        return category.is("decided", "unclassified");
    }

    /** How many of the contacts are complaints, and most of them about what. */
    static Optional<String> complaintPoint(Tables tables) {
        Optional<Line> share = tables.total("complaint_share", "complaint_share", COMPLAINT_DIMENSIONS);
        Optional<String> category = topCategory(tables.lines("complaint_categories"))
                .map(l -> (isUnclassified(l)
                                ? "; most often without a category ("
                                : "; most often about " + about(l) + " (")
                        + Figures.count(l.count("n"), "") + ")");
        return share.filter(l -> l.number("percent") != null)
                .map(l -> Figures.percent(l) + " of contacts were complaints (" + Figures.nOf(l) + ", "
                        + Figures.interval(l) + ")" + category.orElse("") + ".");
    }

    /** Product whose contacts are complaints more often than those of all others, beyond chance. */
    static Optional<String> productPoint(Tables tables) {
        return complaintsByProduct(tables)
                .map(rest -> rest.highest()
                        .map(l -> "Contacts about " + l.text("value") + " are complaints more often than others: "
                                + new Comparison(l).unlike() + "."))
                .orElseGet(() -> productAlone(tables));
    }

    /** Whether products were compared with all others, and how. */
    static Optional<Changes.Rest> complaintsByProduct(Tables tables) {
        Changes changes = new Changes(tables);
        return changes.rest("complaint_share", "product").or(() -> changes.rest("complained", "product"));
    }

    private static Optional<String> productAlone(Tables tables) {
        Optional<Line> total = tables.total("complaint_share", "complaint_share", COMPLAINT_DIMENSIONS);
        List<Line> products = tables.by("complaint_share", "complaint_share", "product", COMPLAINT_DIMENSIONS).stream()
                .filter(l -> Parts.isReliable(l) && !l.is("product", "(unknown)") && !l.is("product", "(rare)"))
                .toList();
        return products.stream()
                .filter(l -> total.isPresent() && Figures.low(l) > Figures.high(total.get()))
                .max(java.util.Comparator.comparing(Figures::low))
                .map(l -> "Contacts about " + l.text("product") + " are complaints more often than others: "
                        + Figures.percent(l) + " (" + Figures.nOf(l) + ", " + Figures.interval(l) + "), against "
                        + total.map(Figures::percent).orElse("") + " of all; " + Parts.alone(l, products.size()) + ".");
    }
}
