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

    Notes(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.tables = tables;
    }

    List<String> all() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Every share is told with its numerator and denominator and a 95 % interval (Wilson's score interval): if"
                        + " the week could be drawn again and again from the same desk, 19 of 20 such intervals would hold the true"
                        + " share. A share on fewer than " + facts.reliableFrom() + " cases is marked "
                        + Mark.UNRELIABLE.shorthand() + "." + byCustomer());
        compared().ifPresent(notes::add);
        if (facts.privacyMinimum() > 0) {
            notes.add("Counts under " + facts.privacyMinimum() + " are hidden and marked " + Mark.SUPPRESSED.shorthand()
                    + ", and so are the wordings of fewer than " + facts.privacyMinimum()
                    + " contacts. A hidden count can sometimes still be worked out from the others of its table.");
        }
        notes.addAll(new Continuity(facts, tables).notes());
        marks().ifPresent(notes::add);
        leftOut().ifPresent(notes::add);
        notes.addAll(tables.notAvailable());
        return notes;
    }

    /** Contacts of one customer are alike; where intervals know that, it is said. */
    private String byCustomer() {
        boolean some = tables.any("interval", l -> l.is("interval", "by_customer"));
        return some
                ? " Contacts of one customer are alike, and where a table's column interval says by_customer its intervals are as"
                        + " wide as that makes them; where it says wilson, or nothing, each contact counts as another customer's."
                : "";
    }

    /** How many comparisons there were, and how many are flagged. */
    private Optional<String> compared() {
        List<String> tallies = Stream.of(
                        tally("changes", "comparisons of periods and groups"),
                        tally("question_changes", "comparisons of questions"))
                .flatMap(Optional::stream)
                .toList();
        return tallies.isEmpty()
                ? Optional.empty()
                : Optional.of(Figures.sentence(String.join("; ", tallies))
                        + ". All comparisons of the run are tested together: on average at most one of twenty flagged ones is so by"
                        + " chance, and only of flagged ones a report says that they are more than chance.");
    }

    private Optional<String> tally(String table, String what) {
        List<Line> lines = tables.lines(table);
        return lines.stream().noneMatch(Comparison::isTested)
                ? Optional.empty()
                : Optional.of(Changes.tally(lines, what));
    }

    /** Every mark that occurs. */
    private Optional<String> marks() {
        List<String> occurring = Stream.of(Mark.values())
                .filter(m -> tables.any("mark", l -> l.text("mark").contains(m.shorthand())))
                .map(m -> m.shorthand() + " " + m.doc())
                .toList();
        return occurring.isEmpty()
                ? Optional.empty()
                : Optional.of("Marks beside figures: " + String.join("; ", occurring) + ".");
    }

    private Optional<String> leftOut() {
        List<Line> lines = tables.lines("exclusions").stream()
                .filter(l -> l.is("unit", "interactions") && !l.is("reason", "counted"))
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = lines.stream()
                .map(l -> Figures.count(l.count("n"), "fewer than " + facts.privacyMinimum()) + " " + l.text("reason"))
                .toList();
        return Optional.of("Left out of every figure: " + String.join(", ", parts) + ".");
    }
}
