package balie.report.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a chart shows, before it is drawn. */
public sealed interface Chart {

    /** The finding in words, for those who do not see the chart. */
    String alternative();

    /**
     * Horizontal bars from 0, in the order given, the value at each bar's end.
     *
     * @param unit of the values, named under the axis
     */
    record Bars(String alternative, String unit, List<Bar> bars) implements Chart {
        public Bars {
            bars = List.copyOf(bars);
        }
    }

    /**
     * @param value empty: not shown, and {@code text} says why
     * @param text at the bar's end, such as {@code 74} or {@code [c]}
     * @param highlighted whether the finding is about this bar
     */
    record Bar(String label, OptionalDouble value, String text, boolean highlighted) {}

    /**
     * Rates as dots with their intervals on a scale from 0 to 100 percent, one a line, in the order given.
     *
     * @param axis what the rate is, named under the axis
     * @param reference the rate over all, drawn as a line; empty: none
     * @param referenceLabel such as {@code all: 71 %}
     * @param amounts whether the values are no percentages but any numbers, on a scale that holds 0 and all of them
     */
    record Dots(
            String alternative,
            String axis,
            OptionalDouble reference,
            String referenceLabel,
            List<Dot> dots,
            boolean amounts)
            implements Chart {
        public Dots {
            dots = List.copyOf(dots);
        }

        public Dots(String alternative, String axis, OptionalDouble reference, String referenceLabel, List<Dot> dots) {
            this(alternative, axis, reference, referenceLabel, dots, false);
        }
    }

    /**
     * @param percent the rate, 0-100, or the amount; empty: not shown, and {@code text} says why
     * @param low end of its interval, in the same unit
     * @param high end of its interval, in the same unit
     * @param text at the right, such as {@code 58 of 74} or {@code [c]}
     * @param faint whether there are too few cases to rely on it
     */
    record Dot(String label, OptionalDouble percent, double low, double high, String text, boolean faint) {}

    /**
     * A figure over weeks, oldest first; with what is usual and the limits of its ups and downs it is a control chart.
     *
     * @param unit of the values
     * @param usual the middle that the weeks lie around, drawn as a line; empty: none
     */
    record Weeks(String alternative, String unit, List<Week> weeks, OptionalDouble usual) implements Chart {
        public Weeks {
            weeks = List.copyOf(weeks);
        }

        /** A line without limits. */
        public Weeks(String alternative, String unit, List<Week> weeks) {
            this(alternative, unit, weeks, OptionalDouble.empty());
        }
    }

    /**
     * @param label such as {@code W46}
     * @param value empty: nothing known of that week
     * @param highlighted whether it is the week the report is about
     * @param limits within which its value is expected; empty: none are known
     */
    record Week(String label, OptionalDouble value, boolean highlighted, Optional<Limits> limits, Sign sign) {

        /** A week of a line without limits. */
        public Week(String label, OptionalDouble value, boolean highlighted) {
            this(label, value, highlighted, Optional.empty(), Sign.NONE);
        }
    }

    /** In the unit of the values; low is at most high. */
    record Limits(double low, double high) {}

    /** What a week shows on a control chart; each has a shape of its own. */
    enum Sign {
        NONE,
        /** Outside its limits. */
        OUTSIDE,
        /** One of many weeks in a row on one side of what is usual, or rising, or falling. */
        RUN
    }

    /** Small charts of weeks beside and under each other. */
    record Multiples(String alternative, List<Panel> panels) implements Chart {
        public Multiples {
            panels = List.copyOf(panels);
        }
    }

    /** @param title what the small chart is about, in a few words */
    record Panel(String title, Weeks weeks) {}

    /**
     * Rates of groups by their size, with the limits that chance alone would keep groups of that size in. The order of
     * the groups says nothing.
     *
     * @param axis what the rate is, named over its axis
     * @param sizeAxis what the size counts, named under its axis
     * @param target the rate the limits lie around, drawn as a line
     * @param targetLabel such as {@code all: 71 %}
     */
    record Funnel(
            String alternative, String axis, String sizeAxis, double target, String targetLabel, List<Group> groups)
            implements Chart {
        public Funnel {
            groups = List.copyOf(groups);
        }
    }

    /**
     * @param size more than 0
     * @param percent its rate, 0-100
     * @param inner limits that 95 of 100 such groups lie in, in percent
     * @param outer limits that 998 of 1,000 such groups lie in, in percent
     * @param outside whether it lies outside one of them
     * @param faint whether it has too few cases to be held against the limits
     */
    record Group(String label, long size, double percent, Limits inner, Limits outer, boolean outside, boolean faint) {}

    /**
     * The share of cases that something came to by a few ages, as steps: known at these ages, and at least as high until the next one, for it
     * never falls.
     *
     * @param axis what the share is, named over its axis
     * @param ages what the ages count from, named under their axis
     * @param waiting what is counted under the axis, such as {@code still open}
     * @param atStart how many there were at age 0; empty: not told
     * @param steps youngest first
     */
    record Curve(
            String alternative,
            String axis,
            String ages,
            String waiting,
            String atStart,
            List<Step> steps,
            Optional<Median> median)
            implements Chart {
        public Curve {
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param label of the age, such as {@code 7 days}
     * @param age more than 0 and more than that of the step before
     * @param low end of the interval of the share, 0-100
     * @param high end of the interval of the share, 0-100
     * @param text at the step, such as {@code 62 %}
     * @param waiting how many it has not come to at that age; empty: not told
     * @param faint whether there are too few cases to rely on it
     */
    record Step(
            String label,
            double age,
            double percent,
            double low,
            double high,
            String text,
            String waiting,
            boolean faint) {}

    /**
     * The age by which it came to half of the cases.
     *
     * @param age in the unit of the steps' ages
     * @param interval of the age; empty: an end of it was not reached
     * @param text such as {@code half within 10.1 hours (9.4–10.8)}
     */
    record Median(double age, Optional<Limits> interval, String text) {}

    /**
     * A figure for each pair of two dimensions, as a number on a ground that is the darker the greater it is.
     *
     * @param unit what the figures are, named over the columns
     * @param columns their names
     * @param rows with a cell for each column
     */
    record Heat(String alternative, String unit, List<String> columns, List<HeatRow> rows) implements Chart {
        public Heat {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    record HeatRow(String label, List<Cell> cells) {
        public HeatRow {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param value at least 0; empty: not shown, and {@code text} says why
     * @param text in the cell, such as {@code 12} or {@code [c]}; empty: there is no figure
     * @param highlighted whether it is one of those that the finding is about
     */
    record Cell(OptionalDouble value, String text, boolean highlighted) {}

    /**
     * Rates before and after something, one pair a line, in the order given.
     *
     * @param axis what the rates are, named under the axis
     * @param before what the first of a pair is called, such as {@code before}
     * @param after what the second is called
     * @param difference what stands at the right, named over it, such as {@code change in points}
     */
    record Pairs(String alternative, String axis, String before, String after, String difference, List<Pair> pairs)
            implements Chart {
        public Pairs {
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * @param before empty: not shown
     * @param after empty: not shown
     * @param text at the right: the difference with its interval, or why there is none
     * @param highlighted whether the difference is more than chance
     */
    record Pair(String label, Optional<End> before, Optional<End> after, String text, boolean highlighted) {}

    /**
     * One of a pair.
     *
     * @param percent 0-100
     * @param text beside it, such as {@code 12.6 %}
     */
    record End(double percent, String text) {}
}
