package balie.metrics.time;

import balie.metrics.Definition;
import org.apache.spark.sql.Column;

import java.util.List;

/**
 * A time that customers wait for something, which for some has not come yet.
 *
 * @param definition whose id stands in the column {@code measure}
 * @param fate what has become of a case: {@link #CAME}, {@link #PREVENTED} or {@link #WAITS}; null: it can not be told
 * @param seconds from the opening to it, or to the instant where it waits; null: it can not be told
 * @param horizons in hours
 */
record Waiting(Definition definition, Column fate, Column seconds, List<Integer> horizons) {

    /** What was waited for has come. */
    static final int CAME = 0;

    /** It will never come, since the case ended otherwise. */
    static final int PREVENTED = 1;

    /** It had not come at the instant. */
    static final int WAITS = 2;
}
