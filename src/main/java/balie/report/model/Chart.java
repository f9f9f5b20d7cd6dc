package balie.report.model;

import java.util.List;
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
     */
    record Dots(String alternative, String axis, OptionalDouble reference, String referenceLabel, List<Dot> dots)
            implements Chart {
        public Dots {
            dots = List.copyOf(dots);
        }
    }

    /**
     * @param percent the rate, 0-100; empty: not shown, and {@code text} says why
     * @param low end of its interval, 0-100
     * @param high end of its interval, 0-100
     * @param text at the right, such as {@code 58 of 74} or {@code [c]}
     * @param faint whether there are too few cases to rely on it
     */
    record Dot(String label, OptionalDouble percent, double low, double high, String text, boolean faint) {}

    /**
     * A figure over weeks, oldest first.
     *
     * @param unit of the values
     */
    record Weeks(String alternative, String unit, List<Week> weeks) implements Chart {
        public Weeks {
            weeks = List.copyOf(weeks);
        }
    }

    /**
     * @param label such as {@code W46}
     * @param value empty: nothing known of that week
     * @param highlighted whether it is the week the report is about
     */
    record Week(String label, OptionalDouble value, boolean highlighted) {}
}
