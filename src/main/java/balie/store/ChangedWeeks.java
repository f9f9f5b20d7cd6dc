package balie.store;

import balie.contract.Interactions;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The weeks of the interactions that changed since a version of the table, by what its files say of the openings in them: a file that came or
 * went changes every week from its first opening to its last, whether rows of each changed or not.
 */
final class ChangedWeeks {

    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1_000;

    private ChangedWeeks() {}

    /**
     * @param basis the version; null: there is none
     * @param severalShapes whether a contact can stand in several rows, of which one without an opening changes the week of another
     * @return the Mondays; empty: it can not be told, as after the history of the table was taken away
     */
    static Optional<SortedSet<LocalDate>> since(
            @Nullable Long basis, Table interactions, boolean severalShapes, ZoneId zone) {
        Optional<List<Snapshot>> snapshots = after(basis, interactions);
        if (snapshots.isEmpty()) {
            return Optional.empty();
        }
        SortedSet<LocalDate> mondays = new TreeSet<>();
        for (Snapshot snapshot : snapshots.get()) {
            if (DataOperations.REPLACE.equals(snapshot.operation())) {
                // Compacting writes the same rows anew.
                continue;
            }
            SnapshotChanges changes =
                    SnapshotChanges.builderFor(interactions).snapshot(snapshot).build();
            for (DataFile file : changes.addedDataFiles()) {
                if (!add(file, interactions, severalShapes, zone, mondays)) {
                    return Optional.empty();
                }
            }
            for (DataFile file : changes.removedDataFiles()) {
                if (!addMonth(file, interactions, severalShapes, mondays)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(mondays);
    }

    /** The versions after one, if that is still known. */
    private static Optional<List<Snapshot>> after(@Nullable Long basis, Table interactions) {
        List<Snapshot> snapshots = new ArrayList<>();
        Snapshot each = interactions.currentSnapshot();
        while (each != null) {
            if (basis != null && each.snapshotId() == basis) {
                return Optional.of(snapshots);
            }
            snapshots.add(each);
            Long parent = each.parentId();
            each = parent == null ? null : interactions.snapshot(parent);
        }
        return Optional.empty();
    }

    /** Gives whether it could be told. */
    private static boolean add(
            DataFile file, Table interactions, boolean severalShapes, ZoneId zone, SortedSet<LocalDate> mondays) {
        int opened =
                interactions.schema().findField(Interactions.OPENED_AT.name()).fieldId();
        long without = count(file.nullValueCounts(), opened);
        if (without == file.recordCount() && !severalShapes) {
            return true;
        }
        Instant first = bound(file.lowerBounds(), opened);
        Instant last = bound(file.upperBounds(), opened);
        if (first == null || last == null || (severalShapes && without != 0)) {
            return false;
        }
        add(first.atZone(zone).toLocalDate(), last.atZone(zone).toLocalDate(), mondays);
        return true;
    }

    private static void add(LocalDate first, LocalDate last, SortedSet<LocalDate> mondays) {
        LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            mondays.add(monday);
        }
    }

    /** Of a file that went only its part of the table is known, which is a month in UTC. Gives whether it could be told. */
    private static boolean addMonth(
            DataFile file, Table interactions, boolean severalShapes, SortedSet<LocalDate> mondays) {
        PartitionSpec spec = Objects.requireNonNull(interactions.specs().get(file.specId()));
        int opened =
                interactions.schema().findField(Interactions.OPENED_AT.name()).fieldId();
        for (int i = 0; i < spec.fields().size(); i++) {
            PartitionField field = spec.fields().get(i);
            if (field.sourceId() == opened && field.transform().toString().equals("month")) {
                Integer month = file.partition().get(i, Integer.class);
                if (month == null) {
                    return !severalShapes;
                }
                LocalDate first = LocalDate.EPOCH.plusMonths(month);
                // A day more at either end, for zones.
                add(first.minusDays(1), first.plusMonths(1), mondays);
                return true;
            }
        }
        return false;
    }

    /** -1: the file does not say. */
    private static long count(@Nullable Map<Integer, Long> counts, int field) {
        Long count = counts == null ? null : counts.get(field);
        return count == null ? -1 : count;
    }

    private static @Nullable Instant bound(@Nullable Map<Integer, ByteBuffer> bounds, int field) {
        ByteBuffer bound = bounds == null ? null : bounds.get(field);
        if (bound == null) {
            return null;
        }
        long micros = Objects.requireNonNull(
                Conversions.<Long>fromByteBuffer(Types.TimestampType.withZone(), bound.duplicate()));
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS);
    }
}
