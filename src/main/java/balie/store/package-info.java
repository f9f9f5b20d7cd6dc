/** The only table I/O: the canonical interactions, kept over runs. */
@NullMarked
package balie.store;

import org.jspecify.annotations.NullMarked;
