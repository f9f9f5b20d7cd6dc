/** What was published before with another value. */
@NullMarked
package balie.metrics.revision;

import org.jspecify.annotations.NullMarked;
