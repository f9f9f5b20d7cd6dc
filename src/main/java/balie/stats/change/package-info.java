/**
 * Whether a number changed more than it usually does: control charts of weekly numbers and shares, unusual weekly
 * counts, and groups beside their target. Plain numbers in, plain records out; the same input gives the same result.
 */
@NullMarked
package balie.stats.change;

import org.jspecify.annotations.NullMarked;
