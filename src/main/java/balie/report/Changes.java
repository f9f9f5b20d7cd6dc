package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changed, and which groups are unlike the others: comparisons of which few that are flagged are so by chance. */
final class Changes {

    private static final int MOST_STATEMENTS = 8;

    private final Telling telling;
    private final List<Line> lines;

    Changes(Tables tables) {
        this.telling = tables.telling();
        this.lines = tables.lines("changes").stream().filter(Tables::isFigure).toList();
    }

    /**
     * {@code 3 of 212 comparisons flagged at a false discovery rate of 5 %}
     *
     * @param what was compared, many of them, in the language
     */
    static String tally(Telling telling, List<Line> lines, String what) {
        long tested = lines.stream().filter(Comparison::isTested).count();
        long flagged = lines.stream().filter(Comparison::isFlagged).count();
        if (tested == 0) {
            return telling.say("nothing could be compared");
        }
        if (tested == 1) {
            return telling.say(
                    flagged == 0
                            ? "the one comparison is not flagged at a false discovery rate of 5\u00a0%"
                            : "the one comparison is flagged at a false discovery rate of 5\u00a0%");
        }
        return flagged == 0
                ? telling.say("none of {0} {1} flagged at a false discovery rate of 5\u00a0%", tested, what)
                : telling.say("{0} of {1} {2} flagged at a false discovery rate of 5\u00a0%", flagged, tested, what);
    }

    private Comparison comparison(Line line) {
        return new Comparison(line, telling);
    }

    /** Over time first, totals before groups, the surest first; then what is unlike the others. */
    private List<Comparison> flagged() {
        return lines.stream()
                .filter(Comparison::isFlagged)
                .map(this::comparison)
                .sorted(Comparator.comparing(Comparison::isWithRest)
                        .thenComparing(c -> !c.isTotal())
                        .thenComparing(c -> pAdjusted(c.line())))
                .toList();
    }

    /** What changed since the period before by more than chance, one sentence each, the surest first. */
    List<String> sinceBefore() {
        return flagged().stream()
                .filter(c -> c.line().is("comparison", "previous"))
                .map(Comparison::sentence)
                .toList();
    }

    /** Of how many comparisons how many were flagged; empty if there were none. */
    String compared() {
        return lines.stream().noneMatch(Comparison::isTested) ? "" : tally(telling, lines, telling.say("comparisons"));
    }

    private static double pAdjusted(Line line) {
        Double p = line.number("p_adjusted");
        return p == null ? 1 : p;
    }

    /**
     * How groups of a dimension differ from all others.
     *
     * @param compared how many were compared
     * @param flagged those that are unlike the others, lowest first
     */
    record Rest(long compared, List<Line> flagged) {

        /** The lowest of those that lie lower. */
        Optional<Line> lowest() {
            return flagged.stream().filter(l -> !Comparison.isHigher(l)).findFirst();
        }

        /** The highest of those that lie higher. */
        Optional<Line> highest() {
            return flagged.stream().filter(Comparison::isHigher).reduce((first, second) -> second);
        }
    }

    /** Empty if groups were not compared. */
    Optional<Rest> rest(String measure, String dimension) {
        List<Line> compared = lines.stream()
                .filter(l -> l.is("comparison", "rest") && l.is("measure", measure) && l.is("dimension", dimension))
                .filter(Comparison::isTested)
                .toList();
        List<Line> flagged = compared.stream()
                .filter(l -> Comparison.isFlagged(l) && l.number("percent") != null)
                .sorted(Comparator.comparing(l -> Objects.requireNonNull(l.number("percent"))))
                .toList();
        return compared.isEmpty() ? Optional.empty() : Optional.of(new Rest(compared.size(), flagged));
    }

    /** The surest change, or that nothing stands out. */
    Optional<String> point() {
        return finding().map(f -> telling.sentence(f) + ".");
    }

    private Optional<String> finding() {
        if (lines.stream().noneMatch(Comparison::isTested)) {
            return Optional.empty();
        }
        return Optional.of(found(flagged()) + "; " + tally(telling, lines, telling.say("comparisons")));
    }

    private String found(List<Comparison> flagged) {
        long groups = flagged.stream().filter(Comparison::isWithRest).count();
        if (flagged.isEmpty()) {
            return telling.say("nothing stands out");
        }
        return groups < flagged.size()
                ? flagged.get(0).finding()
                : telling.say(
                        "nothing stands out over time, but {0, plural, one {one group is} other {# groups are}} unlike all others",
                        groups);
    }

    Optional<Section> section() {
        List<Line> totals = lines.stream().filter(l -> comparison(l).isTotal()).toList();
        Optional<String> heading = finding();
        if (heading.isEmpty() && totals.isEmpty()) {
            return Optional.empty();
        }
        List<Line> shown = shown();
        return Optional.of(new Section(
                "changes",
                telling.say(
                        "What changed: {0}.",
                        heading.orElseGet(() -> telling.say("too little is known of the time before to say"))),
                telling.say(
                        "Shares, {0}, beside the period before of the same length{1} and the same weekdays 52 weeks before{2}: like"
                                + " with like. Changes in percentage points with 95 % interval.",
                        telling.days(lines), comparedDays("previous"), comparedDays("last_year")),
                statements(),
                Optional.empty(),
                table(shown),
                definitions(shown),
                "changes"));
    }

    private String comparedDays(String comparison) {
        return lines.stream()
                .filter(l -> l.is("comparison", comparison)
                        && !l.text("compared_from").isEmpty())
                .findFirst()
                .map(l -> " (" + comparison(l).days() + ")")
                .orElse("");
    }

    private List<String> statements() {
        List<Comparison> flagged = flagged();
        List<String> statements = new ArrayList<>(flagged.stream()
                .limit(MOST_STATEMENTS)
                .map(Comparison::sentence)
                .toList());
        if (flagged.size() > MOST_STATEMENTS) {
            statements.add(
                    telling.say("And {0} more, which the data of this table have.", flagged.size() - MOST_STATEMENTS));
        }
        return statements;
    }

    /** The totals, and the groups that changed. */
    private List<Line> shown() {
        List<String> changed = lines.stream()
                .filter(l -> Comparison.isFlagged(l) && !comparison(l).isWithRest())
                .map(l -> comparison(l).subject())
                .toList();
        return lines.stream()
                .filter(l -> !comparison(l).isWithRest())
                .filter(l -> comparison(l).isTotal()
                        || changed.contains(comparison(l).subject()))
                .toList();
    }

    private TableView table(List<Line> shown) {
        Map<String, List<Line>> bySubject = new LinkedHashMap<>();
        shown.forEach(l -> bySubject
                .computeIfAbsent(comparison(l).subject(), s -> new ArrayList<>())
                .add(l));
        // Of a desk that has kept records for less than a year two columns would be empty.
        boolean hasYear = shown.stream().anyMatch(l -> l.is("comparison", "last_year"));
        List<List<String>> rows = bySubject.entrySet().stream()
                .map(e -> row(e.getKey(), e.getValue(), hasYear))
                .toList();
        List<Heading> headings = new ArrayList<>(List.of(
                new Heading(telling.say("what"), false),
                new Heading(telling.say("now"), true),
                new Heading(telling.say("period before"), true),
                new Heading(telling.say("change"), true)));
        if (hasYear) {
            headings.add(new Heading(telling.say("year before"), true));
            headings.add(new Heading(telling.say("change in a year"), true));
        }
        headings.add(new Heading(telling.say("flagged, marks"), false));
        return new TableView(headings, rows, telling.remarks(shown));
    }

    private List<String> row(String subject, List<Line> lines, boolean hasYear) {
        Optional<Comparison> previous = of("previous", lines);
        Optional<Comparison> lastYear = of("last_year", lines);
        Stream<String> flagged = Stream.of(
                        previous.filter(c -> Comparison.isFlagged(c.line())).map(c -> telling.say("change")),
                        lastYear.filter(c -> Comparison.isFlagged(c.line())).map(c -> telling.say("in a year")))
                .flatMap(Optional::stream);
        Stream<String> marks = lines.stream()
                .map(l -> l.text("mark"))
                .filter(m -> !m.isEmpty())
                .distinct();
        List<String> cells = new ArrayList<>(List.of(
                subject,
                comparison(lines.get(0)).now(),
                previous.map(Comparison::before).orElse(""),
                previous.map(c -> telling.change(c.line())).orElse("")));
        if (hasYear) {
            cells.add(lastYear.map(Comparison::before).orElse(""));
            cells.add(lastYear.map(c -> telling.change(c.line())).orElse(""));
        }
        cells.add(Stream.concat(flagged, marks).collect(Collectors.joining(", ")));
        return cells;
    }

    private Optional<Comparison> of(String comparison, List<Line> lines) {
        return lines.stream()
                .filter(l -> l.is("comparison", comparison))
                .findFirst()
                .map(this::comparison);
    }

    private List<String> definitions(List<Line> shown) {
        List<String> definitions = new ArrayList<>(telling.definitions(shown));
        definitions.add(
                telling.say(
                        "Flagged: among so many comparisons some would seem large by chance alone. Those that are flagged are chosen"
                                + " so that on average at most one of twenty of them is (Benjamini and Hochberg's procedure, over all comparisons"
                                + " of the run). One that is not flagged may still be a change, only not one that can be told from chance."));
        return definitions;
    }
}
