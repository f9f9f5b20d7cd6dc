package balie.store;

import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What published runs of weeks were made of: the version of the interactions and who made them, as properties of their table. So a week of which
 * nothing changed need not be made again.
 */
public final class RunBases {

    private static final String PREFIX = "balie.run-basis.";
    private static final String PARTED = " ";

    private final InteractionStore store;
    private final ZoneId zone;
    private final String maker;

    /**
     * @param zone of the weeks
     * @param maker all else that figures depend on, such as a hash over the job; another one has every week made again
     */
    public RunBases(InteractionStore store, ZoneId zone, String maker) {
        this.store = store;
        this.zone = zone;
        this.maker = maker;
    }

    /**
     * Whether all contacts of a week are as they were when a run of it was made. Where that can not be told they are not.
     *
     * @param run as {@link KeysOfRuns#name}
     * @param monday of the week
     */
    public boolean isUnchanged(String run, LocalDate monday) {
        Table table = store.icebergTable();
        String[] known = table.properties().getOrDefault(PREFIX + run, "").split(PARTED, 2);
        if (known.length < 2 || !known[1].equals(maker)) {
            return false;
        }
        Optional<SortedSet<LocalDate>> changed =
                ChangedWeeks.since(Long.valueOf(known[0]), table, store.hasSeveralShapes(), zone);
        return changed.isPresent() && !changed.get().contains(monday);
    }

    /** Keeps what a run is made of; to be called before it is published. Nothing is written if that is known. */
    public void keep(String run) {
        Table table = store.icebergTable();
        @Nullable Long basis = StagedChange.basis(table);
        if (basis == null) {
            return;
        }
        String made = basis + PARTED + maker;
        if (!Objects.equals(table.properties().get(PREFIX + run), made)) {
            table.updateProperties().set(PREFIX + run, made).commit();
        }
    }
}
