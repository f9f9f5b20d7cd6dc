/** Draws charts with JFreeChart, as SVG and PNG. */
@NullMarked
package balie.report.chart;

import org.jspecify.annotations.NullMarked;
