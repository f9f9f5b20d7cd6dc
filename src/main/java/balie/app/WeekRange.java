package balie.app;

import balie.model.IsoWeek;

import java.util.Optional;

/**
 * Weeks one after the other.
 *
 * @param first empty: the first of the data
 * @param last empty: the newest that is complete in the data
 */
record WeekRange(Optional<IsoWeek> first, Optional<IsoWeek> last) {

    /** Every week of the data that is complete. */
    static final WeekRange ALL = new WeekRange(Optional.empty(), Optional.empty());
}
