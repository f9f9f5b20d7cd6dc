/** From export files to canonical rows: readers, mapping, quarantine, folding of updates, reconciliation. */
@NullMarked
package balie.ingest;

import org.jspecify.annotations.NullMarked;
