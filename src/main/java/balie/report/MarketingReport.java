package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** For the marketing analyst: who contacts us, by which way, about what. */
final class MarketingReport {

    private final RunFacts facts;
    private final Tables tables;
    private final Telling telling;

    MarketingReport(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.tables = tables;
        this.telling = tables.telling();
    }

    Report report() {
        Interest interest = new Interest(tables);
        ComplaintDrivers drivers = new ComplaintDrivers(tables);
        ChannelShift shift = new ChannelShift(tables);
        Segments found = new Segments(tables);
        List<Section> sections = new ArrayList<>();
        new Volumes(tables).section().ifPresent(sections::add);
        segments().ifPresent(sections::add);
        interest.section().ifPresent(sections::add);
        new InterestMap(tables).section().ifPresent(sections::add);
        interest.rising().ifPresent(sections::add);
        found.section().ifPresent(sections::add);
        new Questions(facts, tables).section().ifPresent(sections::add);
        new QuestionChanges(tables).section().ifPresent(sections::add);
        channels().ifPresent(sections::add);
        shift.section().ifPresent(sections::add);
        products().ifPresent(sections::add);
        drivers.section().ifPresent(sections::add);
        new OfferResponse(tables).section().ifPresent(sections::add);
        new Sales(tables).section().ifPresent(sections::add);
        Shared.complaintCategories(tables).ifPresent(sections::add);
        Texts texts = new Texts(facts, tables);
        texts.conclusions().ifPresent(sections::add);
        texts.understanding().ifPresent(sections::add);
        Shared.weeks(facts, tables).ifPresent(sections::add);
        List<Report.Point> points = new MainPoints(sections)
                .add(Shared.volumePoint(facts, tables), "weeks", "volume")
                .addOr(shift.point(), "channel-shift", this::channelPoint, "channels")
                .add(segmentPoint(), "segments")
                .add(new OfferResponse(tables).point(), "offer-response")
                .add(new Sales(tables).point(), "sales-response")
                .add(found.point(), "found-segments")
                .add(Shared.complaintPoint(tables), "complaint-categories")
                .add(drivers.point(), "complaint-drivers")
                .addOr(interest.point(), "interest", interest::risingPoint, "rising-interest")
                .add(Shared.productPoint(tables), "complaints-by-product")
                .add(new QuestionChanges(tables).point(), "question-changes")
                .most();
        List<String> notes = new ArrayList<>();
        objections().ifPresent(notes::add);
        notes.addAll(new Notes(facts, tables).all());
        return new Report(
                "marketing",
                telling.say("Who contacts us, and about what"),
                telling.say("For the marketing analyst"),
                Shared.facts(telling, facts),
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
        return Optional.of(
                shown.size() == 1
                        ? telling.say("Customers come most by {0}.", channel(shown.get(0)))
                        : telling.say(
                                "Customers come most by {0}, then by {1}.",
                                channel(shown.get(0)), channel(shown.get(1))));
    }

    /** {@code phone 48 % (46–50 %)} */
    private String channel(Line line) {
        return telling.term(line.text("channel")) + " " + telling.percent(line) + " (" + telling.interval(line) + ")";
    }

    private List<Line> segmentLines(String measure) {
        return tables.lines("customer_segments").stream()
                .filter(Tables::isFigure)
                .filter(l -> l.is("measure", measure))
                .toList();
    }

    private String segment(Line line) {
        String who = telling.term(line.text("customer_type"));
        return line.is("frequency", "1")
                ? telling.say("{0}, 1 contact a year", who)
                : telling.say("{0}, {1} contacts a year", who, line.text("frequency"));
    }

    private Optional<Line> customersOf(Line segment) {
        return of(segment, "customers");
    }

    private Optional<Line> of(Line segment, String measure) {
        return segmentLines(measure).stream()
                .filter(l -> segment(l).equals(segment(segment)))
                .findFirst();
    }

    /** A share of the segment with its interval, or its mark. */
    private String share(Line segment, String measure) {
        return of(segment, measure)
                .map(l -> l.number("percent") == null
                        ? l.text("mark")
                        : telling.percent(l) + " (" + telling.interval(l).replace(Telling.PERCENT, "") + ")"
                                + (l.text("mark").isEmpty() ? "" : " " + l.text("mark")))
                .orElse("");
    }

    private List<Line> segmentsByContacts() {
        return Parts.highestFirst(segmentLines("contacts"));
    }

    private Optional<String> segmentPoint() {
        return segmentsByContacts().stream()
                .filter(Parts::isReliable)
                .findFirst()
                .flatMap(top -> customersOf(top)
                        .filter(who -> who.number("percent") != null)
                        .map(who -> telling.say(
                                "One segment, {0}, brings {1} of the contacts and is {2} of the customers.",
                                segment(top), telling.percent(top), telling.percent(who))));
    }

    /** What chooses the customers of a segment in their list; nothing if how many they are is hidden. */
    private SortedMap<String, String> chosen(Line segment) {
        boolean told = customersOf(segment).filter(l -> l.count("n") != null).isPresent();
        return told
                ? new TreeMap<>(Map.of(
                        "customer_type",
                        telling.term(segment.text("customer_type")),
                        "frequency",
                        segment.text("frequency")))
                : new TreeMap<>();
    }

    private Optional<Section> segments() {
        List<Line> lines = segmentsByContacts();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Line> all = new ArrayList<>(lines);
        List.of("customers", "complaints", "resolved").forEach(m -> all.addAll(segmentLines(m)));
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            Optional<Line> who = customersOf(line);
            rows.add(List.of(
                    segment(line),
                    who.map(l -> telling.count(l.count("n"), l.text("mark"))).orElse(""),
                    telling.count(line.count("n"), line.text("mark")),
                    share(line, "contacts"),
                    share(line, "complaints"),
                    share(line, "resolved")));
        }
        TableView table = new TableView(
                        List.of(
                                new Heading(telling.say("segment"), false),
                                new Heading(telling.say("customers"), true),
                                new Heading(telling.say("their contacts"), true),
                                new Heading(telling.say("share of contacts"), true),
                                new Heading(telling.say("complaints among them"), true),
                                new Heading(telling.say("cases resolved"), true)),
                        rows,
                        telling.remarks(all))
                .leading(0, new Behind(tables).customers(lines, this::chosen));
        String heading = segmentPoint().orElseGet(() -> telling.say("Who contacted us."));
        return Optional.of(Parts.section(
                "segments",
                heading,
                telling.say(
                        "Known customers with a contact in the period, by type and by their contacts in the year up to its end: those"
                                + " contacts; in brackets 95 % intervals."),
                Parts.bars(telling, heading, telling.say("contacts in the year"), lines, this::segment),
                table,
                telling.definitions(all),
                "customer_segments"));
    }

    private Optional<Section> channels() {
        List<Line> lines = channelLines();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String heading = channelPoint().orElseGet(() -> telling.say("Contacts by channel."));
        return Optional.of(Parts.section(
                "channels",
                heading,
                telling.say("Contacts by the way they reached the desk, {0}.", telling.days(lines)),
                Parts.bars(telling, heading, telling.say("contacts"), lines, l -> telling.term(l.text("channel"))),
                Parts.rates(
                        telling,
                        telling.term("channel"),
                        telling.say("contacts"),
                        telling.say("of all"),
                        lines,
                        l -> telling.term(l.text("channel"))),
                telling.definitions(lines),
                "channel_mix"));
    }

    private Optional<Section> products() {
        List<Line> lines = Parts.highestFirst(
                tables.by("complaint_share", "complaint_share", "product", Shared.COMPLAINT_DIMENSIONS).stream()
                        .filter(l -> !l.is("product", "(unknown)"))
                        .toList());
        if (lines.stream().noneMatch(l -> l.number("percent") != null)) {
            return Optional.empty();
        }
        String heading = Shared.productPoint(tables)
                .orElseGet(
                        () -> Shared.complaintsByProduct(tables)
                                .map(rest -> telling.say(
                                        "Of {0} products compared with all others, none is flagged as drawing complaints more often.",
                                        rest.compared()))
                                .orElseGet(
                                        () -> telling.say(
                                                "No product lies above all contacts in its share of complaints by more than its interval.")));
        return Optional.of(Parts.section(
                "complaints-by-product",
                heading,
                telling.say(
                        "Complaints in percent of the contacts about a product, with 95 % interval, {0}.",
                        telling.days(lines)),
                Parts.dots(
                        telling,
                        heading,
                        telling.say("% of contacts that are complaints"),
                        tables.total("complaint_share", "complaint_share", Shared.COMPLAINT_DIMENSIONS),
                        lines,
                        l -> l.text("product")),
                Parts.rates(
                        telling,
                        telling.term("product"),
                        telling.say("complaints"),
                        telling.say("contacts"),
                        lines,
                        l -> l.text("product")),
                telling.definitions(lines),
                "complaint_share"));
    }

    private Optional<String> objections() {
        return tables.lines("exclusions").stream()
                .filter(l -> l.is("reason", "objects_to_marketing"))
                .findFirst()
                .map(l -> telling.say(
                        "{0} customers with a contact in the period object to marketing. They are left out of profiles,"
                                + " segments, interest, drivers of complaints, channels over time, the response to offers and sales, and are"
                                + " counted everywhere else.",
                        telling.sentence(telling.count(l.count("n"), telling.say("some##customers")))));
    }
}
