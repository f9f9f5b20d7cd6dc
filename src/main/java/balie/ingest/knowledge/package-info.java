/** The articles of a knowledge base, from a table or from a folder of pages; no Spark. */
@NullMarked
package balie.ingest.knowledge;

import org.jspecify.annotations.NullMarked;
