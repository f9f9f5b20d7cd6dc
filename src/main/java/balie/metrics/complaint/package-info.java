/** What customers complain about. */
@NullMarked
package balie.metrics.complaint;

import org.jspecify.annotations.NullMarked;
