package balie.report;

import balie.report.model.Chart.Bar;
import balie.report.model.Chart.Bars;
import balie.report.model.Chart.Cell;
import balie.report.model.Chart.Curve;
import balie.report.model.Chart.Dot;
import balie.report.model.Chart.Dots;
import balie.report.model.Chart.End;
import balie.report.model.Chart.Funnel;
import balie.report.model.Chart.Group;
import balie.report.model.Chart.Heat;
import balie.report.model.Chart.HeatRow;
import balie.report.model.Chart.Limits;
import balie.report.model.Chart.Median;
import balie.report.model.Chart.Multiples;
import balie.report.model.Chart.Pair;
import balie.report.model.Chart.Pairs;
import balie.report.model.Chart.Panel;
import balie.report.model.Chart.Sign;
import balie.report.model.Chart.Step;
import balie.report.model.Chart.Week;
import balie.report.model.Chart.Weeks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** As many weeks of a control chart around 30; the last one lies above the limits, the first eight are a run. */
    public static Weeks controlled(int count) {
        List<Week> weeks = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Sign sign = i == count ? Sign.OUTSIDE : i <= 8 ? Sign.RUN : Sign.NONE;
            weeks.add(new Week(
                    "W" + i,
                    OptionalDouble.of(i == count ? 60 : 26 + i * 7 % 9),
                    i == count,
                    Optional.of(new Limits(18, 42)),
                    sign));
        }
        return new Weeks("The last week lies above the limits.", "contacts a week", weeks, OptionalDouble.of(30));
    }

    public static Multiples multiples() {
        return new Multiples(
                "Complaints are more than usual; the rest is not.",
                List.of(
                        new Panel("Resolved within 7 days", controlled(26)),
                        new Panel("Complaints", controlled(12)),
                        new Panel("Escalated", weeks(3))));
    }

    public static Funnel funnel() {
        return funnel(
                group("Telephone North", 340, 66, false),
                group("Chat", 90, 45, true),
                group("Second line", 40, 60, false));
    }

    public static Funnel funnel(Group... groups) {
        return new Funnel("Chat lies below.", "% resolved", "cases", 67, "all: 67 %", List.of(groups));
    }

    public static Group group(String label, long size, double percent, boolean outside) {
        double error = 47 / Math.sqrt((double) size);
        return new Group(
                label,
                size,
                percent,
                new Limits(Math.max(0, 67 - 1.96 * error), Math.min(100, 67 + 1.96 * error)),
                new Limits(Math.max(0, 67 - 3.09 * error), Math.min(100, 67 + 3.09 * error)),
                outside,
                size < 20);
    }

    public static Curve curve() {
        return curve(
                step("1 day", 24, 31, 27, 36, false),
                step("7 days", 168, 62, 58, 67, false),
                step("30 days", 720, 70, 58, 80, true));
    }

    /** Half of the cases by the age of 84 (60 to 110). */
    public static Curve curve(Step... steps) {
        return new Curve(
                "Most is resolved within a week.",
                "% of cases",
                "age",
                "still open",
                "1,204",
                List.of(steps),
                Optional.of(new Median(84, Optional.of(new Limits(60, 110)), "half within 84 hours (60 to 110)")));
    }

    public static Step step(String label, double age, double percent, double low, double high, boolean faint) {
        return new Step(label, age, percent, low, high, Math.round(percent) + " %", "4" + Math.round(age), faint);
    }

    /** Three products and three groups; a number is hidden, one was never computed, one is highlighted. */
    public static Heat heat() {
        return heat(
                List.of("Warmo", "Garantie Plus", "Lumo"),
                new HeatRow("consumer 10+", List.of(cell(12, false), cell(40, true), cell(0, false))),
                new HeatRow("retailer", List.of(cell(21, false), hidden("[c]"), cell(3, false))),
                new HeatRow("wholesaler, of any size", List.of(cell(8, false), cell(30, false), hidden(""))));
    }

    public static Heat heat(List<String> columns, HeatRow... rows) {
        return new Heat("Garantie Plus leads.", "% of questions", columns, List.of(rows));
    }

    public static Cell cell(double value, boolean highlighted) {
        return new Cell(OptionalDouble.of(value), Long.toString(Math.round(value)), highlighted);
    }

    public static Cell hidden(String mark) {
        return new Cell(OptionalDouble.empty(), mark, false);
    }

    public static Pairs pairs() {
        return pairs(
                pair("offer Winterplan: contacts", 7.8, 12.6, "+4.8 (+3.0 to +6.5)", true),
                pair("release: complaints", 4.6, 1.9, "−2.7 (−3.4 to −1.8)", false),
                new Pair(
                        "offer Zomer: contacts", Optional.empty(), Optional.of(new End(3, "3 %")), "few before", false),
                new Pair("offer Zomer: complaints", Optional.empty(), Optional.empty(), "[c]", false));
    }

    public static Pairs pairs(Pair... pairs) {
        return new Pairs("More after the offer.", "% of contacts", "before", "after", "points", List.of(pairs));
    }

    public static Pair pair(String label, double before, double after, String text, boolean highlighted) {
        return new Pair(
                label,
                Optional.of(new End(before, before + " %")),
                Optional.of(new End(after, after + " %")),
                text,
                highlighted);
    }
}
