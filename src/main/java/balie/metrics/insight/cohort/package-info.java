/** Contacts by what is known of who handled them; never by person. */
@NullMarked
package balie.metrics.insight.cohort;

import org.jspecify.annotations.NullMarked;
