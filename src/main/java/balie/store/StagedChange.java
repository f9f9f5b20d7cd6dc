package balie.store;

import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A change of rows and properties that comes into force in one commit, or not at all.
 *
 * <p>Rows are written to a branch of the table, in as many commits as it takes. Then one commit makes that branch the table,
 * sets the properties and removes the branch. It fails if the table is no longer the one that the change rests on, in any
 * catalog. Whoever is killed before leaves the old table and a branch, which the next change removes.
 */
final class StagedChange implements AutoCloseable {

    private static final String PREFIX = "balie_staged_";

    private final Table table;
    private final @Nullable Long basis;
    private final String branch = PREFIX + UUID.randomUUID().toString().replace("-", "");
    private boolean open = true;

    /**
     * @param table as loaded
     * @param basis the snapshot that the change rests on, see {@link #basis(Table)}
     */
    StagedChange(Table table, @Nullable Long basis) {
        this.table = table;
        this.basis = basis;
        if (basis == null) {
            checkUnchanged();
            table.manageSnapshots().createBranch(branch).commit();
        } else {
            table.manageSnapshots().createBranch(branch, basis).commit();
        }
    }

    /** The snapshot that stands now; null: there is none. */
    static @Nullable Long basis(Table table) {
        Snapshot current = table.currentSnapshot();
        return current == null ? null : current.snapshotId();
    }

    /** What to read from and write to in place of {@code table}, by the table's name. */
    String in(String tableName) {
        return tableName + ".branch_" + branch;
    }

    /** The branch, for writers that are told it by name. */
    String branch() {
        return branch;
    }

    /**
     * Brings the change into force.
     *
     * @param properties to be set with it
     * @throws StoreConflictException if the table is another by now; nothing of the change is in force then
     */
    void publish(Map<String, String> properties) {
        table.refresh();
        checkUnchanged();
        try {
            Transaction all = table.newTransaction();
            ManageSnapshots refs = all.manageSnapshots().fastForwardBranch(SnapshotRef.MAIN_BRANCH, branch);
            // What others left, or still write, rests on a table that is now the past: it can not come into force any
            // more.
            table.refs().keySet().stream().filter(StagedChange::isStaged).forEach(refs::removeBranch);
            refs.commit();
            if (!properties.isEmpty()) {
                UpdateProperties update = all.updateProperties();
                properties.forEach(update::set);
                update.commit();
            }
            all.commitTransaction();
        } catch (CommitFailedException e) {
            throw new StoreConflictException(e);
        }
        open = false;
    }

    private void checkUnchanged() {
        if (!Objects.equals(basis(table), basis)) {
            throw new StoreConflictException(
                    new IllegalStateException("read at snapshot " + basis + ", now at " + basis(table)));
        }
    }

    static boolean isStaged(String ref) {
        return ref.startsWith(PREFIX);
    }

    /** Gives the change up if it did not come into force. */
    @Override
    public void close() {
        if (open) {
            open = false;
            try {
                table.refresh();
                if (table.refs().containsKey(branch)) {
                    table.manageSnapshots().removeBranch(branch).commit();
                }
            } catch (RuntimeException e) {
                // A branch that stays does no harm, and there is a failure on its way that says more.
                return;
            }
        }
    }
}
