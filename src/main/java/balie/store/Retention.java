package balie.store;

import balie.contract.StoredInteractions;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Takes texts and persons that are older than they may be off the contacts of a store; the contacts stay and are counted as before. With
 * them go the wordings and vectors that no younger contact has, what customers came with by week, every earlier version of the tables,
 * and what killed runs left. Who is killed in between finishes it with the next run.
 */
public final class Retention {

    /** Stands in the table from the change of the rows until the bytes are gone. */
    private static final String UNFINISHED = "balie.aging-unfinished";

    private final InteractionStore store;

    public Retention(InteractionStore store) {
        this.store = store;
    }

    /**
     * What went.
     *
     * @param texts contacts, in each shape of export, that lost what they say
     * @param persons the same that lost who they were of or who handled them
     * @param wordings that no younger contact has
     * @param snapshots versions of the tables that held them
     * @param files that only those named, or no version
     */
    public record Aged(long texts, long persons, long wordings, long snapshots, long files) {

        public static final Aged NOTHING = new Aged(0, 0, 0, 0, 0);
    }

    /**
     * Ages the contacts of some sources.
     *
     * @param textBefore what contacts that were opened before this say goes; null: it stays
     * @param personsBefore who contacts that were opened before this were of goes, and what they say; null: it stays
     * @param redaction of a text that becomes the label of a question
     * @param begun files that no version names and that were written before this are what killed runs left
     * @throws StoreConflictException if another process changed the store meanwhile
     */
    public Aged age(
            Collection<String> sources,
            @Nullable Instant textBefore,
            @Nullable Instant personsBefore,
            UnaryOperator<String> redaction,
            Instant begun)
            throws IOException {
        Table table = store.icebergTable();
        Long basis = StagedChange.basis(table);
        AgeLimits limits = AgeLimits.of(table.properties());
        for (String source : sources) {
            limits = limits.and(source, textBefore, personsBefore);
        }
        if (basis == null || limits.isEmpty()) {
            return Aged.NOTHING;
        }
        Dataset<Row> rows = store.rows().select(StoredInteractions.TABLE.columns());
        Dataset<Row> openings = store.needsOpenings() ? AgeLimits.openings(rows) : null;
        // Cut off from the table, so that the merge does not read what it is about to change.
        Dataset<Row> due = limits.due(rows, openings).localCheckpoint();
        long[] lost = limits.lost(due);
        boolean any = lost[0] + lost[1] > 0;
        if (!any && !table.properties().containsKey(UNFINISHED)) {
            return Aged.NOTHING;
        }
        if (any) {
            try (StagedChange change = new StagedChange(table, basis)) {
                String target = change.in(store.table());
                limits.without(due)
                        .alias("source")
                        .mergeInto(target, Comparison.sameKey("source.", target + "."))
                        .whenMatched()
                        .updateAll()
                        .merge();
                Map<String, String> properties = new HashMap<>(limits.properties());
                properties.put(UNFINISHED, "true");
                change.publish(properties);
            }
        }
        return finish(limits, redaction, begun, lost[0], lost[1]);
    }

    private Aged finish(AgeLimits limits, UnaryOperator<String> redaction, Instant begun, long texts, long persons)
            throws IOException {
        CustomerHistory.of(store).forgetBefore(limits.persons());
        long wordings = new UnusedWordings(store).forgetTexts(redaction);
        Cleaning.Cleaned past = Cleaning.expire(store, true);
        long leftovers = Cleaning.removeLeftovers(store, begun);
        Table table = store.icebergTable();
        table.updateProperties().remove(UNFINISHED).commit();
        return new Aged(texts, persons, wordings, past.snapshots(), past.files() + leftovers);
    }
}
