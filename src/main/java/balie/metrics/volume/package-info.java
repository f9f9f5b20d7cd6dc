/** How many contacts there were, and how many were left out. */
@NullMarked
package balie.metrics.volume;

import org.jspecify.annotations.NullMarked;
