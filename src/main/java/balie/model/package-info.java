/** Plain values that every stage may use: vocabularies, periods, result tables. No Spark, no I/O. */
@NullMarked
package balie.model;

import org.jspecify.annotations.NullMarked;
