/**
 * Texts to vectors of their meaning: the sentence encoder, the bridges that bring other languages into its space, the student
 * that stands in for it in volume. No Spark.
 */
@NullMarked
package balie.encode;

import org.jspecify.annotations.NullMarked;
