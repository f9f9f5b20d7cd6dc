/** Writes reports as self-contained HTML pages. */
@NullMarked
package balie.report.html;

import org.jspecify.annotations.NullMarked;
