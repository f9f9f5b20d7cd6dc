package balie.report.chart;

import balie.report.model.Archive.Point;
import balie.report.model.Archive.Series;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws a figure over weeks as a small line in SVG, for the text of a page: a line through known values, a band for their intervals, dots.
 * Its looks are those of classes in the style sheet; what it shows has to be said beside it.
 */
public final class Sparkline {

    private static final int WIDTH = 280;
    private static final int HEIGHT = 64;
    private static final int EDGE = 5;

    /** Of more weeks only single ones get a dot. */
    private static final int MOST_DOTS = 26;

    private Sparkline() {}

    /**
     * The drawing.
     *
     * @param labelledBy id of the element that says what it shows
     */
    public static String svg(Series series, String labelledBy) {
        List<Point> points = series.points();
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"spark\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s\">"
                        + "<path class=\"zero\" d=\"M0 %d.5H%d\"/>",
                WIDTH,
                HEIGHT,
                labelledBy,
                HEIGHT - EDGE,
                WIDTH));
        List<List<Integer>> stretches = stretches(points);
        for (List<Integer> stretch : stretches) {
            if (stretch.size() > 1
                    && stretch.stream().allMatch(i -> points.get(i).low().isPresent())) {
                svg.append("<path class=\"band\" d=\"")
                        .append(band(series, stretch))
                        .append("\"/>");
            }
        }
        for (List<Integer> stretch : stretches) {
            if (stretch.size() > 1) {
                StringBuilder line = new StringBuilder();
                for (int i : stretch) {
                    line.append(line.isEmpty() ? 'M' : 'L')
                            .append(at(series, i, points.get(i).value().getAsDouble()));
                }
                svg.append("<path class=\"line\" d=\"").append(line).append("\"/>");
            }
            for (int i : stretch) {
                Point point = points.get(i);
                boolean last = i == points.size() - 1;
                if (last || point.provisional() || stretch.size() == 1 || points.size() <= MOST_DOTS) {
                    svg.append(String.format(
                            Locale.ROOT,
                            "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%s\"/>",
                            point.provisional() ? "open" : "dot",
                            x(series, i),
                            y(series, point.value().getAsDouble()),
                            last ? "3.5" : "2.5"));
                }
            }
        }
        return svg.append("</svg>").toString();
    }

    /** Weeks in a row that a line may lead through. */
    private static List<List<Integer>> stretches(List<Point> points) {
        List<List<Integer>> stretches = new ArrayList<>();
        boolean open = false;
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).value().isEmpty()) {
                open = false;
                continue;
            }
            if (!open || !points.get(i).follows()) {
                stretches.add(new ArrayList<>());
            }
            stretches.get(stretches.size() - 1).add(i);
            open = true;
        }
        return stretches;
    }

    private static String band(Series series, List<Integer> stretch) {
        StringBuilder path = new StringBuilder();
        for (int i : stretch) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(at(series, i, series.points().get(i).high().orElseThrow()));
        }
        for (int k = stretch.size() - 1; k >= 0; k--) {
            int i = stretch.get(k);
            path.append('L').append(at(series, i, series.points().get(i).low().orElseThrow()));
        }
        return path.append('Z').toString();
    }

    private static String at(Series series, int week, double value) {
        return String.format(Locale.ROOT, "%.1f %.1f", x(series, week), y(series, value));
    }

    private static double x(Series series, int week) {
        int steps = series.points().size() - 1;
        return steps == 0 ? WIDTH - EDGE : EDGE + (WIDTH - 2.0 * EDGE) * week / steps;
    }

    private static double y(Series series, double value) {
        double share = Math.max(0, Math.min(1, value / series.top()));
        return HEIGHT - EDGE - (HEIGHT - 2.0 * EDGE) * share;
    }
}
