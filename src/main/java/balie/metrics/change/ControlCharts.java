package balie.metrics.change;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.ShareInterval;
import balie.metrics.Steps;
import balie.metrics.volume.ContactsByWeek;
import balie.model.Audience;
import balie.model.IntervalKind;
import balie.model.Period;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;
import balie.stats.change.LimitsStatus;
import balie.stats.change.PPrimeChart;
import balie.stats.change.Signal;
import balie.stats.change.XmR;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Weeks on a control chart: contacts by XmR, rates by the p'-chart, with the limits between which the weeks before the last one usually
 * stay. Half a year of weeks; the first week that there is anything of is left out, since it may have begun in its middle. A job about
 * other periods than weeks has no rows.
 */
public final class ControlCharts extends DerivedTable {

    public static final Field CHART = Field.required(
            "chart",
            FieldType.TEXT,
            "How the limits were found. xmr: from the mean moving range of the weeks; p_prime: Laney's p'-chart of a share.");
    public static final Field CENTRE = Field.optional(
            "centre",
            FieldType.NUMBER,
            "Middle of the weeks before the last one; contacts, or percent. null: too few weeks.");
    public static final Field LIMIT_LOW = Field.optional(
            "limit_low",
            FieldType.NUMBER,
            "What a week is seldom below; contacts, or percent; can lie below 0. null: there are no limits.");
    public static final Field LIMIT_HIGH =
            Field.optional("limit_high", FieldType.NUMBER, "What a week is seldom above; contacts, or percent.");
    public static final Field LIMITS = Field.required(
            "limits",
            FieldType.TEXT,
            "How far the limits are to be trusted. full; trial: from fewer than 12 weeks; none: too few weeks, or none differs.");
    public static final Field SIGNALS = Field.required(
            "signals",
            FieldType.TEXT,
            "Signs of another cause than the usual ups and downs, parted by ', ': above_limits, below_limits; run_above, run_below:"
                    + " one of seven weeks in a row on that side of the centre; rising, falling: one of seven in a row. Empty: none.");
    public static final Field ALARM = Field.optional(
            "alarm",
            FieldType.FLAG,
            "Whether the last week lies where a week like those before it would lie once in 370, which is a little further out than the limits"
                    + " drawn. null: not the last week, or fewer than six weeks before it.");

    private static final String CONTACTS = ComparedMeasures.CONTACTS.id();
    private static final double HUNDRED = 100;

    private static final Definition RATES = Definition.amount(
                    "weekly_rates", "Rates by week", "A rate in each of the weeks up to the one reported on")
            .exclusions("each rate as it is defined; sources without opening times take no part")
            .answers("Is this week other than the usual ups and downs?")
            .audience(Audience.TRAINING)
            .source("p'-chart: Laney 2002; signals: NHS England, Making Data Count");

    private static final TableContract OUTPUT = TableContract.of(
            "weekly_rates",
            "one row per measure and week",
            List.of(ResultColumns.MEASURE, ContactsByWeek.MONDAY),
            ResultColumns.SHARE,
            List.of(ResultColumns.INTERVAL, CHART, CENTRE, LIMIT_LOW, LIMIT_HIGH, LIMITS, SIGNALS, ALARM),
            ResultColumns.CLOSING);

    public ControlCharts() {
        super(OUTPUT, List.of(ChangeSums.TOTALS), List.of(ComparedMeasures.CONTACTS, RATES));
    }

    @Override
    public List<String> sentences(MetricContext context) {
        return Stream.concat(
                        ComparedMeasures.sentences(context).stream(), Stream.of(ComparedMeasures.CONTACTS.sentence()))
                .toList();
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        PlainTable table = new PlainTable(OUTPUT, context);
        if (context.period().kind() == Period.Kind.WEEK) {
            Steps steps = new Steps(context.period());
            SumsIndex sums =
                    new SumsIndex(computed.get(ChangeSums.TOTALS.output().name()));
            volume(sums, steps, table);
            for (Measure measure : ComparedMeasures.all(context)) {
                rate(measure, sums, steps, context.reliableFrom(), table);
            }
        }
        return table.table();
    }

    private static void volume(SumsIndex sums, Steps steps, PlainTable table) {
        int first = lastOf(sums, CONTACTS, 0) - 1;
        double[] weeks = new double[Math.max(0, first + 1)];
        for (int step = first; step >= 0; step--) {
            weeks[first - step] = sums.total(CONTACTS, step).map(Sums::n).orElse(0L);
        }
        XmR.Chart chart = XmR.withBaseline(Math.max(0, weeks.length - 1), weeks);
        for (int i = 0; i < weeks.length; i++) {
            Period week = steps.at(first - i);
            Cells cells = cells(
                            CONTACTS,
                            "xmr",
                            week,
                            chart.status(),
                            chart.points().get(i).signals())
                    .set(ResultColumns.N, Math.round(weeks[i]))
                    .set(ResultColumns.MARK, table.marks(week, false))
                    .set(ResultColumns.DEFINITION, ComparedMeasures.CONTACTS.sentence());
            chart.limits()
                    .ifPresent(limits -> cells.rounded(CENTRE, limits.mean())
                            .rounded(LIMIT_LOW, limits.low())
                            .rounded(LIMIT_HIGH, limits.high()));
            if (i == weeks.length - 1) {
                double last = weeks[i];
                XmR.alarm(Arrays.copyOf(weeks, i)).ifPresent(limits -> cells.set(ALARM, limits.outside(last)));
            }
            table.add(cells);
        }
    }

    /** A week of a rate: how many steps it lies back, and its sums. */
    private record Point(int step, Sums sums) {}

    private static void rate(Measure measure, SumsIndex sums, Steps steps, int reliableFrom, PlainTable table) {
        int offset = steps.of(measure.period());
        List<Point> points = new ArrayList<>();
        for (int step = lastOf(sums, measure.id(), offset) - 1; step >= offset; step--) {
            int back = step;
            sums.total(measure.id(), step).ifPresent(found -> points.add(new Point(back, found)));
        }
        List<PPrimeChart.Week> weeks = points.stream()
                .map(p -> new PPrimeChart.Week(p.sums().x(), p.sums().n()))
                .toList();
        PPrimeChart.Chart chart = PPrimeChart.withBaseline(Math.max(0, points.size() - 1), weeks);
        for (int i = 0; i < points.size(); i++) {
            Sums found = points.get(i).sums();
            PPrimeChart.Point placed = chart.points().get(i);
            Period week = steps.at(points.get(i).step());
            ShareInterval interval = ShareInterval.of(found);
            boolean unreliable = found.n() < reliableFrom || interval.kind() == IntervalKind.TOO_FEW_CUSTOMERS;
            Cells cells = cells(measure.id(), "p_prime", week, chart.status(), placed.signals())
                    .set(ResultColumns.N, found.x())
                    .set(ResultColumns.OF, found.n())
                    .share(interval)
                    .set(ResultColumns.MARK, table.marks(week, unreliable))
                    .set(ResultColumns.DEFINITION, measure.definition().sentence());
            chart.spread().ifPresent(spread -> cells.rounded(CENTRE, HUNDRED * spread.mean()));
            placed.limits()
                    .ifPresent(limits -> cells.rounded(LIMIT_LOW, HUNDRED * limits.low())
                            .rounded(LIMIT_HIGH, HUNDRED * limits.high()));
            if (i == points.size() - 1 && found.n() > 0) {
                PPrimeChart.alarm(weeks.subList(0, i), found.n())
                        .ifPresent(limits -> cells.set(ALARM, limits.outside(placed.share())));
            }
            table.add(cells);
        }
    }

    /** The earliest step of the chart that has anything; {@code offset} where none has. */
    private static int lastOf(SumsIndex sums, String measure, int offset) {
        int last = offset;
        for (int step = offset; step < offset + ChangeSums.CHARTED; step++) {
            last = sums.total(measure, step).isPresent() ? step : last;
        }
        return last == offset + ChangeSums.CHARTED - 1 ? last + 1 : last;
    }

    private static Cells cells(String measure, String chart, Period week, LimitsStatus status, Set<Signal> signals) {
        String words =
                signals.stream().map(s -> s.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        return new Cells()
                .set(ResultColumns.MEASURE, measure)
                .set(ContactsByWeek.MONDAY, week.firstDay())
                .set(CHART, chart)
                .set(LIMITS, said(status))
                .set(SIGNALS, words)
                .days(week);
    }

    private static String said(LimitsStatus status) {
        return switch (status) {
            case TOO_FEW, NO_VARIATION -> "none";
            case TRIAL -> "trial";
            case FULL -> "full";
        };
    }
}
