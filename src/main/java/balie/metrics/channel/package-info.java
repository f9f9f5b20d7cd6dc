/** By which ways customers come. */
@NullMarked
package balie.metrics.channel;

import org.jspecify.annotations.NullMarked;
