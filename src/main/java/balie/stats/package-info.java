/** Statistics on plain numbers. */
@NullMarked
package balie.stats;

import org.jspecify.annotations.NullMarked;
