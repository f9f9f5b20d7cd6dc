package balie.report;

import balie.model.Mark;
import balie.model.ResultTable.Line;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A row that tells how many times as large a group's share is as that of all other groups, in words. */
record LiftLine(Line line, Telling telling) {

    private static final double WHOLE_FROM = 10;

    /**
     * Those that are flagged first: what is more often by how much it is so at least, then what is less often; then those of most contacts.
     * Without hidden ones and few.
     */
    static List<LiftLine> furthestFirst(Telling telling, List<Line> lines) {
        return lines.stream()
                .filter(l -> l.count("n") != null && l.count("n_compared") != null && Parts.isReliable(l))
                .map(l -> new LiftLine(l, telling))
                .sorted(Comparator.<LiftLine, Boolean>comparing(l -> !l.isFlagged())
                        .thenComparing(l -> l.isFlagged() ? -l.away() : 0)
                        .thenComparing(l -> -l.count()))
                .toList();
    }

    static List<LiftLine> flagged(Telling telling, List<Line> lines) {
        return furthestFirst(telling, lines).stream()
                .filter(LiftLine::isFlagged)
                .toList();
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
        return new Comparison(line, telling).group();
    }

    /** {@code 2.5 times as often as all others (1.9–3.4)}; where none of the others has one: {@code unlike all others}. */
    String timesAsOften() {
        String times = times();
        if (times.isEmpty()) {
            return telling.say("unlike all others");
        }
        return interval().isEmpty()
                ? telling.say("{0} times as often as all others", times)
                : telling.say("{0} times as often as all others ({1})", times, interval());
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

    private String times(@Nullable Double value) {
        return value == null ? "" : telling.decimals(value, value >= WHOLE_FROM ? 0 : value >= 1 ? 1 : 2);
    }

    /** {@code 50 % (20 of 40) against 10 % (16 of 160), more than chance}; that it is more than chance only of a flagged one. */
    String shares() {
        String shares = telling.say("{0} against {1}", share("n", "of"), share("n_compared", "of_compared"));
        return isFlagged() ? shares + ", " + chance() : shares;
    }

    private String share(String n, String of) {
        Long hits = line.count(n);
        Long all = line.count(of);
        if (hits == null || all == null || all == 0) {
            return telling.say("a hidden share");
        }
        double percent = 100.0 * hits / all;
        return telling.decimals(percent, percent < WHOLE_FROM ? 1 : 0) + Telling.PERCENT + " (" + telling.nOf(hits, all)
                + ")";
    }

    private String chance() {
        String more = telling.say("more than chance");
        return line.text("mark").contains(Mark.BREAK.shorthand())
                ? telling.say("{0}, but a source has a break there {1}", more, Mark.BREAK.shorthand())
                : more;
    }

    /** {@code 40 % (31–50 %)} of the contacts about it are complaints; empty if it is not known. */
    String complaintShare() {
        Double percent = line.number("complaint_percent");
        Double low = line.number("complaint_low");
        Double high = line.number("complaint_high");
        return percent == null || low == null || high == null
                ? ""
                : telling.percent(percent, low, high) + " (" + telling.interval(low, high) + ")";
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
            Telling telling,
            List<LiftLine> shown,
            Heading about,
            Function<Line, String> subject,
            String counted,
            List<Column> more) {
        List<Heading> headings = new ArrayList<>(List.of(
                about,
                new Heading(telling.say("group"), false),
                new Heading(counted, true),
                new Heading(telling.say("of##denominator"), true),
                new Heading(telling.say("share"), true),
                new Heading(telling.say("of all others"), true),
                new Heading(telling.say("times as often"), true)));
        more.forEach(c -> headings.add(c.heading()));
        headings.add(new Heading(telling.say("flagged, marks"), false));
        List<List<String>> rows = shown.stream()
                .map(l -> Stream.of(
                                Stream.of(
                                        Telling.label(subject.apply(l.line()), 200),
                                        l.group(),
                                        telling.count(l.line().count("n"), ""),
                                        telling.count(l.line().count("of"), ""),
                                        telling.percent(l.line()),
                                        l.share("n_compared", "of_compared"),
                                        l.times() + (l.interval().isEmpty() ? "" : " (" + l.interval() + ")")),
                                more.stream().map(c -> c.cell().apply(l)),
                                Stream.of((l.isFlagged() ? telling.say("flagged") + " " : "")
                                        + l.line().text("mark")))
                        .flatMap(s -> s)
                        .map(String::strip)
                        .toList())
                .toList();
        return new TableView(
                headings,
                rows,
                telling.remarks(shown.stream().map(LiftLine::line).toList()));
    }

    /** A column of a table of lifts beyond the usual ones. */
    record Column(Heading heading, Function<LiftLine, String> cell) {

        /** Whether it says something of one of the rows. */
        boolean isFilled(List<LiftLine> rows) {
            return rows.stream().anyMatch(l -> !cell.apply(l).isEmpty());
        }
    }
}
