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

    private final List<Line> lines;

    Changes(Tables tables) {
        this.lines = tables.lines("changes").stream().filter(Tables::isFigure).toList();
    }

    /** {@code 3 of 212 comparisons flagged at a false discovery rate of 5 %} */
    static String tally(List<Line> lines, String what) {
        long tested = lines.stream().filter(Comparison::isTested).count();
        long flagged = lines.stream().filter(Comparison::isFlagged).count();
        return (flagged == 0 ? "none" : Figures.count(flagged)) + " of " + Figures.count(tested) + " " + what
                + " flagged at a false discovery rate of 5" + Figures.PERCENT;
    }

    /** Over time first, totals before groups, the surest first; then what is unlike the others. */
    private List<Comparison> flagged() {
        return lines.stream()
                .filter(Comparison::isFlagged)
                .map(Comparison::new)
                .sorted(Comparator.comparing(Comparison::isWithRest)
                        .thenComparing(c -> !c.isTotal())
                        .thenComparing(c -> pAdjusted(c.line())))
                .toList();
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
            return flagged.stream().filter(l -> !new Comparison(l).isHigher()).findFirst();
        }

        /** The highest of those that lie higher. */
        Optional<Line> highest() {
            return flagged.stream().filter(l -> new Comparison(l).isHigher()).reduce((first, second) -> second);
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
        return finding().map(f -> Figures.sentence(f) + ".");
    }

    private Optional<String> finding() {
        if (lines.stream().noneMatch(Comparison::isTested)) {
            return Optional.empty();
        }
        List<Comparison> flagged = flagged();
        long groups = flagged.stream().filter(Comparison::isWithRest).count();
        String what = flagged.isEmpty()
                ? "nothing stands out"
                : groups == flagged.size()
                        ? "nothing stands out over time, but "
                                + (groups == 1 ? "one group is" : Figures.count(groups) + " groups are")
                                + " unlike all others"
                        : flagged.get(0).finding();
        return Optional.of(what + "; " + tally(lines, "comparisons"));
    }

    Optional<Section> section() {
        List<Line> totals =
                lines.stream().filter(l -> new Comparison(l).isTotal()).toList();
        Optional<String> heading = finding();
        if (heading.isEmpty() && totals.isEmpty()) {
            return Optional.empty();
        }
        List<Line> shown = shown();
        return Optional.of(new Section(
                "changes",
                "What changed: " + heading.orElse("too little is known of the time before to say") + ".",
                "Shares, " + Parts.days(lines) + ", beside the period before of the same length"
                        + comparedDays("previous") + " and the same weekdays 52 weeks before"
                        + comparedDays("last_year")
                        + ": like with like. Changes in percentage points with 95 % interval.",
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
                .map(l -> " (" + new Comparison(l).days() + ")")
                .orElse("");
    }

    private List<String> statements() {
        List<Comparison> flagged = flagged();
        List<String> statements = new ArrayList<>(flagged.stream()
                .limit(MOST_STATEMENTS)
                .map(Comparison::sentence)
                .toList());
        if (flagged.size() > MOST_STATEMENTS) {
            statements.add("And " + (flagged.size() - MOST_STATEMENTS) + " more, which the data of this table have.");
        }
        return statements;
    }

    /** The totals, and the groups that changed. */
    private List<Line> shown() {
        List<String> changed = lines.stream()
                .filter(l -> Comparison.isFlagged(l) && !new Comparison(l).isWithRest())
                .map(l -> new Comparison(l).subject())
                .toList();
        return lines.stream()
                .filter(l -> !new Comparison(l).isWithRest())
                .filter(l -> new Comparison(l).isTotal() || changed.contains(new Comparison(l).subject()))
                .toList();
    }

    private static TableView table(List<Line> shown) {
        Map<String, List<Line>> bySubject = new LinkedHashMap<>();
        shown.forEach(l -> bySubject
                .computeIfAbsent(new Comparison(l).subject(), s -> new ArrayList<>())
                .add(l));
        // Of a desk that has kept records for less than a year two columns would be empty.
        boolean hasYear = shown.stream().anyMatch(l -> l.is("comparison", "last_year"));
        List<List<String>> rows = bySubject.entrySet().stream()
                .map(e -> row(e.getKey(), e.getValue(), hasYear))
                .toList();
        List<Heading> headings = new ArrayList<>(List.of(
                new Heading("what", false),
                new Heading("now", true),
                new Heading("period before", true),
                new Heading("change", true)));
        if (hasYear) {
            headings.add(new Heading("year before", true));
            headings.add(new Heading("change in a year", true));
        }
        headings.add(new Heading("flagged, marks", false));
        return new TableView(headings, rows, Parts.remarks(shown));
    }

    private static List<String> row(String subject, List<Line> lines, boolean hasYear) {
        Optional<Comparison> previous = of("previous", lines);
        Optional<Comparison> lastYear = of("last_year", lines);
        Stream<String> flagged = Stream.of(
                        previous.filter(c -> Comparison.isFlagged(c.line())).map(c -> "change"),
                        lastYear.filter(c -> Comparison.isFlagged(c.line())).map(c -> "in a year"))
                .flatMap(Optional::stream);
        Stream<String> marks = lines.stream()
                .map(l -> l.text("mark"))
                .filter(m -> !m.isEmpty())
                .distinct();
        List<String> cells = new ArrayList<>(List.of(
                subject,
                new Comparison(lines.get(0)).now(),
                previous.map(Comparison::before).orElse(""),
                previous.map(c -> Figures.change(c.line())).orElse("")));
        if (hasYear) {
            cells.add(lastYear.map(Comparison::before).orElse(""));
            cells.add(lastYear.map(c -> Figures.change(c.line())).orElse(""));
        }
        cells.add(Stream.concat(flagged, marks).collect(Collectors.joining(", ")));
        return cells;
    }

    private static Optional<Comparison> of(String comparison, List<Line> lines) {
        return lines.stream()
                .filter(l -> l.is("comparison", comparison))
                .findFirst()
                .map(Comparison::new);
    }

    private static List<String> definitions(List<Line> shown) {
        List<String> definitions = new ArrayList<>(Parts.definitions(shown));
        definitions.add(
                "Flagged: among so many comparisons some would seem large by chance alone. Those that are flagged are chosen"
                        + " so that on average at most one of twenty of them is (Benjamini and Hochberg's procedure, over all comparisons"
                        + " of the run). One that is not flagged may still be a change, only not one that can be told from chance.");
        return definitions;
    }
}
