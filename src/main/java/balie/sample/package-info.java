/** The seeded generator of sample-data/. */
@NullMarked
package balie.sample;

import org.jspecify.annotations.NullMarked;
