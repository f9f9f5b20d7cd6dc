/** What figures tell of what to teach, whom to tell, and what customers want: over a window longer than a week, since a week has too few. */
@NullMarked
package balie.metrics.insight;

import org.jspecify.annotations.NullMarked;
