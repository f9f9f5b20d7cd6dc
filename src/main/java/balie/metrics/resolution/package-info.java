/** What share of cases was resolved, by which definition. */
@NullMarked
package balie.metrics.resolution;

import org.jspecify.annotations.NullMarked;
