/** Plain text handling; no Spark. */
@NullMarked
package balie.text;

import org.jspecify.annotations.NullMarked;
