/** The contacts behind the figures, one by one, as far as the groups they are in may be told. */
@NullMarked
package balie.metrics.listing;

import org.jspecify.annotations.NullMarked;
