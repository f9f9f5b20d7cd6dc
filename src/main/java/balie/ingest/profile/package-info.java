/** What a table looks like from outside: types, fill and values of its columns, and what is suspicious about them. */
@NullMarked
package balie.ingest.profile;

import org.jspecify.annotations.NullMarked;
