/** Takes personal data out of texts; no Spark. */
@NullMarked
package balie.text.redact;

import org.jspecify.annotations.NullMarked;
