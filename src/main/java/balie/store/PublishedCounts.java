package balie.store;

import balie.contract.Counts;
import balie.contract.Figures;
import balie.model.Count;
import balie.model.FigureId;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The counts that jobs published or hid, kept beside the interactions. What was published is never changed. A store of an earlier
 * version, without them, is one of which nothing was published. Who writes has the turn of the store.
 */
public final class PublishedCounts {

    private final StoreTable table;

    private PublishedCounts(StoreTable table) {
        this.table = table;
    }

    /** The counts of a store. Nothing is read or made yet. */
    public static PublishedCounts of(InteractionStore store) {
        return new PublishedCounts(store.countTable());
    }

    /**
     * What a job published before a publication, the first first.
     *
     * @param publication if it was published already, only what came before it is given
     * @param days {@link Count#days} of the counts asked for; besides, all that are about no group are given
     */
    public List<List<Count>> before(String job, String publication, Set<String> days) throws IOException {
        if (!table.exists()) {
            return List.of();
        }
        Table counts = table.iceberg();
        Long basis = StagedChange.basis(counts);
        if (basis == null) {
            return List.of();
        }
        NavigableMap<Long, List<Count>> bySequence = new TreeMap<>();
        NavigableMap<Long, String> ids = new TreeMap<>();
        Abouts abouts = new Abouts();
        Predicate<Count> wanted = count -> days.contains(count.days()) || count.isTotal();
        for (DataFile file : RecordFiles.list(counts, basis, Expressions.equal(Figures.JOB.name(), job))) {
            RecordFiles.read(counts, file, counts.schema(), row -> {
                if (job.equals(QuestionRecords.text(row, Figures.JOB))) {
                    long sequence = (Long) row.getField(Figures.SEQUENCE.name());
                    ids.putIfAbsent(sequence, QuestionRecords.needed(row, Counts.PUBLICATION));
                    Count count = abouts.count(row);
                    if (wanted.test(count)) {
                        bySequence
                                .computeIfAbsent(sequence, s -> new ArrayList<>())
                                .add(count);
                    }
                }
            });
        }
        for (Map.Entry<Long, String> id : ids.entrySet()) {
            if (id.getValue().equals(publication)) {
                return List.copyOf(bySequence.headMap(id.getKey()).values());
            }
        }
        return List.copyOf(bySequence.values());
    }

    /**
     * Keeps what is published now. A publication that is known changes nothing.
     *
     * @param publication which one it is
     * @return whether anything was written
     * @throws StoreConflictException if another process changed the counts meanwhile
     */
    public boolean add(String job, String publication, List<Count> published) throws IOException {
        if (published.isEmpty()) {
            return false;
        }
        if (table.exists()) {
            table.widen();
        } else {
            table.create();
        }
        Table counts = table.iceberg();
        Long basis = StagedChange.basis(counts);
        if (basis != null && publications(counts, basis, job).contains(publication)) {
            return false;
        }
        Snapshot current = counts.currentSnapshot();
        // Each change of the table has a higher number than those before it, whoever makes it.
        long sequence = current == null ? 1 : current.sequenceNumber() + 1;
        try (RecordFiles written = new RecordFiles(counts)) {
            for (Count count : published) {
                written.write(record(job, sequence, publication, count, counts.schema()));
            }
            List<DataFile> files = written.finish();
            return written.committed(() -> {
                RecordFiles.commit(counts.newOverwrite(), basis, files);
                return true;
            });
        }
    }

    private static Set<String> publications(Table counts, long basis, String job) throws IOException {
        Set<String> publications = new HashSet<>();
        Schema columns = counts.schema().select(Figures.JOB.name(), Counts.PUBLICATION.name());
        for (DataFile file : RecordFiles.list(counts, basis, Expressions.equal(Figures.JOB.name(), job))) {
            RecordFiles.read(counts, file, columns, row -> {
                if (job.equals(QuestionRecords.text(row, Figures.JOB))) {
                    publications.add(QuestionRecords.needed(row, Counts.PUBLICATION));
                }
            });
        }
        return publications;
    }

    private static Record record(String job, long sequence, String publication, Count count, Schema schema) {
        Record row = GenericRecord.create(schema);
        QuestionRecords.set(row, Figures.JOB, job);
        QuestionRecords.set(row, Figures.SEQUENCE, sequence);
        QuestionRecords.set(row, Counts.PUBLICATION, publication);
        QuestionRecords.set(row, Figures.TABLE_NAME, count.table());
        QuestionRecords.set(row, Counts.COLUMN_NAME, count.column());
        QuestionRecords.set(row, Counts.ABOUT, Abouts.text(count.about()));
        QuestionRecords.set(row, Figures.PERIOD_FROM, count.from());
        QuestionRecords.set(row, Figures.PERIOD_TO, count.to());
        QuestionRecords.set(row, Figures.SOURCE, count.source());
        QuestionRecords.set(row, Counts.VALUE, count.value());
        QuestionRecords.set(row, Counts.SHOWN, count.shown());
        return row;
    }

    /** What counts are about, as text and read again; what many of them share is kept once. */
    private static final class Abouts {

        private final Map<String, SortedMap<String, String>> read = new HashMap<>();
        private final Map<String, String> texts = new HashMap<>();

        Count count(Record row) {
            String source = QuestionRecords.text(row, Figures.SOURCE);
            return new Count(
                    shared(QuestionRecords.needed(row, Figures.TABLE_NAME)),
                    shared(QuestionRecords.needed(row, Counts.COLUMN_NAME)),
                    read.computeIfAbsent(QuestionRecords.needed(row, Counts.ABOUT), Abouts::parse),
                    (@Nullable LocalDate) row.getField(Figures.PERIOD_FROM.name()),
                    (@Nullable LocalDate) row.getField(Figures.PERIOD_TO.name()),
                    source == null ? null : shared(source),
                    (Long) row.getField(Counts.VALUE.name()),
                    (Boolean) row.getField(Counts.SHOWN.name()));
        }

        private String shared(String text) {
            return texts.computeIfAbsent(text, t -> t);
        }

        static String text(SortedMap<String, String> about) {
            List<String> parts = new ArrayList<>();
            about.forEach((name, value) -> parts.add(FigureId.part(name, value)));
            return String.join(";", parts);
        }

        static SortedMap<String, String> parse(String text) {
            SortedMap<String, String> about = new TreeMap<>();
            StringBuilder part = new StringBuilder();
            for (int i = 0; i <= text.length(); i++) {
                char c = i == text.length() ? ';' : text.charAt(i);
                if (c == '\\' && i + 1 < text.length()) {
                    i++;
                    part.append(text.charAt(i));
                } else if (c == ';') {
                    int equals = part.indexOf("=");
                    if (equals > 0) {
                        about.put(part.substring(0, equals), part.substring(equals + 1));
                    }
                    part.setLength(0);
                } else {
                    part.append(c);
                }
            }
            return Collections.unmodifiableSortedMap(about);
        }
    }
}
