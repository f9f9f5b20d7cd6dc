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
     * Shares by how long it took, with their intervals, for a few times and nothing between them.
     *
     * @param axis what the share is, named over its axis
     */
    record Within(String alternative, String axis, List<Step> steps) implements Chart {
        public Within {
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param label of the time, such as {@code 7 days}
     * @param low end of the interval of the share, 0-100
     * @param high end of the interval of the share, 0-100
     */
    record Step(String label, double percent, double low, double high, boolean faint) {}
}
