/** What better knowledge would win, and what customers would not have had to ask. */
@NullMarked
package balie.metrics.insight.gap;

import org.jspecify.annotations.NullMarked;
