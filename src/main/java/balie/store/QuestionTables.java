package balie.store;

import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The tables of wordings and of questions, which change together.
 *
 * <p>Iceberg commits one table at a time. So the table of questions names the version of the table of wordings that it goes with, and
 * that is the one that is read: wordings are committed first and nobody sees them, until the commit of the questions names them.
 * Who is killed between the two leaves the old state, and a version of the wordings that the next change takes back
 * ({@link Loaded#settle()}).
 */
final class QuestionTables {

    /** Summary of a commit of wordings: which change it was made for. */
    private static final String CHANGE = "balie.change";

    /** The state of two tables that are not there, or were never filled. No version of a table has this number. */
    static final long NOTHING = -1;

    private static final String WORDINGS = "balie.wordings-version";

    private final StoreTable wordings;
    private final StoreTable questions;

    QuestionTables(SparkSession spark, String catalog) {
        this.wordings = StoreTable.wordings(spark, catalog);
        this.questions = StoreTable.questions(spark, catalog);
    }

    /** Name of the table of wordings, with catalog and namespace. */
    String wordings() {
        return wordings.name();
    }

    /** Both tables; empty: no run made them yet. */
    Optional<Loaded> load() {
        // Made last.
        return questions.exists() && wordings.exists()
                ? Optional.of(new Loaded(wordings.iceberg(), questions.iceberg()))
                : Optional.empty();
    }

    /** The same, made if they are not there. */
    Loaded make() {
        if (wordings.exists()) {
            wordings.widen();
        } else {
            wordings.create();
        }
        if (questions.exists()) {
            questions.widen();
        } else {
            questions.create();
        }
        return new Loaded(wordings.iceberg(), questions.iceberg());
    }

    /** Those of the two that are there, for looking after their files. */
    List<Table> present() {
        List<Table> tables = new ArrayList<>();
        for (StoreTable table : List.of(wordings, questions)) {
            if (table.exists()) {
                tables.add(table.iceberg());
            }
        }
        return tables;
    }

    /** The two as they are loaded. */
    record Loaded(Table wordings, Table questions) {

        /** The version of the wordings that stands; null: there are none. */
        @Nullable
        Long version() {
            Long named = named();
            // Its past was taken away and whoever did that was killed: then what is left says the same.
            return named == null || wordings.snapshot(named) != null ? named : StagedChange.basis(wordings);
        }

        private @Nullable Long named() {
            String named = questions.properties().get(WORDINGS);
            return named == null ? null : Long.valueOf(named);
        }

        /** Takes back what a killed process committed of wordings and never named; before anything else is changed. */
        void settle() throws IOException {
            wordings.refresh();
            questions.refresh();
            Long named = named();
            Long current = StagedChange.basis(wordings);
            if (named == null) {
                if (current != null
                        && !RecordFiles.list(wordings, current, Expressions.alwaysTrue())
                                .isEmpty()) {
                    wordings.newDelete()
                            .deleteFromRowFilter(Expressions.alwaysTrue())
                            .commit();
                }
            } else if (wordings.snapshot(named) == null) {
                name();
            } else if (!named.equals(current)) {
                wordings.manageSnapshots().setCurrentSnapshot(named).commit();
            }
            wordings.refresh();
        }

        /** Names the wordings as they stand, after a change of their files that changed no row. */
        void name() {
            wordings.refresh();
            Long named = named();
            Snapshot current = wordings.currentSnapshot();
            // What another process has just committed of wordings is that one's to name.
            if (named != null
                    && current != null
                    && named != current.snapshotId()
                    && (wordings.snapshot(named) == null || !current.summary().containsKey(CHANGE))) {
                questions
                        .updateProperties()
                        .set(WORDINGS, Long.toString(current.snapshotId()))
                        .commit();
            }
        }

        /** What tells one state of the two from another. */
        long state() {
            Long state = StagedChange.basis(questions);
            return state == null ? NOTHING : state;
        }

        /**
         * Commits files of wordings that nobody sees before {@link #publish}.
         *
         * @param gone files that are replaced; null: all
         * @return the version of the wordings that has them
         */
        long stage(@Nullable List<DataFile> gone, List<DataFile> come) {
            String id = UUID.randomUUID().toString();
            Long basis = StagedChange.basis(wordings);
            OverwriteFiles change = wordings.newOverwrite().set(CHANGE, id);
            if (gone == null) {
                change.overwriteByRowFilter(Expressions.alwaysTrue());
            } else {
                gone.forEach(change::deleteFile);
            }
            RecordFiles.commit(change, basis, come);
            wordings.refresh();
            for (Snapshot version : wordings.snapshots()) {
                if (id.equals(version.summary().get(CHANGE))) {
                    return version.snapshotId();
                }
            }
            throw new StoreConflictException(new IllegalStateException("the wordings that were written are gone"));
        }

        /**
         * Brings questions into force, and with them a version of the wordings.
         *
         * @throws StoreConflictException if another process changed them meanwhile
         */
        void publish(List<DataFile> files, @Nullable Long version, Map<String, String> facts) {
            // Before the transaction, which looks at the newest state: that may be another's.
            Long basis = StagedChange.basis(questions);
            Transaction all = questions.newTransaction();
            RecordFiles.commit(all.newOverwrite().overwriteByRowFilter(Expressions.alwaysTrue()), basis, files);
            if (version != null || !facts.isEmpty()) {
                UpdateProperties properties = all.updateProperties();
                if (version != null) {
                    properties.set(WORDINGS, Long.toString(version));
                }
                facts.forEach(properties::set);
                properties.commit();
            }
            try {
                all.commitTransaction();
            } catch (ValidationException | CommitFailedException e) {
                throw new StoreConflictException(e);
            }
        }
    }
}
