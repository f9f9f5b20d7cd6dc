/** Weeks over which the counts of a source are not to be compared. */
@NullMarked
package balie.metrics.breaks;

import org.jspecify.annotations.NullMarked;
