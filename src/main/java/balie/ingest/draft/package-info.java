/** Drafts a mapping, and examples for it, from the profile of a table; what can not be known is left as a question. */
@NullMarked
package balie.ingest.draft;

import org.jspecify.annotations.NullMarked;
