package balie.ingest;

import balie.contract.Interactions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the records of a file by the day of their newest instant. */
final class DayTallies {

    private static final long SECONDS_A_DAY = 86_400;
    private static final int[] INSTANTS =
            Interactions.INSTANTS.stream().mapToInt(Interactions.TABLE::indexOf).toArray();

    private final long file;
    private final Map<Long, Tally> byDay = new HashMap<>();
    private final Tally undated = new Tally();
    private long bad;
    private long lost;
    private long clockChanges;
    private long lastDay = Long.MIN_VALUE;
    private Tally last = undated;

    private static final class Tally {
        private long rows;
        private Instant newest = Instant.MIN;
    }

    DayTallies(long file) {
        this.file = file;
    }

    void addBad(long lines) {
        bad++;
        lost += lines;
    }

    void add(MappedRow row) {
        clockChanges += row.clockChanges().packed();
        Instant newest = null;
        for (int index : INSTANTS) {
            Instant at = (Instant) row.value(index);
            if (at != null && (newest == null || at.isAfter(newest))) {
                newest = at;
            }
        }
        if (newest == null) {
            undated.rows++;
            return;
        }
        long day = Math.floorDiv(newest.getEpochSecond(), SECONDS_A_DAY);
        if (day != lastDay) {
            // Neighbours in an export are mostly of one day.
            lastDay = day;
            last = byDay.computeIfAbsent(day, d -> new Tally());
        }
        last.rows++;
        if (newest.isAfter(last.newest)) {
            last.newest = newest;
        }
    }

    List<DayTally> list() {
        List<DayTally> tallies = new ArrayList<>();
        byDay.forEach((day, tally) ->
                tallies.add(new DayTally(file, LocalDate.ofEpochDay(day), tally.rows, 0, 0, tally.newest, 0)));
        if (undated.rows + bad > 0 || clockChanges != 0) {
            tallies.add(new DayTally(file, null, undated.rows + bad, bad, lost, null, clockChanges));
        }
        return tallies;
    }
}
