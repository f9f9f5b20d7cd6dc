package balie.report;

import balie.model.Audience;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.report.model.Digest;
import balie.report.model.Digest.Figure;
import balie.report.model.Digest.Revision;
import balie.report.model.Report;
import balie.report.words.Words;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Draws from the tables of an audience what a run keeps of itself for it. */
public final class Digests {

    /** The question that was asked in most contacts. */
    static final String TOP_QUESTION = "top_question";

    /** The channel that most contacts came by. */
    static final String TOP_CHANNEL = "top_channel";

    static final String CONTACTS = "contacts";
    static final String CUSTOMERS = "customers";
    static final String COMPLAINTS = "complaint_share";
    static final String FIRST_CONTACT = "fcr_";

    private static final int MOST_CHANGES = 5;
    private static final int MOST_QUESTIONS = 6;
    private static final int MOST_REVISIONS = 6;
    private static final int LONGEST = 80;
    private static final List<String> BY_NOTHING = List.of("dimension");

    private final RunFacts facts;
    private final Tables tables;
    private final Telling telling;

    private Digests(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.tables = tables;
        this.telling = tables.telling();
    }

    /**
     * What a run keeps of itself for an audience.
     *
     * @param results the tables that the audience may have, after anything in them was hidden
     * @param first the page that leads to all there is for the audience, with the main points of its report
     * @param words of the language of its report
     */
    public static Digest of(
            Audience audience, RunFacts facts, Collection<ResultTable> results, Report first, Words words) {
        return new Digests(facts, new Tables(results, words)).digest(audience, first);
    }

    private Digest digest(Audience audience, Report first) {
        Changes changes = new Changes(tables);
        List<Line> revisions = tables.lines("revisions");
        return new Digest(
                facts.period().label(),
                telling.locale().toLanguageTag(),
                first.title(),
                first.facts(),
                first.points().stream().map(Report.Point::sentence).toList(),
                figures(audience),
                Statements.of(telling, changes.sinceBefore(), MOST_CHANGES),
                changes.compared(),
                Statements.of(telling, questions(), MOST_QUESTIONS),
                // What many cases have in common first: the fewer the parts of a name, the larger the group.
                revisions.stream()
                        .sorted(Comparator.comparing(l -> parts(l.text("figure"))))
                        .limit(MOST_REVISIONS)
                        .map(this::revision)
                        .toList(),
                revisions.size());
    }

    private static long parts(String figure) {
        return figure.equals("all")
                ? 0
                : 1 + figure.chars().filter(c -> c == ',').count();
    }

    private List<Figure> figures(Audience audience) {
        Stream<Optional<Figure>> figures = switch (audience) {
            case TRAINING ->
                Stream.of(
                        contacts(),
                        rate("resolution_rates", "resolved_within_" + facts.resolvedWithinDays() + "_days")
                                .or(() -> rate("resolution_rates", "resolved_so_far")),
                        rate("resolution_rates", facts.firstContact()),
                        rate("service_rates", "timely"),
                        rate("service_rates", "escalated"),
                        complaints(),
                        topQuestion());
            case MARKETING ->
                Stream.of(
                        contacts(),
                        total("volume", CUSTOMERS, BY_NOTHING).map(l -> figure(CUSTOMERS, "", l, false)),
                        complaints(),
                        rate("service_rates", "satisfied"),
                        rate("service_rates", "sale_accepted"),
                        topChannel(),
                        topQuestion());
        };
        return figures.flatMap(Optional::stream).toList();
    }

    private Optional<Figure> contacts() {
        return total("volume", CONTACTS, BY_NOTHING)
                .or(() -> week("weekly_rates"))
                .or(() -> week("contacts_by_week"))
                .map(l -> figure(CONTACTS, "", l, false));
    }

    /** The row of a table of weeks for the week that the run is about. */
    private Optional<Line> week(String table) {
        return tables.lines(table).stream()
                .filter(Tables::isFigure)
                .filter(l -> !l.has("measure") || l.is("measure", CONTACTS))
                .filter(l -> facts.period().firstDay().equals(l.get("monday")))
                .findFirst();
    }

    private Optional<Figure> complaints() {
        return total("complaint_share", COMPLAINTS, Shared.COMPLAINT_DIMENSIONS)
                .map(l -> figure(COMPLAINTS, "", l, true));
    }

    private Optional<Figure> rate(String table, String measure) {
        return total(table, measure, TrainingReport.DIMENSIONS).map(l -> figure(measure, "", l, true));
    }

    private Optional<Line> total(String table, String measure, List<String> dimensions) {
        return tables.total(table, measure, dimensions);
    }

    private Optional<Figure> topQuestion() {
        return tables.lines("question_frequency").stream()
                .filter(Tables::isFigure)
                .filter(l -> l.count("rank") != null && l.count("n") != null)
                .findFirst()
                .map(l -> figure(TOP_QUESTION, Telling.label(l.text("question"), LONGEST), l, true));
    }

    private Optional<Figure> topChannel() {
        return tables.lines("channel_mix").stream()
                .filter(Tables::isFigure)
                .filter(l -> l.number("percent") != null)
                .findFirst()
                .map(l -> figure(TOP_CHANNEL, telling.term(l.text("channel")), l, true));
    }

    private static Figure figure(String id, String name, Line line, boolean share) {
        return new Figure(
                id,
                name,
                whole(line.count("n")),
                share ? whole(line.count("of")) : OptionalLong.empty(),
                share ? number(line.number("percent")) : OptionalDouble.empty(),
                share ? number(line.number("low")) : OptionalDouble.empty(),
                share ? number(line.number("high")) : OptionalDouble.empty(),
                line.text("mark"),
                share,
                line.text("period_from"),
                line.text("period_to"),
                line.text("definition"));
    }

    private static OptionalLong whole(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static OptionalDouble number(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private List<String> questions() {
        List<String> sentences = new ArrayList<>(new QuestionChanges(tables).sentences());
        tables.lines("new_questions").stream()
                .filter(Tables::isFigure)
                .filter(l -> l.count("n") != null)
                .map(l -> telling.say(
                        "New: “{0}”, {1} contacts.",
                        Telling.label(l.text("question"), LONGEST), telling.count(l.count("n"), "")))
                .forEach(sentences::add);
        return sentences;
    }

    private Revision revision(Line line) {
        String figure = telling.sentence(telling.term(line.text("figure")));
        return new Revision(
                line.text("period_from"),
                line.text("period_to"),
                telling.say(
                        "{0} ({1}), {2}: {3} was {4} as of {5} and is {6}.",
                        figure,
                        telling.term(line.text("table")),
                        telling.days((LocalDate) line.get("period_from"), (LocalDate) line.get("period_to")),
                        line.text("column"),
                        telling.plain(line.get("former")),
                        line.get("former_as_of") instanceof Instant at
                                ? telling.moment(at, facts.period().zone())
                                : "",
                        telling.plain(line.get("revised"))));
    }
}
