package balie.metrics.insight.interest;

import balie.metrics.MetricContext;
import balie.metrics.insight.InsightPeriod;
import balie.model.Period;
import org.apache.spark.sql.Column;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/**
 * Which days are held beside which. Where there are no data of a whole quarter before, they depend on the days that the contacts have: those
 * stand in {@link #FIRST} and {@link #LAST}, as dates, null of none.
 */
final class Spans {

    static final String FIRST = "first_day";
    static final String LAST = "last_day";

    /** The days that are reported on. */
    static final String NOW = "now";

    /** Those that they are held beside. */
    static final String BEFORE = "before";

    static final int BLOCKS = 6;
    static final int DAYS_OF_BLOCK = 28;

    private static final int DAYS_OF_WEEK = 7;
    private static final int TWO_WEEKS = 2 * DAYS_OF_WEEK;

    private final MetricContext context;

    private Spans(MetricContext context) {
        this.context = context;
    }

    /**
     * @param from date of the first day; null where there is no such span
     * @param to date of the last day
     * @param isUnbounded whether it is everything, with contacts of which the opening time is not known
     */
    record Span(String name, Column from, Column to, boolean isUnbounded) {

        Span(String name, Column from, Column to) {
            this(name, from, to, false);
        }
    }

    /** The insight period; of everything it has no ends, and contacts without an opening time lie in it too. */
    static final Function<MetricContext, List<Span>> INSIGHT = context -> {
        Period window = InsightPeriod.of(context);
        Column noDay = lit(null).cast("date");
        return List.of(
                window.kind() == Period.Kind.ALL
                        ? new Span(NOW, noDay, noDay, true)
                        : new Span(NOW, lit(window.firstDay()), lit(window.lastDay())));
    };

    /** The insight period and the one before it; the halves, in whole weeks, of what there is where that is less. */
    static final Function<MetricContext, List<Span>> HALVES = context -> {
        Spans spans = new Spans(context);
        Column half =
                floor(spans.days().divide(TWO_WEEKS)).multiply(DAYS_OF_WEEK).cast("int");
        Column middle = date_add(spans.last(), half.multiply(-1));
        return spans.or(
                new Span(NOW, date_add(middle, 1), spans.last()),
                new Span(BEFORE, date_add(middle, half.multiply(-1).plus(1)), middle),
                half.gt(0));
    };

    /** The insight period and the one before it; the newest four weeks and up to eight before them where there is less. */
    static final Function<MetricContext, List<Span>> NEWEST = context -> {
        Spans spans = new Spans(context);
        Column middle = date_add(spans.last(), -DAYS_OF_BLOCK);
        Column from = greatest(date_add(middle, 1 - 2 * DAYS_OF_BLOCK), col(FIRST));
        return spans.or(
                new Span(NOW, date_add(middle, 1), spans.last()),
                new Span(BEFORE, from, middle),
                spans.days().geq(DAYS_OF_BLOCK + TWO_WEEKS));
    };

    /** The newest blocks of four weeks of which there are data from their beginning; 0 is the newest. */
    static final Function<MetricContext, List<Span>> FOUR_WEEKS = context -> {
        Spans spans = new Spans(context);
        List<Span> blocks = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            Column to = date_add(spans.last(), -DAYS_OF_BLOCK * i);
            Column from = date_add(to, 1 - DAYS_OF_BLOCK);
            // A day or two without a contact at the start make no other block of it.
            Column known = datediff(col(FIRST), from).lt(DAYS_OF_WEEK);
            blocks.add(new Span(Integer.toString(i), when(known, from), when(known, to)));
        }
        return blocks;
    };

    /** Whether the ends of the insight period depend on the data. */
    private boolean isEverything() {
        return context.period().kind() == Period.Kind.ALL;
    }

    private Column last() {
        return isEverything() ? col(LAST) : lit(InsightPeriod.of(context).lastDay());
    }

    /** From the first contact to the end. */
    private Column days() {
        return datediff(last(), col(FIRST)).plus(1);
    }

    /** The insight period and the one before, if there are data nearly from the start of that; else two others, if they can be made. */
    private List<Span> or(Span now, Span before, Column possible) {
        if (isEverything()) {
            return List.of(only(now, possible), only(before, possible));
        }
        Period window = InsightPeriod.of(context);
        Period other = window.back(1);
        Column whole = col(FIRST).leq(lit(other.firstDay().plusDays(TWO_WEEKS - 1L)));
        return List.of(either(whole, window, only(now, possible)), either(whole, other, only(before, possible)));
    }

    private static Span only(Span span, Column possible) {
        return new Span(span.name(), when(possible, span.from()), when(possible, span.to()));
    }

    private static Span either(Column condition, Period period, Span span) {
        return new Span(
                span.name(),
                when(condition, lit(period.firstDay())).otherwise(span.from()),
                when(condition, lit(period.lastDay())).otherwise(span.to()));
    }
}
