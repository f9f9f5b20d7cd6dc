/**
 * What changed: sums by period, and from them comparisons with the period before, with the same days a year ago and with the rest, control
 * charts, funnel plots, and questions that rise and fall.
 */
@NullMarked
package balie.metrics.change;

import org.jspecify.annotations.NullMarked;
