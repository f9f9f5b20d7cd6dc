package balie.report;

import balie.model.Mark;
import balie.model.ResultTable.Line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the figures of a run were made and what is missing, for the foot of its pages. */
final class Notes {

    private final RunFacts facts;
    private final Tables tables;
    private final Telling telling;

    Notes(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.tables = tables;
        this.telling = tables.telling();
    }

    List<String> all() {
        List<String> notes = new ArrayList<>();
        notes.add(shares());
        compared().ifPresent(notes::add);
        if (facts.privacyMinimum() > 0) {
            notes.add(telling.say(
                    "Counts under {0} are hidden and marked {1}, and so are counts beside them that would give them back, and the"
                            + " wordings of fewer than {0} contacts.",
                    facts.privacyMinimum(), Mark.SUPPRESSED.shorthand()));
        }
        notes.addAll(new Continuity(facts, tables).notes());
        marks().ifPresent(notes::add);
        leftOut().ifPresent(notes::add);
        tables.notAvailable().forEach(n -> notes.add(telling.text(n)));
        return notes;
    }

    /** What an interval says; contacts of one customer are alike, and where intervals know that, it is said. */
    private String shares() {
        String shares = telling.say(
                "Every share is told with its numerator and denominator and a 95 % interval (Wilson's score interval): if"
                        + " the week could be drawn again and again from the same desk, 19 of 20 such intervals would hold the true"
                        + " share. A share on fewer than {0} cases is marked {1}.",
                facts.reliableFrom(), Mark.UNRELIABLE.shorthand());
        return tables.any("interval", l -> l.is("interval", "by_customer"))
                ? shares + " "
                        + telling.say(
                                "Contacts of one customer are alike, and where a table's column interval says by_customer its"
                                        + " intervals are as wide as that makes them; where it says wilson, or nothing, each contact"
                                        + " counts as another customer's.")
                : shares;
    }

    /** How many comparisons there were, and how many are flagged. */
    private Optional<String> compared() {
        List<String> tallies = Stream.of(
                        tally("changes", telling.say("comparisons of periods and groups")),
                        tally("question_changes", telling.say("comparisons of questions")))
                .flatMap(Optional::stream)
                .toList();
        return tallies.isEmpty()
                ? Optional.empty()
                : Optional.of(telling.say(
                        "{0}. All comparisons of the run are tested together: on average at most one of twenty flagged ones is so by"
                                + " chance, and only of flagged ones a report says that they are more than chance.",
                        telling.sentence(String.join("; ", tallies))));
    }

    private Optional<String> tally(String table, String what) {
        List<Line> lines = tables.lines(table);
        return lines.stream().noneMatch(Comparison::isTested)
                ? Optional.empty()
                : Optional.of(Changes.tally(telling, lines, what));
    }

    /** Every mark that occurs. */
    private Optional<String> marks() {
        List<String> occurring = Stream.of(Mark.values())
                .filter(m -> tables.any("mark", l -> l.text("mark").contains(m.shorthand())))
                .map(m -> m.shorthand() + " " + telling.text(m.doc()))
                .toList();
        return occurring.isEmpty()
                ? Optional.empty()
                : Optional.of(telling.say("Marks beside figures: {0}.", String.join("; ", occurring)));
    }

    private Optional<String> leftOut() {
        List<Line> lines = tables.lines("exclusions").stream()
                .filter(l -> l.is("unit", "interactions") && !l.is("reason", "counted"))
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = lines.stream()
                .map(l -> telling.count(l.count("n"), telling.say("fewer than {0}", facts.privacyMinimum())) + " "
                        + telling.term(l.text("reason")))
                .toList();
        return Optional.of(telling.say("Left out of every figure: {0}.", String.join(", ", parts)));
    }
}
