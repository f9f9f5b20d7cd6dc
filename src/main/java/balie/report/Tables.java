package balie.report;

import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.report.words.Words;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The result tables of a run, by name, and the usual ways to take rows from them. */
final class Tables {

    private static final String ALL = "all";

    private final Map<String, ResultTable> byName = new LinkedHashMap<>();
    private final Telling telling;

    Tables(Collection<ResultTable> tables, Words words) {
        tables.forEach(t -> byName.put(t.name(), t));
        telling = new Telling(words);
    }

    /** How what stands in them is told. */
    Telling telling() {
        return telling;
    }

    Optional<ResultTable> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All rows of a table that has been computed; none if it has not. */
    List<Line> lines(String name) {
        return get(name).map(ResultTable::lines).orElse(List.of());
    }

    /** Rows that are figures, not a word on a source that has none. */
    static boolean isFigure(Line line) {
        return !line.is("mark", "[x]");
    }

    /** The rows of one measure in total. */
    Optional<Line> total(String name, String measure, List<String> dimensions) {
        return lines(name).stream()
                .filter(Tables::isFigure)
                .filter(l -> l.is("measure", measure))
                .filter(l -> dimensions.stream().allMatch(d -> l.is(d, ALL)))
                .findFirst();
    }

    /** The rows of one measure by one dimension, the others being 'all'. */
    List<Line> by(String name, String measure, String dimension, List<String> dimensions) {
        return lines(name).stream()
                .filter(Tables::isFigure)
                .filter(l -> l.is("measure", measure))
                .filter(l -> dimensions.stream().allMatch(d -> d.equals(dimension) != l.is(d, ALL)))
                .toList();
    }

    /** Whether a row of any table that has a column meets a condition. */
    boolean any(String column, Predicate<Line> condition) {
        return byName.values().stream()
                .filter(t -> t.has(column))
                .anyMatch(t -> t.lines().stream().anyMatch(condition));
    }

    /** What the sources can not tell, each once. */
    List<String> notAvailable() {
        return byName.values().stream()
                .flatMap(t -> t.has("mark") ? t.lines().stream() : java.util.stream.Stream.<Line>empty())
                .filter(l -> l.is("mark", "[x]"))
                .map(l -> l.text("definition"))
                .distinct()
                .toList();
    }
}
