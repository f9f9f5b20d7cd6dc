/** Keys, pseudonyms and small cells. */
@NullMarked
package balie.privacy;

import org.jspecify.annotations.NullMarked;
