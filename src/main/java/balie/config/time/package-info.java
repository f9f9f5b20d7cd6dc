/** Moments as exports write them: patterns, zones, changes of the clock. */
@NullMarked
package balie.config.time;

import org.jspecify.annotations.NullMarked;
