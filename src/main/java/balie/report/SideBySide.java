package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Figures of the whole desk beside each other, each by its own definition. */
final class SideBySide {

    private final RunFacts facts;
    private final Tables tables;
    private final Telling telling;

    SideBySide(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.tables = tables;
        this.telling = tables.telling();
    }

    /** One figure by each definition: they differ, and the reader should see how much. */
    Optional<Section> definitions() {
        List<Line> totals = totals(
                "resolution_rates", m -> m.startsWith("resolved") || m.startsWith("closed") || m.equals("throughput"));
        String heading = telling.say("Resolution by {0} definitions: choose one and keep to it.", totals.size());
        return sideBySide(
                "definitions",
                heading,
                telling.say("Each share with its own denominator."),
                telling.say("definition"),
                totals);
    }

    /** The job's own definition first, then the others. */
    Optional<Section> firstContact() {
        List<Line> totals = new ArrayList<>(totals("resolution_rates", m -> m.startsWith("fcr_")));
        totals.sort(Comparator.comparing(l -> !l.is("measure", facts.firstContact())));
        Optional<Line> leading = totals.stream()
                .filter(l -> l.is("measure", facts.firstContact()))
                .findFirst();
        String heading = leading.map(l -> telling.say(
                        "First contact resolution: {0}, {1}.", telling.percent(l), telling.term(facts.firstContact())))
                .orElseGet(() -> telling.say("First contact resolution, by {0} definitions.", totals.size()));
        return sideBySide(
                "first-contact",
                heading,
                telling.say(
                        "By every definition in use that the records allow. Each answers another question, so none can be compared with"
                                + " another."),
                telling.say("resolved in the first contact if"),
                totals);
    }

    Optional<Section> service() {
        List<Line> totals = totals("service_rates", m -> true);
        return sideBySide(
                "service",
                telling.say("How customers are served."),
                telling.say(
                        "Each share with its own denominator. Contacts of one customer are alike, and the intervals are as wide as that"
                                + " makes them."),
                telling.say("what"),
                totals);
    }

    private List<Line> totals(String table, Predicate<String> measures) {
        return tables.lines(table).stream()
                .filter(Tables::isFigure)
                .filter(l -> TrainingReport.DIMENSIONS.stream().allMatch(d -> l.is(d, "all")))
                .filter(l -> l.number("percent") != null && measures.test(l.text("measure")))
                .toList();
    }

    private Optional<Section> sideBySide(String id, String heading, String subtitle, String what, List<Line> totals) {
        if (totals.size() < 2) {
            return Optional.empty();
        }
        // What may exceed 100 % is no share and has no interval to draw.
        List<Line> shares = totals.stream().filter(l -> l.number("low") != null).toList();
        return Optional.of(Parts.section(
                id,
                heading,
                subtitle,
                Parts.dots(
                        telling,
                        heading,
                        telling.say("share"),
                        Optional.empty(),
                        shares,
                        l -> telling.term(l.text("measure"))),
                Parts.rates(
                        telling,
                        what,
                        telling.say("n"),
                        telling.say("of##denominator"),
                        totals,
                        l -> telling.term(l.text("measure"))),
                telling.definitions(totals),
                id.equals("service") ? "service_rates" : "resolution_rates"));
    }
}
