/**
 * From vectors of texts to named classes: categories of complaints, kinds of contact, states of customers. Learned from few
 * examples, silent when in doubt. No Spark, no I/O but of the examples that come with Balie.
 */
@NullMarked
package balie.classify;

import org.jspecify.annotations.NullMarked;
