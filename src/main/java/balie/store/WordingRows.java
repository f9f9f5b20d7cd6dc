package balie.store;

import balie.contract.Wordings;
import balie.model.StoredWording;
import balie.store.QuestionTables.Loaded;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * The rows of the table of wordings. Which files hold some wordings is found by reading no more than the keys, so vectors are read
 * of those files only; a file that holds a wording that changes is written anew.
 */
final class WordingRows {

    private final Loaded tables;
    private final Table table;
    private final @Nullable Long version;

    WordingRows(Loaded tables) {
        this.tables = tables;
        this.table = tables.wordings();
        this.version = tables.version();
    }

    /** A file, and which of the keys that are looked for are in it. */
    private record Holding(DataFile file, Set<String> keys) {}

    private List<DataFile> files(Expression filter) throws IOException {
        return version == null ? List.of() : RecordFiles.list(table, version, filter);
    }

    private List<Holding> holding(Set<String> keys) throws IOException {
        Schema key = table.schema().select(Wordings.WORDING_KEY.name());
        return files(Expressions.alwaysTrue()).parallelStream()
                .map(file -> {
                    Set<String> found = new HashSet<>();
                    RecordFiles.read(table, file, key, row -> {
                        String each = QuestionRecords.needed(row, Wordings.WORDING_KEY);
                        if (keys.contains(each)) {
                            found.add(each);
                        }
                    });
                    return new Holding(file, found);
                })
                .filter(holding -> !holding.keys().isEmpty())
                .toList();
    }

    private List<StoredWording> read(DataFile file, Predicate<String> wanted) {
        List<StoredWording> wordings = new ArrayList<>();
        RecordFiles.read(table, file, table.schema(), row -> {
            if (wanted.test(QuestionRecords.needed(row, Wordings.WORDING_KEY))) {
                wordings.add(QuestionRecords.wording(row));
            }
        });
        return wordings;
    }

    /** How many there are. */
    long count() {
        Snapshot snapshot = version == null ? null : table.snapshot(version);
        return snapshot == null
                ? 0
                : Long.parseLong(snapshot.summary().getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, "0"));
    }

    /** The keys of all. */
    Set<String> keys() throws IOException {
        Schema key = table.schema().select(Wordings.WORDING_KEY.name());
        Set<String> keys = new HashSet<>();
        for (DataFile file : files(Expressions.alwaysTrue())) {
            RecordFiles.read(table, file, key, row -> keys.add(QuestionRecords.needed(row, Wordings.WORDING_KEY)));
        }
        return keys;
    }

    /** The rows of files that can hold rows for which something is true. */
    List<StoredWording> among(Expression filter) throws IOException {
        return files(filter).parallelStream()
                .flatMap(file -> read(file, key -> true).stream())
                .toList();
    }

    /** The rows that ask one of these. Only what they ask is read of files that hold none. */
    List<StoredWording> asking(Set<String> questionKeys) throws IOException {
        Schema asks = table.schema().select(Wordings.QUESTION_KEY.name());
        Predicate<Record> wanted = row -> {
            String asked = QuestionRecords.text(row, Wordings.QUESTION_KEY);
            return asked != null && questionKeys.contains(asked);
        };
        return files(Expressions.alwaysTrue()).parallelStream()
                .flatMap(file -> {
                    AtomicBoolean any = new AtomicBoolean();
                    RecordFiles.read(table, file, asks, row -> any.compareAndSet(false, wanted.test(row)));
                    List<StoredWording> wordings = new ArrayList<>();
                    if (any.get()) {
                        RecordFiles.read(table, file, table.schema(), row -> {
                            if (wanted.test(row)) {
                                wordings.add(QuestionRecords.wording(row));
                            }
                        });
                    }
                    return wordings.stream();
                })
                .toList();
    }

    /** The rows of some keys, as far as they are there. */
    List<StoredWording> of(Set<String> keys) throws IOException {
        return keys.isEmpty() ? List.of() : of(holding(keys), keys);
    }

    private List<StoredWording> of(List<Holding> files, Set<String> keys) {
        return files.parallelStream()
                .flatMap(holding -> read(holding.file(), keys::contains).stream())
                .toList();
    }

    /**
     * A change of rows that is written but not in force.
     *
     * @param version of the table that holds it
     * @param any whether anything changed at all
     */
    record Staged(@Nullable Long version, boolean any) {}

    /** Puts rows in, in place of those of the same keys, and takes rows away. Rows that are stored already change nothing. */
    Staged change(Map<String, StoredWording> rows, Set<String> removed) throws IOException {
        if (rows.isEmpty() && removed.isEmpty()) {
            return new Staged(version, false);
        }
        Set<String> all = new HashSet<>(rows.keySet());
        all.addAll(removed);
        List<Holding> files = holding(all);
        Map<String, StoredWording> changed = new TreeMap<>(rows);
        of(files, rows.keySet()).forEach(old -> {
            if (old.equals(rows.get(old.key()))) {
                changed.remove(old.key());
            }
        });
        Set<String> replaced = new HashSet<>(changed.keySet());
        replaced.addAll(removed);
        List<DataFile> touched = files.stream()
                .filter(f -> f.keys().stream().anyMatch(replaced::contains))
                .map(Holding::file)
                .toList();
        if (changed.isEmpty() && touched.isEmpty()) {
            return new Staged(version, false);
        }
        try (RecordFiles written = new RecordFiles(table)) {
            for (DataFile file : touched) {
                for (StoredWording old : read(file, key -> !replaced.contains(key))) {
                    written.write(QuestionRecords.of(old, table.schema()));
                }
            }
            for (StoredWording wording : changed.values()) {
                written.write(QuestionRecords.of(wording, table.schema()));
            }
            return stage(written, version == null ? null : touched);
        }
    }

    /** Puts rows in place of all there are, each key once; they are handed on as they come. */
    Staged replace(Iterator<StoredWording> rows) throws IOException {
        try (RecordFiles written = new RecordFiles(table)) {
            while (rows.hasNext()) {
                written.write(QuestionRecords.of(rows.next(), table.schema()));
            }
            return stage(written, null);
        }
    }

    private Staged stage(RecordFiles written, @Nullable List<DataFile> gone) throws IOException {
        List<DataFile> come = written.finish();
        return new Staged(written.committed(() -> tables.stage(gone, come)), true);
    }

    /** How many rows carry each question. */
    static Map<String, Long> byQuestion(List<StoredWording> wordings) {
        Map<String, Long> counts = new HashMap<>();
        for (StoredWording wording : wordings) {
            if (wording.questionId() != null) {
                counts.merge(wording.questionId(), 1L, Long::sum);
            }
        }
        return counts;
    }
}
