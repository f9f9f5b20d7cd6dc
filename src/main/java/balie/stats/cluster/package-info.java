/** Groups of things that are like each other, found without being told: plain numbers in, the same input and seed give the same groups. */
@NullMarked
package balie.stats.cluster;

import org.jspecify.annotations.NullMarked;
