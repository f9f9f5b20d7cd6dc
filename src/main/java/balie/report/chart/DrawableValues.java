package balie.report.chart;

import balie.report.SafeText;
import balie.report.model.Chart;
import balie.report.model.Chart.Dot;
import balie.report.model.Chart.Dots;
import balie.report.model.Chart.Group;
import balie.report.model.Chart.Limits;
import balie.report.model.Chart.Step;
import balie.report.model.Chart.Week;

import java.util.List;

/**
 * Refuses what a chart could show only by misleading: a figure out of its scale, or a text beside a mark that leaves no
 * room for the marks.
 */
final class DrawableValues {

    /** What rounding may add to a rate of 100. */
    private static final double SLACK = 1e-6;

    /** How wide a text beside a mark may be, in CSS pixels: about 40 characters. */
    private static final double MOST_TEXT = 270;

    private final Lettering lettering;

    DrawableValues(Lettering lettering) {
        this.lettering = lettering;
    }

    /** @throws IllegalArgumentException naming the entry, counted from 1, and its value */
    void check(Chart chart) {
        if (chart instanceof Chart.Bars bars) {
            for (int i = 0; i < bars.bars().size(); i++) {
                check("bar", i, "value", bars.bars().get(i).value().orElse(0), Double.MAX_VALUE);
                checkText("bar", i, bars.bars().get(i).text());
            }
        } else if (chart instanceof Chart.Weeks weeks) {
            checkWeeks(weeks.weeks());
        } else if (chart instanceof Chart.Multiples multiples) {
            multiples.panels().forEach(p -> checkWeeks(p.weeks().weeks()));
        } else if (chart instanceof Dots dots) {
            checkDots(dots);
        } else if (chart instanceof Chart.Funnel funnel) {
            check("target", 0, "percent", funnel.target(), 100 + SLACK);
            checkGroups(funnel.groups());
        } else if (chart instanceof Chart.Curve curve) {
            checkCurve(curve);
        } else if (chart instanceof Chart.Heat heat) {
            checkHeat(heat);
        } else if (chart instanceof Chart.Pairs pairs) {
            checkPairs(pairs.pairs());
        }
    }

    private static void checkWeeks(List<Week> weeks) {
        for (int i = 0; i < weeks.size(); i++) {
            int index = i;
            check("week", i, "value", weeks.get(i).value().orElse(0), Double.MAX_VALUE);
            weeks.get(i).limits().ifPresent(l -> checkLimits("week", index, l, Double.MAX_VALUE));
        }
    }

    private static void checkGroups(List<Group> groups) {
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            if (group.size() <= 0) {
                throw new IllegalArgumentException(
                        "group " + (i + 1) + ": size must be more than 0, but is " + group.size());
            }
            check("group", i, "percent", group.percent(), 100 + SLACK);
            checkLimits("group", i, group.inner(), 100 + SLACK);
            checkLimits("group", i, group.outer(), 100 + SLACK);
        }
    }

    private static void checkCurve(Chart.Curve curve) {
        double before = 0;
        for (int i = 0; i < curve.steps().size(); i++) {
            Step step = curve.steps().get(i);
            // Written so that it refuses NaN too.
            if (!(step.age() > before && step.age() < Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "step " + (i + 1) + ": age must be more than " + before + ", but is " + step.age());
            }
            before = step.age();
            check("step", i, "percent", step.percent(), 100 + SLACK);
            checkLimits("step", i, new Limits(step.low(), step.high()), 100 + SLACK);
        }
        curve.median().ifPresent(m -> {
            check("median", 0, "age", m.age(), Double.MAX_VALUE);
            m.interval().ifPresent(l -> checkLimits("median", 0, l, Double.MAX_VALUE));
        });
    }

    private static void checkHeat(Chart.Heat heat) {
        for (int i = 0; i < heat.rows().size(); i++) {
            int cells = heat.rows().get(i).cells().size();
            if (cells != heat.columns().size()) {
                throw new IllegalArgumentException("row " + (i + 1) + ": must have a cell for each of "
                        + heat.columns().size() + " columns, but has " + cells);
            }
            for (Chart.Cell cell : heat.rows().get(i).cells()) {
                check("row", i, "value", cell.value().orElse(0), Double.MAX_VALUE);
            }
        }
    }

    private void checkPairs(List<Chart.Pair> pairs) {
        for (int i = 0; i < pairs.size(); i++) {
            int index = i;
            checkText("pair", i, pairs.get(i).text());
            pairs.get(i).before().ifPresent(e -> check("pair", index, "before", e.percent(), 100 + SLACK));
            pairs.get(i).after().ifPresent(e -> check("pair", index, "after", e.percent(), 100 + SLACK));
        }
    }

    private static void checkLimits(String what, int index, Limits limits, double most) {
        check(what, index, "low", limits.low(), most);
        check(what, index, "high", limits.high(), most);
    }

    private void checkDots(Dots chart) {
        check("reference", 0, "percent", chart.reference().orElse(0), 100 + SLACK);
        for (int i = 0; i < chart.dots().size(); i++) {
            Dot dot = chart.dots().get(i);
            checkText("dot", i, dot.text());
            if (dot.percent().isPresent() && chart.amounts()) {
                checkAmount(i, dot.percent().getAsDouble(), dot.low(), dot.high());
            } else if (dot.percent().isPresent()) {
                check("dot", i, "percent", dot.percent().getAsDouble(), 100 + SLACK);
                check("dot", i, "low", dot.low(), 100 + SLACK);
                check("dot", i, "high", dot.high(), 100 + SLACK);
            }
        }
    }

    private static void checkAmount(int index, double value, double low, double high) {
        if (!Double.isFinite(value) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("dot " + (index + 1) + ": value and interval must be numbers, but are "
                    + value + ", " + low + ", " + high);
        }
    }

    private static void check(String what, int index, String field, double value, double most) {
        // Written so that it refuses NaN too.
        if (!(value >= -SLACK && value <= most)) {
            throw new IllegalArgumentException(what + " " + (index + 1) + ": " + field + " must be from 0"
                    + (most > 101 ? "" : " to 100") + ", but is " + value);
        }
    }

    private void checkText(String what, int index, String text) {
        if (lettering.width(SafeText.of(text), Theme.STRONG_LABEL) > MOST_TEXT) {
            throw new IllegalArgumentException(what + " " + (index + 1)
                    + ": the text beside it must be short, such as '58 of 74', but is '" + text + "'");
        }
    }
}
