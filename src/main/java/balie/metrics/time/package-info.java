/** How long customers wait, open cases included. */
@NullMarked
package balie.metrics.time;

import org.jspecify.annotations.NullMarked;
