/** From result tables to files: the folder of a run, which appears whole or not at all. No Spark. */
@NullMarked
package balie.publish;

import org.jspecify.annotations.NullMarked;
