/** Who asks and complains about what, and by which way: groups of customers beside all others, and one time beside another. */
@NullMarked
package balie.metrics.insight.interest;

import org.jspecify.annotations.NullMarked;
