/** Writes reports as tagged PDF, to be printed and mailed. */
@NullMarked
package balie.report.pdf;

import org.jspecify.annotations.NullMarked;
