/** What is computed: each metric is one class, a pure function of data sets. */
@NullMarked
package balie.metrics;

import org.jspecify.annotations.NullMarked;
