package balie.ingest;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a file holds.
 *
 * @param file its index
 * @param read records
 * @param bad of them that can not be taken in
 * @param lost lines lost with those
 * @param exportedAt the newest instant of the others; null: they have none
 * @param outliersFrom rows with an instant from here on are mistyped; null: there are none
 */
record FileReach(
        long file,
        long read,
        long bad,
        long lost,
        @Nullable Instant exportedAt,
        @Nullable Instant outliersFrom) {

    /** What each file holds, by its days; a day may come in parts. */
    static List<FileReach> of(Collection<DayTally> tallies) {
        Map<Long, List<DayTally>> byFile = new TreeMap<>();
        tallies.forEach(
                t -> byFile.computeIfAbsent(t.file(), f -> new ArrayList<>()).add(t));
        return byFile.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
    }

    private static FileReach of(long file, List<DayTally> days) {
        NavigableMap<LocalDate, Long> rows = new TreeMap<>();
        for (DayTally tally : days) {
            if (tally.day() != null) {
                rows.merge(tally.day(), tally.rows(), Long::sum);
            }
        }
        Optional<LocalDate> outliers = Outliers.from(rows);
        long read = 0;
        long bad = 0;
        long lost = 0;
        Instant newest = null;
        for (DayTally tally : days) {
            LocalDate day = tally.day();
            boolean outlying = day != null
                    && outliers.filter(first -> !day.isBefore(first)).isPresent();
            read += tally.rows();
            bad += outlying ? tally.rows() : tally.bad();
            lost += outlying ? tally.rows() : tally.lost();
            Instant at = outlying ? null : tally.newest();
            newest = newest == null || (at != null && at.isAfter(newest)) ? at : newest;
        }
        return new FileReach(
                file,
                read,
                bad,
                lost,
                newest,
                outliers.map(first -> first.atStartOfDay(ZoneOffset.UTC).toInstant())
                        .orElse(null));
    }
}
