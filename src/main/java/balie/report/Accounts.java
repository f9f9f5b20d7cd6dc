package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a total of this run differs from the help desk's own: row counts that lead from one to the other. */
final class Accounts {

    private final Telling telling;
    private final List<Line> lines;

    Accounts(Tables tables) {
        this.telling = tables.telling();
        this.lines = tables.lines("reconciliation");
    }

    Optional<Section> section() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<String> sources =
                lines.stream().map(l -> l.text("source")).distinct().toList();
        boolean several = sources.size() > 1;
        return Optional.of(new Section(
                "reconciliation",
                heading(sources),
                telling.say(
                        "From the records of the exports and the help desk's own total to the contacts that every figure here counts,"
                                + " step by step. Steps that take nothing away and add nothing are left out."),
                several
                        ? sources.stream()
                                .flatMap(s -> walk(s).map(w -> s + ": " + w).stream())
                                .toList()
                        : List.of(),
                Optional.empty(),
                table(several),
                lines.stream()
                        .map(l -> l.text("definition"))
                        .distinct()
                        .map(telling::text)
                        .toList(),
                "reconciliation"));
    }

    private String heading(List<String> sources) {
        List<String> unexplained = lines.stream()
                .filter(l -> l.is("kind", "difference") && rows(l) != 0)
                .map(l -> l.text("source") + ": " + telling.signed(rows(l)))
                .toList();
        if (!unexplained.isEmpty()) {
            return telling.say(
                    "Rows that nothing explains, {0}: the figures of this run are not to be relied on.",
                    String.join(", ", unexplained));
        }
        return sources.size() == 1
                ? walk(sources.get(0))
                        .map(telling::sentence)
                        .orElseGet(() -> telling.say("Every row is accounted for."))
                : telling.say("Every row is accounted for, in all {0} sources.", sources.size());
    }

    /** {@code the help desk's own total is 820, ours is 808; every row between is accounted for.} */
    private Optional<String> walk(String source) {
        List<Line> own = lines.stream()
                .filter(l -> l.is("source", source))
                .filter(l -> l.is("kind", "total") || l.is("kind", "difference"))
                .toList();
        Optional<Line> theirs =
                own.stream().filter(l -> l.is("step", "own_total")).findFirst();
        Optional<Line> ours = own.stream().filter(l -> l.is("kind", "total")).reduce((first, second) -> second);
        boolean explained = own.stream().noneMatch(l -> l.is("kind", "difference") && rows(l) != 0);
        return theirs.flatMap(t -> ours.map(o -> telling.say(
                explained
                        ? "the help desk's own total is {0}, ours is {1}; every row between is accounted for."
                        : "the help desk's own total is {0}, ours is {1}; not every row between is accounted for.",
                telling.count(rows(t)),
                telling.count(rows(o)))));
    }

    private TableView table(boolean several) {
        List<Heading> headings = new ArrayList<>();
        if (several) {
            headings.add(new Heading(telling.say("source"), false));
        }
        headings.add(new Heading(telling.say("step"), false));
        headings.add(new Heading(telling.say("rows"), true));
        headings.add(new Heading(telling.say("there are then"), true));
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            boolean stands = isStanding(line);
            if (!stands && rows(line) == 0) {
                continue;
            }
            List<String> row = new ArrayList<>();
            if (several) {
                row.add(line.text("source"));
            }
            row.add(step(line));
            row.add(stands ? "" : telling.signed(rows(line)));
            row.add(stands ? telling.signed(rows(line)).replace("+", "") : "");
            rows.add(row);
        }
        return new TableView(headings, rows, List.of());
    }

    /** Whether a row is what there is, and not what is taken away or added. */
    private static boolean isStanding(Line line) {
        return !line.is("kind", "less") && !line.is("kind", "more");
    }

    private String step(Line line) {
        String words = line.is("step", "own_total")
                ? telling.say("the help desk's own total")
                : telling.term(line.text("step"));
        return line.is("kind", "memo") ? telling.say("of these: {0}", words) : words;
    }

    private static long rows(Line line) {
        Long rows = line.count("rows");
        return rows == null ? 0 : rows;
    }
}
