/** What a report says, before it is drawn: headlines, sections, charts and tables as plain values. */
@NullMarked
package balie.report.model;

import org.jspecify.annotations.NullMarked;
