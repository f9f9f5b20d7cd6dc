/** Writes the tables of a run as one workbook for a spreadsheet. */
@NullMarked
package balie.report.workbook;

import org.jspecify.annotations.NullMarked;
