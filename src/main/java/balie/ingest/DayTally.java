package balie.ingest;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The records of a file whose newest instant is on one day.
 *
 * @param file its index
 * @param day in UTC; null: they have no instant, as bad records have none
 * @param rows how many
 * @param bad of them that can not be taken in
 * @param lost lines lost with those
 * @param newest their newest instant
 * @param clockChanges how many of their times fell in a change of the clock, packed
 */
record DayTally(
        long file,
        @Nullable LocalDate day,
        long rows,
        long bad,
        long lost,
        @Nullable Instant newest,
        long clockChanges) implements Serializable {}
