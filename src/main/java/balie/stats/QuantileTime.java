package balie.stats;

import java.util.OptionalDouble;

/**
 * The time by which a share is reached, with its interval, 95 %. What is empty was not reached while there was
 * something to observe, and is not guessed: an empty {@code high} is an interval that is open above, an empty {@code
 * low} says that even the lower end lies beyond what was observed.
 *
 * @param time the first at which the curve reaches the share, in the unit of the counts
 * @param low of the interval
 * @param high of the interval
 */
public record QuantileTime(OptionalDouble time, OptionalDouble low, OptionalDouble high) {}
