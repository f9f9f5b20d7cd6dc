/** The language of a text; no Spark. */
@NullMarked
package balie.text.language;

import org.jspecify.annotations.NullMarked;
