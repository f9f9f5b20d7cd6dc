package balie.report;

import balie.model.Mark;
import balie.model.ResultTable.Line;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** A row that tells how many times as large a group's share is as that of all other groups, in words. */
record LiftLine(Line line) {

    private static final double WHOLE_FROM = 10;

    /**
     * Those that are flagged first: what is more often by how much it is so at least, then what is less often; then those of most contacts.
     * Without hidden ones and few.
     */
    static List<LiftLine> furthestFirst(List<Line> lines) {
        return lines.stream()
                .filter(l -> l.count("n") != null && l.count("n_compared") != null && Parts.isReliable(l))
                .map(LiftLine::new)
                .sorted(Comparator.<LiftLine, Boolean>comparing(l -> !l.isFlagged())
                        .thenComparing(l -> l.isFlagged() ? -l.away() : 0)
                        .thenComparing(l -> -l.count()))
                .toList();
    }

    static List<LiftLine> flagged(List<Line> lines) {
        return furthestFirst(lines).stream().filter(LiftLine::isFlagged).toList();
    }

    boolean isFlagged() {
        return Comparison.isFlagged(line);
    }

    private double number(String column) {
        Double value = line.number(column);
        return value == null ? 0 : value;
    }

    private long count() {
        Long n = line.count("n");
        return n == null ? 0 : n;
    }

    /** The end of the interval that is nearer to the same, of what is more often; of what is less often the other below 0. */
    private double away() {
        if (line.number("lift") == null) {
            return Double.MAX_VALUE;
        }
        return number("lift") > 1 ? number("lift_low") : -number("lift_high");
    }

    /** {@code region Drenthe} */
    String group() {
        return Comparison.group(line);
    }

    /** {@code 2.5 times as often as all others (1.9–3.4)}; where none of the others has one: {@code unlike all others}. */
    String timesAsOften() {
        String times = times();
        return times.isEmpty()
                ? "unlike all others"
                : times + " times as often as all others" + (interval().isEmpty() ? "" : " (" + interval() + ")");
    }

    private String times() {
        return times(line.number("lift"));
    }

    private String interval() {
        return range("lift_low", "lift_high");
    }

    private String range(String low, String high) {
        return line.number(low) == null || line.number(high) == null
                ? ""
                : times(line.number(low)) + "–" + times(line.number(high));
    }

    private static String times(@Nullable Double value) {
        return value == null
                ? ""
                : String.format(Locale.ROOT, value >= WHOLE_FROM ? "%.0f" : value >= 1 ? "%.1f" : "%.2f", value);
    }

    /** {@code 50 % (20 of 40) against 10 % (16 of 160)} */
    String shares() {
        return share("n", "of") + " against " + share("n_compared", "of_compared");
    }

    private String share(String n, String of) {
        Long hits = line.count(n);
        Long all = line.count(of);
        if (hits == null || all == null || all == 0) {
            return "a hidden share";
        }
        double percent = 100.0 * hits / all;
        return String.format(Locale.ROOT, percent < WHOLE_FROM ? "%.1f" : "%.0f", percent) + Figures.PERCENT + " ("
                + Figures.count(hits) + " of " + Figures.count(all) + ")";
    }

    /** That it is more than chance, of a flagged one. */
    String chance() {
        return isFlagged()
                ? ", more than chance"
                        + (line.text("mark").contains(Mark.BREAK.shorthand())
                                ? ", but a source has a break there " + Mark.BREAK.shorthand()
                                : "")
                : "";
    }

    /** {@code 40 % (31–50 %)} of the contacts about it are complaints; empty if it is not known. */
    String complaintShare() {
        Double percent = line.number("complaint_percent");
        Double low = line.number("complaint_low");
        Double high = line.number("complaint_high");
        return percent == null || low == null || high == null
                ? ""
                : Figures.percent(percent, low, high) + " (" + Figures.interval(low, high) + ")";
    }

    /** {@code 50 (31–77)} for each 1,000 customers; empty if their number is not known. */
    String perThousandCustomers() {
        Double rate = line.number("per_1000_customers");
        return rate == null
                ? ""
                : times(rate) + " (" + range("per_1000_customers_low", "per_1000_customers_high") + ")";
    }

    /** {@code 12.5 (6.8–23)} times the rate of the other types; empty if it is not known. */
    String rateRatio() {
        String ratio = times(line.number("rate_ratio"));
        return ratio.isEmpty() ? "" : ratio + " (" + range("rate_ratio_low", "rate_ratio_high") + ")";
    }

    /**
     * A table of lifts.
     *
     * @param about what the rows are about, in the first column
     * @param more further columns
     */
    static TableView table(
            List<LiftLine> shown, Heading about, Function<Line, String> subject, String counted, List<Column> more) {
        List<Heading> headings = new ArrayList<>(List.of(
                about,
                new Heading("group", false),
                new Heading(counted, true),
                new Heading("of", true),
                new Heading("share", true),
                new Heading("of all others", true),
                new Heading("times as often", true)));
        more.forEach(c -> headings.add(c.heading()));
        headings.add(new Heading("flagged, marks", false));
        List<List<String>> rows = shown.stream()
                .map(l -> Stream.of(
                                Stream.of(
                                        Figures.label(subject.apply(l.line()), 200),
                                        l.group(),
                                        Figures.count(l.line().count("n"), ""),
                                        Figures.count(l.line().count("of"), ""),
                                        Figures.percent(l.line()),
                                        l.share("n_compared", "of_compared"),
                                        l.times() + (l.interval().isEmpty() ? "" : " (" + l.interval() + ")")),
                                more.stream().map(c -> c.cell().apply(l)),
                                Stream.of((l.isFlagged() ? "flagged " : "")
                                        + l.line().text("mark")))
                        .flatMap(s -> s)
                        .map(String::strip)
                        .toList())
                .toList();
        return new TableView(
                headings, rows, Parts.remarks(shown.stream().map(LiftLine::line).toList()));
    }

    /** A column of a table of lifts beyond the usual ones. */
    record Column(Heading heading, Function<LiftLine, String> cell) {

        /** Whether it says something of one of the rows. */
        boolean isFilled(List<LiftLine> rows) {
            return rows.stream().anyMatch(l -> !cell.apply(l).isEmpty());
        }
    }
}
