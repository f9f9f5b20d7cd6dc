/** The only table I/O: the canonical interactions, their wordings and the questions these ask, kept over runs. */
@NullMarked
package balie.store;

import org.jspecify.annotations.NullMarked;
