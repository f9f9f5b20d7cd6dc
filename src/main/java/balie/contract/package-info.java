/** Table contracts: which columns a table has, their types, units and what null means. */
@NullMarked
package balie.contract;

import org.jspecify.annotations.NullMarked;
