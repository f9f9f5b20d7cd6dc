/** Adds to the canonical interactions what other tables know, and cuts them at an instant. */
@NullMarked
package balie.enrich;

import org.jspecify.annotations.NullMarked;
