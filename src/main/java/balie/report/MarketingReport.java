package balie.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import balie.model.ResultTable.Line;
import balie.report.model.Report;
import balie.report.model.Section;

/** For the marketing analyst: who contacts us, by which way, about what. */
final class MarketingReport {

    private final RunFacts facts;
    private final Tables tables;

    MarketingReport(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.tables = tables;
    }

    Report report() {
        List<String> points = new ArrayList<>();
        Shared.volumePoint(facts, tables).ifPresent(points::add);
        channelPoint().ifPresent(points::add);
        segmentPoint().ifPresent(points::add);
        Shared.complaintPoint(tables).ifPresent(points::add);
        Shared.productPoint(tables).ifPresent(points::add);
        List<Section> sections = new ArrayList<>();
        segments().ifPresent(sections::add);
        channels().ifPresent(sections::add);
        products().ifPresent(sections::add);
        Shared.complaintCategories(tables).ifPresent(sections::add);
        Shared.weeks(facts, tables).ifPresent(sections::add);
        List<String> notes = new ArrayList<>();
        objections().ifPresent(notes::add);
        notes.addAll(Shared.notes(facts, tables));
        return new Report(
                "marketing",
                "Who contacts us, and about what",
                "For the marketing analyst",
                Shared.facts(facts),
                points,
                sections,
                notes);
    }

    private List<Line> channelLines() {
        return tables.lines("channel_mix").stream().filter(Tables::isFigure).toList();
    }

    private Optional<String> channelPoint() {
        List<Line> shown = channelLines().stream()
                .filter(l -> l.number("percent") != null)
                .limit(2)
                .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = shown.stream()
                .map(l -> Figures.words(l.text("channel")) + " " + Figures.percent(l) + " (" + Figures.interval(l) + ")")
                .toList();
        return Optional.of("Customers come most by " + String.join(", then by ", parts) + ".");
    }

    private List<Line> segmentLines(String measure) {
        return tables.lines("customer_segments").stream()
                .filter(Tables::isFigure)
                .filter(l -> l.is("measure", measure))
                .toList();
    }

    private static String segment(Line line) {
        return Figures.words(line.text("customer_type")) + ", "
                + (line.is("frequency", "1") ? "1 contact a year" : line.text("frequency") + " contacts a year");
    }

    private Optional<String> segmentPoint() {
        List<Line> contacts = segmentLines("contacts").stream()
                .filter(l -> l.number("percent") != null)
                .toList();
        return contacts.stream()
                .max(java.util.Comparator.comparing(l -> java.util.Objects.requireNonNull(l.count("n"))))
                .flatMap(top -> segmentLines("customers").stream()
                        .filter(l -> segment(l).equals(segment(top)) && l.number("percent") != null)
                        .findFirst()
                        .map(who -> "Most contacts over the year are of one segment, " + segment(top) + ": " + Figures.percent(top)
                                + " of the contacts, " + Figures.percent(who) + " of the customers."));
    }

    private Optional<Section> segments() {
        List<Line> customers = segmentLines("customers");
        if (customers.isEmpty()) {
            return Optional.empty();
        }
        List<Line> largestFirst = customers.stream()
                .sorted(java.util.Comparator.comparing(
                        (Line l) -> l.count("n"), java.util.Comparator.nullsLast(java.util.Comparator.reverseOrder())))
                .toList();
        String heading = segmentPoint().orElse("Who contacted us.");
        return Optional.of(Parts.section(
                "segments",
                heading,
                "Known customers with a contact in the period by type and by contacts in the year up to its end, "
                        + Parts.days(customers) + ".",
                Parts.bars(heading, "customers", largestFirst, MarketingReport::segment),
                Parts.rates("segment", "customers", "of all", largestFirst, MarketingReport::segment),
                Parts.definitions(customers),
                "customer_segments"));
    }

    private Optional<Section> channels() {
        List<Line> lines = channelLines();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String heading = channelPoint().orElse("Contacts by channel.");
        return Optional.of(Parts.section(
                "channels",
                heading,
                "Contacts by the way they reached the desk, " + Parts.days(lines) + ".",
                Parts.bars(heading, "contacts", lines, l -> Figures.words(l.text("channel"))),
                Parts.rates("channel", "contacts", "of all", lines, l -> Figures.words(l.text("channel"))),
                Parts.definitions(lines),
                "channel_mix"));
    }

    private Optional<Section> products() {
        List<Line> lines = tables
                .by("complaint_share", "complaint_share", "product", Shared.COMPLAINT_DIMENSIONS)
                .stream()
                .filter(l -> !l.is("product", "(unknown)"))
                .sorted(java.util.Comparator.comparing(
                        (Line l) -> l.number("percent"),
                        java.util.Comparator.nullsLast(java.util.Comparator.reverseOrder())))
                .toList();
        if (lines.stream().noneMatch(l -> l.number("percent") != null)) {
            return Optional.empty();
        }
        String heading =
                Shared.productPoint(tables).orElse("No product draws complaints more often than chance would have it.");
        return Optional.of(Parts.section(
                "complaints-by-product",
                heading,
                "Complaints in percent of the contacts about a product, with 95 % interval, " + Parts.days(lines) + ".",
                Parts.dots(
                        heading,
                        "% of contacts that are complaints",
                        tables.total("complaint_share", "complaint_share", Shared.COMPLAINT_DIMENSIONS),
                        lines,
                        l -> l.text("product")),
                Parts.rates("product", "complaints", "contacts", lines, l -> l.text("product")),
                Parts.definitions(lines),
                "complaint_share"));
    }

    private Optional<String> objections() {
        return tables.lines("exclusions").stream()
                .filter(l -> l.is("reason", "objects_to_marketing"))
                .findFirst()
                .map(l -> Figures.sentence(Figures.count(l.count("n"), "some"))
                        + " customers with a contact in the period object to marketing. They are left out of profiles and"
                        + " segments, and are counted everywhere else.");
    }
}
