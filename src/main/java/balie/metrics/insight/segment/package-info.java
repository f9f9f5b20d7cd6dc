/**
 * Customers by what they come for: segments by rule, of type and frequency, and segments found in what customers do. Customers who object
 * to marketing are left out before anything is computed.
 */
@NullMarked
package balie.metrics.insight.segment;

import org.jspecify.annotations.NullMarked;
