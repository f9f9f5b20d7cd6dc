/** From result tables to reports: plain values in, pages and pictures out. No Spark. */
@NullMarked
package balie.report;

import org.jspecify.annotations.NullMarked;
