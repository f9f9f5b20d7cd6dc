/** What customers ask, and how often. */
@NullMarked
package balie.metrics.question;

import org.jspecify.annotations.NullMarked;
