/** Questions grouped by meaning, with an identity that lasts: plain arithmetic on vectors, no Spark. */
@NullMarked
package balie.question;

import org.jspecify.annotations.NullMarked;
