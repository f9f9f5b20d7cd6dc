/** What is not finished. */
@NullMarked
package balie.metrics.backlog;

import org.jspecify.annotations.NullMarked;
