/** What happened on a day of the desk's calendar, and what contacts were before and after it. */
@NullMarked
package balie.metrics.insight.event;

import org.jspecify.annotations.NullMarked;
