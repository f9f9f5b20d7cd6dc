package balie.store;

import balie.contract.SegmentCentres;
import balie.model.KeptSegment;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The segments that runs found, kept beside the interactions so that they keep their ids. A store of an earlier version has none. Who
 * writes has the turn of the store.
 */
public final class KnownSegments {

    private final StoreTable table;
    private @Nullable Long basis;

    private KnownSegments(StoreTable table) {
        this.table = table;
    }

    /** The segments of a store. Nothing is read or made yet. */
    public static KnownSegments of(InteractionStore store) {
        return new KnownSegments(store.segmentTable());
    }

    private record Key(LocalDate from, LocalDate to, String id) {}

    /** Those of a job, by their periods and numbers. */
    public List<KeptSegment> of(String job) throws IOException {
        basis = null;
        if (!table.exists()) {
            return List.of();
        }
        Table rows = table.iceberg();
        basis = StagedChange.basis(rows);
        Map<Key, Map<String, Double>> shares = new HashMap<>();
        if (basis != null) {
            for (DataFile file : RecordFiles.list(rows, basis, ofJob(job))) {
                RecordFiles.read(rows, file, rows.schema(), row -> {
                    if (job.equals(QuestionRecords.text(row, SegmentCentres.JOB))) {
                        shares.computeIfAbsent(key(row), k -> new TreeMap<>())
                                .put(QuestionRecords.needed(row, SegmentCentres.TRAIT), (Double)
                                        row.getField(SegmentCentres.SHARE.name()));
                    }
                });
            }
        }
        List<KeptSegment> segments = new ArrayList<>();
        shares.forEach((key, its) -> segments.add(new KeptSegment(key.id(), key.from(), key.to(), its)));
        segments.sort(Comparator.comparing(KeptSegment::to)
                .thenComparing(KeptSegment::from)
                .thenComparing(KeptSegment::number));
        return segments;
    }

    private static Expression ofJob(String job) {
        return Expressions.equal(SegmentCentres.JOB.name(), job);
    }

    private static Key key(Record row) {
        return new Key(
                (LocalDate) row.getField(SegmentCentres.PERIOD_FROM.name()),
                (LocalDate) row.getField(SegmentCentres.PERIOD_TO.name()),
                QuestionRecords.needed(row, SegmentCentres.SEGMENT));
    }

    /**
     * Keeps these in place of all that are known of the job, after {@link #of(String)} was asked.
     *
     * @throws StoreConflictException if another process changed them since they were read
     */
    public void keep(String job, List<KeptSegment> segments) throws IOException {
        if (table.exists()) {
            table.widen();
        } else {
            table.create();
        }
        Table rows = table.iceberg();
        try (RecordFiles written = new RecordFiles(rows)) {
            for (KeptSegment segment : segments) {
                for (Map.Entry<String, Double> share : new TreeMap<>(segment.shares()).entrySet()) {
                    written.write(record(job, segment, share, rows.schema()));
                }
            }
            List<DataFile> files = written.finish();
            OverwriteFiles change = rows.newOverwrite().overwriteByRowFilter(ofJob(job));
            written.committed(() -> {
                RecordFiles.commit(change, basis, files);
                return true;
            });
        }
    }

    private static Record record(String job, KeptSegment segment, Map.Entry<String, Double> share, Schema schema) {
        Record row = GenericRecord.create(schema);
        QuestionRecords.set(row, SegmentCentres.JOB, job);
        QuestionRecords.set(row, SegmentCentres.PERIOD_FROM, segment.from());
        QuestionRecords.set(row, SegmentCentres.PERIOD_TO, segment.to());
        QuestionRecords.set(row, SegmentCentres.SEGMENT, segment.id());
        QuestionRecords.set(row, SegmentCentres.TRAIT, share.getKey());
        QuestionRecords.set(row, SegmentCentres.SHARE, share.getValue());
        return row;
    }
}
