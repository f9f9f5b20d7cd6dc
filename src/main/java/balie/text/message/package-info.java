/** What a message asks; no Spark. */
@NullMarked
package balie.text.message;

import org.jspecify.annotations.NullMarked;
