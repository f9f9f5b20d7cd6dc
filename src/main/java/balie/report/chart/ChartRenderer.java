package balie.report.chart;

import balie.report.SafeText;
import balie.report.model.Chart;
import balie.report.words.Words;

import java.util.List;

/**
 * Draws charts as SVG, to stand inside a page, and as PNG, to be copied elsewhere.
 *
 * <p>The same chart gives the same SVG on every machine, in every locale and time zone, and the same pixels in PNG.
 * Labels are shown in full, cleaned by {@link SafeText}. Instances can be shared between threads.
 */
public final class ChartRenderer {

    private final Lettering lettering;

    /**
     * Loads the charts' font.
     *
     * @param words what charts say themselves, such as the names of limits
     * @throws NoFontsException if Java cannot set up fonts on this machine
     */
    public ChartRenderer(Words words) {
        lettering = new Lettering(LiberationSans.load(), words);
    }

    /**
     * A chart for a page, 720 CSS pixels wide and as high as its entries need.
     *
     * @see #svg(Chart, ChartSize)
     */
    public String svg(Chart chart) {
        return svg(chart, ChartSize.PAGE);
    }

    /**
     * A chart as an {@code <svg>} element without prolog or ids, to be put into HTML as it is: the page's style sheet makes it
     * shrink to the width there is, as a policy of pages allows no style of its own. It carries its alternative as
     * {@code aria-label}.
     *
     * @throws IllegalArgumentException if a value cannot be drawn (not finite, below 0, or a rate above 100), or if the
     *     text of a bar or dot is longer than about 40 characters
     */
    public String svg(Chart chart, ChartSize size) {
        return new SvgWriter(lettering).write(drawing(chart, size), chart.alternative());
    }

    /**
     * A chart as a PNG file with a white ground, 1440 pixels wide: 720 CSS pixels at twice the density.
     *
     * @throws IllegalArgumentException if a value cannot be drawn, as for {@link #svg(Chart, ChartSize)}
     */
    public byte[] png(Chart chart) {
        return PngWriter.write(drawing(chart, ChartSize.PAGE));
    }

    /**
     * As {@link #png(Chart)}, with the finding and what is drawn above the chart and a margin around it, for a slide or
     * a letter where no page says so.
     */
    public byte[] png(Chart chart, String title, String subtitle) {
        Drawing drawing = drawing(chart, ChartSize.PAGE);
        return PngWriter.write(new Titling(lettering).over(drawing, SafeText.of(title), SafeText.of(subtitle)));
    }

    /**
     * A chart of 720 pixels' width to be drawn elsewhere, as on a printed page; on one its texts stay texts.
     *
     * @throws IllegalArgumentException if a value cannot be drawn, as for {@link #svg(Chart, ChartSize)}
     */
    public Drawing drawing(Chart chart) {
        return drawing(chart, ChartSize.PAGE);
    }

    private Drawing drawing(Chart chart, ChartSize size) {
        new DrawableValues(lettering).check(chart);
        if (chart instanceof Chart.Bars bars) {
            return bars.bars().isEmpty() ? nothing(size) : BarsDrawing.of(bars, size, lettering);
        }
        if (chart instanceof Chart.Dots dots) {
            return dots.dots().isEmpty() ? nothing(size) : DotsDrawing.of(dots, size, lettering);
        }
        if (chart instanceof Chart.Weeks weeks) {
            return weeks.weeks().isEmpty() ? nothing(size) : WeeksDrawing.of(weeks, size, lettering);
        }
        if (chart instanceof Chart.Multiples multiples) {
            return multiples.panels().isEmpty() ? nothing(size) : MultiplesDrawing.of(multiples, size, lettering);
        }
        if (chart instanceof Chart.Funnel funnel) {
            return funnel.groups().isEmpty() ? nothing(size) : FunnelDrawing.of(funnel, size, lettering);
        }
        if (chart instanceof Chart.Curve curve) {
            return curve.steps().isEmpty() ? nothing(size) : CurveDrawing.of(curve, size, lettering);
        }
        if (chart instanceof Chart.Heat heat) {
            return heat.rows().isEmpty() || heat.columns().isEmpty()
                    ? nothing(size)
                    : HeatDrawing.of(heat, size, lettering);
        }
        if (chart instanceof Chart.Pairs pairs) {
            return pairs.pairs().isEmpty() ? nothing(size) : PairsDrawing.of(pairs, size, lettering);
        }
        throw new IllegalStateException("no drawing for " + chart.getClass());
    }

    private Drawing nothing(ChartSize size) {
        return new Titling(lettering)
                .lines(List.of(lettering.words().say("Nothing to show")), Theme.SUBTITLE, size.width());
    }
}
