/** What can be worked out of what is published, and what is hidden besides so that it can not. Plain values; no Spark. */
@NullMarked
package balie.metrics.disclosure;

import org.jspecify.annotations.NullMarked;
