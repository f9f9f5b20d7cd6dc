/** How files become records: packing, encoding, dialect, and the readers of each format. */
@NullMarked
package balie.ingest.read;

import org.jspecify.annotations.NullMarked;
