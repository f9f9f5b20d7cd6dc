package balie.report;

import balie.report.model.Chart.Bar;
import balie.report.model.Chart.Bars;
import balie.report.model.Chart.Dot;
import balie.report.model.Chart.Dots;
import balie.report.model.Chart.Week;
import balie.report.model.Chart.Weeks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Small charts to draw in tests. */
public final class SampleCharts {

    private SampleCharts() {}

    public static Bars bars() {
        return bars(
                new Bar("Waar is mijn factuur?", OptionalDouble.of(74), "74", true),
                new Bar("Cancel my contract", OptionalDouble.of(31), "31", false),
                new Bar("Terugvordering", OptionalDouble.empty(), "[c]", false));
    }

    public static Bars bars(Bar... bars) {
        return new Bars("Invoices lead with 74 contacts.", "contacts", List.of(bars));
    }

    public static Bar bar(String label, double value) {
        return new Bar(label, OptionalDouble.of(value), Double.toString(value), false);
    }

    public static Dots dots() {
        return dots(
                new Dot("Telephone", OptionalDouble.of(78.4), 66, 87, "58 of 74", false),
                new Dot("Chat", OptionalDouble.of(50), 15, 85, "2 of 4", true),
                new Dot("Desk", OptionalDouble.empty(), 0, 0, "[c]", false));
    }

    public static Dots dots(Dot... dots) {
        return new Dots(
                "Telephone solves most.", "solved at first contact", OptionalDouble.of(71), "all: 71 %", List.of(dots));
    }

    /** As many weeks, from W1, the last one highlighted; every tenth is empty. */
    public static Weeks weeks(int count) {
        List<Week> weeks = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            OptionalDouble value = i % 10 == 0 ? OptionalDouble.empty() : OptionalDouble.of(20 + i * 7 % 13);
            weeks.add(new Week("W" + i, value, i == count));
        }
        return new Weeks("A quiet half year.", "contacts a week", weeks);
    }
}
