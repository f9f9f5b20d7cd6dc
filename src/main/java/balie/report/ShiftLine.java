package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.TableView.Heading;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** A row that holds a share of a type of customer against that of a time before, in words. */
record ShiftLine(Line line) {

    /** Those that are flagged first, the surest before the others, then everybody and the types; without hidden ones and few. */
    static List<ShiftLine> surestFirst(List<Line> lines) {
        return lines.stream()
                .filter(l -> l.number("change") != null && Parts.isReliable(l))
                .map(ShiftLine::new)
                .sorted(Comparator.<ShiftLine, Boolean>comparing(l -> !Comparison.isFlagged(l.line()))
                        .thenComparing(ShiftLine::surely))
                .toList();
    }

    static List<ShiftLine> flagged(List<Line> lines) {
        return surestFirst(lines).stream()
                .filter(l -> Comparison.isFlagged(l.line()))
                .toList();
    }

    private double surely() {
        Double p = line.number("p_adjusted");
        return p == null || !Comparison.isFlagged(line) ? 1 : p;
    }

    boolean isHigher() {
        return new Comparison(line).isHigher();
    }

    /** {@code , type of customer retailer}; empty of everybody. */
    String ofType() {
        return line.is("customer_type", "all") ? "" : ", type of customer " + Figures.words(line.text("customer_type"));
    }

    /** {@code 30 % (60 of 200) from 20 % (50 of 250): +10 points (+2 to +18), more than chance} */
    String fromTo() {
        Comparison comparison = new Comparison(line);
        return comparison.now() + " from " + comparison.before() + ": " + comparison.difference()
                + (Comparison.isFlagged(line) ? ", more than chance" : "");
    }

    /** {@code 5 October to 15 November 2026 beside 24 August to 4 October 2026} */
    static String days(List<Line> lines) {
        return lines.stream()
                .filter(l -> l.get("compared_from") != null)
                .findFirst()
                .map(l -> range(l, "period_from", "period_to") + " beside " + range(l, "compared_from", "compared_to"))
                .orElseGet(() -> Parts.days(lines));
    }

    private static String range(Line line, String from, String to) {
        return Days.range((LocalDate) line.get(from), (LocalDate) line.get(to));
    }

    static List<Heading> headings(String about) {
        return List.of(
                new Heading(about, false),
                new Heading("type of customer", false),
                new Heading("now", true),
                new Heading("before", true),
                new Heading("change in points", true),
                new Heading("flagged, marks", false));
    }

    List<String> cells(String about) {
        Comparison comparison = new Comparison(line);
        return List.of(
                about,
                Figures.words(line.text("customer_type")),
                comparison.now(),
                comparison.before(),
                Figures.change(line),
                ((Comparison.isFlagged(line) ? "flagged " : "") + line.text("mark")).strip());
    }
}
