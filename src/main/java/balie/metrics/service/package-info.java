/** How customers are served besides being helped: in time, by whom, how often again, how satisfied, and what is sold. */
@NullMarked
package balie.metrics.service;

import org.jspecify.annotations.NullMarked;
