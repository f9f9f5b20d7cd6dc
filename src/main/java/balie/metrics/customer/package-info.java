/** Who the customers are, by pseudonym and by segment. */
@NullMarked
package balie.metrics.customer;

import org.jspecify.annotations.NullMarked;
