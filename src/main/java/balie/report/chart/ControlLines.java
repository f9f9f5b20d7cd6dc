package balie.report.chart;

import balie.report.chart.Lettering.Anchor;
import balie.report.model.Chart.Limits;
import balie.report.model.Chart.Week;
import balie.report.model.Chart.Weeks;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Draws what is usual of a figure over weeks, and the limits of its ups and downs, each named at its right end. */
final class ControlLines {

    /** From the end of a line to its name. */
    private static final double GAP = 6;

    private final Weeks chart;
    private final Lettering lettering;

    ControlLines(Weeks chart, Lettering lettering) {
        this.chart = chart;
        this.lettering = lettering;
    }

    /** A name and the value it stands at. */
    private record Name(String text, double value) {}

    /** How wide the names at the right are; 0 where there are none. */
    double room() {
        return names().stream()
                .mapToDouble(n -> lettering.width(n.text(), Theme.AXIS) + GAP)
                .max()
                .orElse(0);
    }

    /** From 0, unless there are limits to be seen in the upper half of the scale. */
    Scale scale(int steps) {
        double[] values = chart.weeks().stream()
                .filter(w -> w.value().isPresent())
                .mapToDouble(w -> w.value().getAsDouble())
                .toArray();
        double[] lines = lines();
        boolean whole = Arrays.stream(values).allMatch(v -> v % 1 == 0);
        double[] all =
                DoubleStream.concat(Arrays.stream(values), Arrays.stream(lines)).toArray();
        double greatest = Arrays.stream(all).max().orElse(0);
        return lines.length == 0
                ? Scale.upTo(greatest, steps, whole)
                : Scale.between(Arrays.stream(all).min().orElse(0), greatest, steps, whole);
    }

    private double[] lines() {
        DoubleStream.Builder values = DoubleStream.builder();
        chart.usual().ifPresent(values::add);
        chart.weeks().forEach(w -> w.limits().ifPresent(l -> values.add(l.low()).add(l.high())));
        return values.build().toArray();
    }

    void draw(Graphics2D g, ValueAxis time, ValueAxis scale, Rectangle2D dataArea) {
        chart.usual().ifPresent(usual -> {
            double y = scale.valueToJava2D(usual, dataArea, RectangleEdge.LEFT);
            g.setPaint(Theme.REFERENCE);
            g.setStroke(Theme.HAIRLINE);
            g.draw(new Line2D.Double(dataArea.getMinX(), y, dataArea.getMaxX(), y));
        });
        g.setPaint(Theme.REFERENCE);
        g.setStroke(Theme.FINE_DASHES);
        limit(Limits::low, time, scale, dataArea).ifPresent(g::draw);
        limit(Limits::high, time, scale, dataArea).ifPresent(g::draw);
        drawNames(g, scale, dataArea);
    }

    /** A limit as steps: each week may have its own, and a week without one is a gap. */
    private Optional<Path2D> limit(
            ToDoubleFunction<Limits> end, ValueAxis time, ValueAxis scale, Rectangle2D dataArea) {
        Path2D path = new Path2D.Double();
        boolean open = false;
        double height = Double.NaN;
        for (int i = 0; i < chart.weeks().size(); i++) {
            Optional<Limits> limits = chart.weeks().get(i).limits();
            if (limits.isEmpty()) {
                open = false;
                continue;
            }
            double left = Math.max(dataArea.getMinX(), time.valueToJava2D(i - 0.5, dataArea, RectangleEdge.BOTTOM));
            double right = Math.min(dataArea.getMaxX(), time.valueToJava2D(i + 0.5, dataArea, RectangleEdge.BOTTOM));
            double y = scale.valueToJava2D(end.applyAsDouble(limits.get()), dataArea, RectangleEdge.LEFT);
            if (!open) {
                path.moveTo(left, y);
            } else if (Math.abs(y - height) > 1e-9) {
                path.lineTo(left, y);
            }
            path.lineTo(right, y);
            height = y;
            open = true;
        }
        return path.getCurrentPoint() == null ? Optional.empty() : Optional.of(path);
    }

    private List<Name> names() {
        List<Name> names = new ArrayList<>();
        for (int i = chart.weeks().size() - 1; i >= 0 && names.isEmpty(); i--) {
            Week week = chart.weeks().get(i);
            week.limits().ifPresent(l -> {
                names.add(limit(l.high()));
                names.add(limit(l.low()));
            });
        }
        chart.usual()
                .ifPresent(usual -> names.add(new Name(
                        lettering.words().say("usual {0}##on a control chart", lettering.figure(Scale.number(usual))),
                        usual)));
        names.sort(Comparator.comparing(Name::value).reversed());
        return names;
    }

    private Name limit(double value) {
        return new Name(
                lettering.words().say("limit {0}##on a control chart", lettering.figure(Scale.number(value))), value);
    }

    /** From the top down; one that would stand on the one above it is moved down. */
    private void drawNames(Graphics2D g, ValueAxis scale, Rectangle2D dataArea) {
        List<Name> names = names();
        double lowest = dataArea.getMaxY() - (names.size() - 1) * Theme.AXIS.leading();
        double free = Double.NEGATIVE_INFINITY;
        for (Name name : names) {
            double wanted = scale.valueToJava2D(name.value(), dataArea, RectangleEdge.LEFT);
            double y = Math.max(free, Math.min(wanted, lowest));
            lettering.draw(
                    g, name.text(), dataArea.getMaxX() + GAP, y + Theme.AXIS.halfHeight(), Anchor.START, Theme.AXIS);
            free = y + Theme.AXIS.leading();
            lowest += Theme.AXIS.leading();
        }
    }
}
