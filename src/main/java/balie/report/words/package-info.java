/** The catalogue of messages: what reports say, in each language that they can be written in. */
@NullMarked
package balie.report.words;

import org.jspecify.annotations.NullMarked;
