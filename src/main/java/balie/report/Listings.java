package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Listing;
import balie.report.model.Listing.Column;
import balie.report.model.Listing.Kind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The pages with the rows behind figures. */
final class Listings {

    static final String CONTACTS = "contacts";
    static final String CUSTOMERS = "customers";

    /** Rows of a page that a browser opens and chooses from without waiting, as of contacts. */
    static final int MOST = 10_000;

    private static final String CONTACT_LIST = "contact_list";
    private static final String PROFILES = "customer_profiles";

    private final RunFacts facts;
    private final Tables tables;
    private final Telling telling;

    Listings(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.tables = tables;
        this.telling = tables.telling();
    }

    private record Shown(Column column, Function<Line, String> cell) {}

    List<Listing> all() {
        List<Listing> all = new ArrayList<>();
        if (!tables.lines(CONTACT_LIST).isEmpty()) {
            all.add(contacts(tables.lines(CONTACT_LIST)));
        }
        if (!tables.lines(PROFILES).isEmpty()) {
            all.add(customers(tables.lines(PROFILES)));
        }
        return all;
    }

    /** How the days of a row stand in a list. */
    static String opened(Telling telling, Line line) {
        return telling.days((LocalDate) line.get("period_from"), (LocalDate) line.get("period_to"));
    }

    private Listing contacts(List<Line> lines) {
        List<String> introduction = new ArrayList<>();
        introduction.add(
                telling.say("Every contact behind the figures on questions, resolution and channels, one by one."));
        introduction.add(telling.say(
                "[c] stands where so few contacts were alike that they are not counted anywhere; what the customer wrote is shown, without"
                        + " personal data, where at least {0} customers asked the same.",
                Math.max(1, facts.privacyMinimum())));
        leftOut(lines.size())
                .ifPresent(left -> introduction.add(telling.say(
                        "{0, plural, one {One contact more is not listed} other {# contacts more are not listed}}: a page holds no more, and the draw"
                                + " is by chance.",
                        left)));
        List<Shown> shown = List.of(
                new Shown(new Column("opened", telling.say("opened"), Kind.CHOICE), l -> opened(telling, l)),
                new Shown(new Column("question_id", telling.say("id"), Kind.CODE), this::id),
                new Shown(new Column("question", telling.say("question"), Kind.TEXT), l -> l.text("question")),
                new Shown(new Column("outcome", telling.say("outcome"), Kind.CHOICE), l -> coded(l, "outcome")),
                new Shown(new Column("channel", telling.term("channel"), Kind.CHOICE), l -> coded(l, "channel")),
                new Shown(
                        new Column("wording", telling.say("what the customer wrote"), Kind.TEXT),
                        l -> l.text("wording")),
                new Shown(new Column("contact", telling.say("contact"), Kind.TEXT), l -> l.text("contact")));
        return listing(
                CONTACTS,
                telling.say("Contacts behind the figures"),
                introduction,
                shown,
                lines,
                telling.say("{0} of {1} contacts", "{0}", "{1}"),
                CONTACT_LIST);
    }

    /** How many contacts there are beyond those listed; empty where none is, or where it is not told. */
    private Optional<Long> leftOut(int listed) {
        long counted = tables.lines("contact_groups").stream()
                .filter(Tables::isFigure)
                .collect(Collectors.toMap(
                        l -> l.text("period_from"), l -> l.count("of") == null ? 0L : l.count("of"), Math::max))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        return counted > listed ? Optional.of(counted - listed) : Optional.empty();
    }

    private String id(Line line) {
        String id = line.text("question_id");
        return id.isEmpty() ? line.text("mark") : telling.term(id);
    }

    /** A code in words; the mark where it is not told. */
    private String coded(Line line, String column) {
        String code = line.text(column);
        return code.isEmpty() || code.equals("[c]") ? line.text("mark") : telling.term(code);
    }

    private Listing customers(List<Line> lines) {
        List<Shown> shown = new ArrayList<>(List.of(
                new Shown(new Column("customer", telling.say("customer"), Kind.TEXT), l -> l.text("customer")),
                new Shown(
                        new Column("customer_type", telling.term("customer_type"), Kind.CHOICE),
                        l -> coded(l, "customer_type")),
                new Shown(
                        new Column("frequency", telling.say("contacts in the year"), Kind.CHOICE),
                        l -> l.text("frequency")),
                new Shown(new Column("region", telling.term("region"), Kind.CHOICE), l -> coded(l, "region")),
                new Shown(
                        new Column("segment", telling.term("segment"), Kind.CHOICE),
                        l -> telling.term(l.text("segment_found"))),
                new Shown(
                        new Column("contacts", telling.say("contacts##total"), Kind.NUMBER),
                        l -> telling.count(l.count("contacts"), "")),
                new Shown(
                        new Column("recency", telling.say("days since the last"), Kind.NUMBER),
                        l -> telling.count(l.count("recency_days"), "")),
                new Shown(new Column("channels", telling.say("channels"), Kind.TEXT), this::channels),
                new Shown(new Column("product", telling.term("product"), Kind.CHOICE), l -> coded(l, "top_product")),
                new Shown(new Column("questions", telling.say("asked most"), Kind.TEXT), l -> l.text("top_questions")),
                new Shown(
                        new Column("complaints", telling.say("complaints"), Kind.NUMBER),
                        l -> telling.count(l.count("complaints"), ""))));
        List<String> introduction = new ArrayList<>();
        introduction.add(telling.say(
                "Every known customer who had a contact in the period and does not object to marketing, under a pseudonym, with the"
                        + " counts of the year up to the end of the period."));
        introduction.add(telling.say(
                "[c] stands for a trait that fewer than {0} customers of this list share.",
                Math.max(1, facts.privacyMinimum())));
        if (lines.size() > MOST) {
            introduction.add(telling.say(
                    "{0, plural, one {One customer more stands} other {# customers more stand}} only in the table: a page holds no more, and those"
                            + " with the most contacts come first.",
                    lines.size() - MOST));
        }
        return listing(
                CUSTOMERS,
                telling.say("Customers behind the figures"),
                introduction,
                shown,
                lines.subList(0, Math.min(MOST, lines.size())),
                telling.say("{0} of {1} customers", "{0}", "{1}"),
                PROFILES);
    }

    private String channels(Line line) {
        List<String> channels = new ArrayList<>();
        for (String channel : line.text("channels").split(" ")) {
            channels.add(telling.term(channel));
        }
        return String.join(", ", channels);
    }

    private Listing listing(
            String id,
            String title,
            List<String> introduction,
            List<Shown> shown,
            List<Line> lines,
            String rowsOf,
            String dataFile) {
        return new Listing(
                id,
                title,
                Shared.facts(telling, facts),
                introduction,
                shown.stream().map(Shown::column).toList(),
                lines.stream()
                        .map(l -> shown.stream().map(s -> s.cell().apply(l)).toList())
                        .toList(),
                rowsOf,
                dataFile);
    }
}
