package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.TableView.Heading;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** A row that holds a share of a type of customer against that of a time before, in words. */
record ShiftLine(Line line, Telling telling) {

    /** Those that are flagged first, the surest before the others, then everybody and the types; without hidden ones and few. */
    static List<ShiftLine> surestFirst(Telling telling, List<Line> lines) {
        return lines.stream()
                .filter(l -> l.number("change") != null && Parts.isReliable(l))
                .map(l -> new ShiftLine(l, telling))
                .sorted(Comparator.<ShiftLine, Boolean>comparing(l -> !Comparison.isFlagged(l.line()))
                        .thenComparing(ShiftLine::surely))
                .toList();
    }

    static List<ShiftLine> flagged(Telling telling, List<Line> lines) {
        return surestFirst(telling, lines).stream()
                .filter(l -> Comparison.isFlagged(l.line()))
                .toList();
    }

    private double surely() {
        Double p = line.number("p_adjusted");
        return p == null || !Comparison.isFlagged(line) ? 1 : p;
    }

    boolean isHigher() {
        return Comparison.isHigher(line);
    }

    /** {@code web, type of customer retailer}; of everybody what it is about alone. */
    String ofType(String about) {
        return line.is("customer_type", "all")
                ? about
                : about + ", " + telling.term("customer_type") + " " + telling.term(line.text("customer_type"));
    }

    /** {@code 30 % (60 of 200)} */
    String now() {
        return comparison().now();
    }

    /** {@code 20 % (50 of 250)} */
    String before() {
        return comparison().before();
    }

    /** {@code +10 points (+2 to +18), more than chance} */
    String difference() {
        return comparison().difference() + (Comparison.isFlagged(line) ? ", " + telling.say("more than chance") : "");
    }

    private Comparison comparison() {
        return new Comparison(line, telling);
    }

    /** {@code 5 October to 15 November 2026 beside 24 August to 4 October 2026} */
    static String days(Telling telling, List<Line> lines) {
        return lines.stream()
                .filter(l -> l.get("compared_from") != null)
                .findFirst()
                .map(l -> telling.say(
                        "{0} beside {1}",
                        range(telling, l, "period_from", "period_to"),
                        range(telling, l, "compared_from", "compared_to")))
                .orElseGet(() -> telling.days(lines));
    }

    private static String range(Telling telling, Line line, String from, String to) {
        return telling.days((LocalDate) line.get(from), (LocalDate) line.get(to));
    }

    static List<Heading> headings(Telling telling, String about) {
        return List.of(
                new Heading(about, false),
                new Heading(telling.term("customer_type"), false),
                new Heading(telling.say("now"), true),
                new Heading(telling.say("before##a time before"), true),
                new Heading(telling.say("change in points"), true),
                new Heading(telling.say("flagged, marks"), false));
    }

    List<String> cells(String about) {
        return List.of(
                about,
                telling.term(line.text("customer_type")),
                now(),
                before(),
                telling.change(line),
                ((Comparison.isFlagged(line) ? telling.say("flagged") + " " : "") + line.text("mark")).strip());
    }
}
