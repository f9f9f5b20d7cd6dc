package balie.report.chart;

import balie.report.SafeText;
import balie.report.chart.Scale.Tick;
import balie.report.model.Chart.Week;

import java.util.ArrayList;
import java.util.List;

/** Places weeks along a horizontal axis, with as many labels as have room. */
final class WeekAxis {

    private static final double LEAST_SIDE = 14;
    private static final double LABEL_GAP = 12;

    private WeekAxis() {}

    /**
     * An axis on which a week's value is its index.
     *
     * @param left where the data area begins
     * @param right where it ends
     */
    static ScaleAxis of(List<Week> weeks, double left, double right, int chartWidth, Lettering lettering) {
        double widest = weeks.stream()
                .mapToDouble(w -> lettering.width(SafeText.of(w.label()), Theme.AXIS))
                .max()
                .orElse(0);
        double side = Math.max(LEAST_SIDE, widest / 2 + 1);
        double room = right - left - 2 * side;
        int last = weeks.size() - 1;
        double spacing = last == 0 ? room : room / last;
        double lower = last == 0 ? -0.5 : -side / spacing;
        double upper = last == 0 ? 0.5 : last + side / spacing;
        int every = Math.max(1, (int) Math.ceil((widest + LABEL_GAP) / spacing));
        return new ScaleAxis(labels(weeks, every), lower, upper, List.of(), lettering, chartWidth);
    }

    /** Evenly, among them that of the last highlighted week or else of the last. */
    private static List<Tick> labels(List<Week> weeks, int every) {
        int anchor = weeks.size() - 1;
        for (int i = 0; i < weeks.size(); i++) {
            if (weeks.get(i).highlighted()) {
                anchor = i;
            }
        }
        List<Tick> labels = new ArrayList<>();
        for (int i = anchor % every; i < weeks.size(); i += every) {
            labels.add(new Tick(i, SafeText.of(weeks.get(i).label())));
        }
        return labels;
    }
}
