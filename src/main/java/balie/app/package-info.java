/** The commands, the exit codes and the one place that builds a session. */
@NullMarked
package balie.app;

import org.jspecify.annotations.NullMarked;
