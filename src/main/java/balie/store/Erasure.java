package balie.store;

import balie.contract.Interactions;
import balie.privacy.KeyRing;
import balie.privacy.Pseudonyms;
import balie.store.ErasedPeople.Contact;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import static org.apache.spark.sql.functions.col;

/** Takes people out of a store: their rows, the versions of the table that held them, and every file that no version names. */
public final class Erasure {

    private static final StructType KEYS = new StructType()
            .add(Interactions.SOURCE.name(), DataTypes.StringType)
            .add(Interactions.INTERACTION_ID.name(), DataTypes.StringType);

    private final InteractionStore store;
    private final List<String> customers;
    private final @Nullable String source;
    private final boolean evenIfUnknown;

    /**
     * @param customers ids as their exports write them
     * @param source whose ids they are; null: of every source
     */
    public Erasure(InteractionStore store, List<String> customers, @Nullable String source) {
        this(store, customers, source, false);
    }

    /** @param evenIfUnknown whether also those are noted of whom there is no row, so that later exports bring none */
    public Erasure(InteractionStore store, List<String> customers, @Nullable String source, boolean evenIfUnknown) {
        this.store = store;
        this.customers = List.copyOf(customers);
        this.source = source;
        this.evenIfUnknown = evenIfUnknown;
    }

    /**
     * What was removed.
     *
     * @param rows of the table
     * @param contacts they were of
     * @param files that were written anew without them
     * @param unknown ids of which there is no row and that were not erased before
     */
    public record Removed(long rows, long contacts, long files, List<String> unknown) {}

    /**
     * Removes the rows of the customers and notes these, in one commit. All of a contact goes, also what another shape of export
     * gave of it without the customer's id.
     *
     * @param keys that erased people are or were noted with
     * @throws StoreConflictException if another process changed the store meanwhile
     */
    public Removed rows(KeyRing keys) {
        Table table = store.icebergTable();
        Long basis = StagedChange.basis(table);
        Map<String, Set<Contact>> contacts = contacts();
        ErasedPeople before = store.erased();
        List<String> unknown = customers.stream()
                .filter(c -> !contacts.containsKey(c) && !before.contains(c, source, keys))
                .toList();
        Map<String, String> properties = new HashMap<>();
        if (evenIfUnknown) {
            unknown.forEach(customer -> properties.putAll(before.noting(customer, source, Set.of(), keys)));
        }
        if (contacts.isEmpty()) {
            note(table, properties);
            return new Removed(0, 0, 0, unknown);
        }
        // Before the contacts: killed between the two, erasing again finds the contacts and does both.
        CustomerHistory.of(store).forget(customers, source);
        Set<Contact> all = new HashSet<>();
        contacts.forEach((customer, theirs) -> {
            properties.putAll(before.noting(customer, source, theirs, keys));
            all.addAll(theirs);
        });
        List<Row> removed =
                all.stream().map(c -> RowFactory.create(c.source(), c.id())).toList();
        Dataset<Row> gone = store.spark().createDataFrame(removed, KEYS).alias("gone");
        long rows = store.spark()
                .table(store.table())
                .join(gone, sameContact(store.table()), "left_semi")
                .count();
        try (StagedChange staged = new StagedChange(table, basis)) {
            String target = staged.in(store.table());
            gone.mergeInto(target, sameContact(target)).whenMatched().delete().merge();
            staged.publish(properties);
        }
        table.refresh();
        return new Removed(rows, all.size(), rewritten(table.currentSnapshot()), unknown);
    }

    /** The same with a key that replaced none. */
    public Removed rows(Pseudonyms key) {
        return rows(KeyRing.of(key));
    }

    private static void note(Table table, Map<String, String> properties) {
        if (!properties.isEmpty()) {
            UpdateProperties update = table.updateProperties();
            properties.forEach(update::set);
            update.commit();
        }
    }

    private static Column sameContact(String table) {
        return col("gone." + Interactions.SOURCE.name())
                .equalTo(col(table + "." + Interactions.SOURCE.name()))
                .and(col("gone." + Interactions.INTERACTION_ID.name())
                        .equalTo(col(table + "." + Interactions.INTERACTION_ID.name())));
    }

    private static long rewritten(@Nullable Snapshot commit) {
        return commit == null
                ? 0
                : Long.parseLong(commit.summary().getOrDefault(SnapshotSummary.DELETED_FILES_PROP, "0"));
    }

    private Map<String, Set<Contact>> contacts() {
        Column theirs = Interactions.CUSTOMER_ID.col().isin(customers.toArray());
        Map<String, Set<Contact>> contacts = new TreeMap<>();
        store.spark()
                .table(store.table())
                .filter(
                        source == null
                                ? theirs
                                : theirs.and(Interactions.SOURCE.col().equalTo(source)))
                .select(Interactions.CUSTOMER_ID.col(), Interactions.SOURCE.col(), Interactions.INTERACTION_ID.col())
                .distinct()
                .collectAsList()
                .forEach(row -> contacts.computeIfAbsent(row.getString(0), c -> new HashSet<>())
                        .add(new Contact(row.getString(1), row.getString(2))));
        return contacts;
    }

    /**
     * What was removed of what is known of wordings.
     *
     * @param wordings that no contact has any more
     * @param relabelled questions that were called by one of them
     */
    public record Forgotten(long wordings, long relabelled) {}

    /** Whether the store knows wordings at all. */
    public boolean hasWordings() {
        return QuestionStore.of(store).exists();
    }

    /**
     * Removes the wordings that no contact has any more, after the rows. A question that was called by one of them is called by
     * another of its examples, or by none.
     *
     * @param redaction of a text that becomes a label
     * @throws StoreConflictException if another process changed the store meanwhile
     */
    public Forgotten wordings(UnaryOperator<String> redaction) throws IOException {
        return new UnusedWordings(store).forget(redaction);
    }

    /** Removes every version of the tables but the one that stands. */
    public Cleaning.Cleaned history() throws IOException {
        return Cleaning.expire(store, true);
    }

    /** Removes the files that killed runs left; how many. See {@link Cleaning#removeLeftovers}. */
    public long leftovers(Instant olderThan) throws IOException {
        return Cleaning.removeLeftovers(store, olderThan);
    }

    /** Looks through all that is left of the store for the customers' ids, and for wordings that no contact has. */
    public Proof prove() throws IOException {
        Proof proof = new ErasureProof(store.icebergTables(), customers, source).look();
        int unused = new UnusedWordings(store).keys().size();
        if (unused == 0) {
            return proof;
        }
        List<String> remains = new ArrayList<>(proof.remains());
        remains.add(unused + " wordings that no contact has");
        return new Proof(proof.files(), remains, proof.mentions());
    }

    /**
     * What looking through the files showed.
     *
     * @param files that were read
     * @param remains places where something of the customers is left, or could be; none: it is proved that there are none
     * @param mentions rows of other people that hold an id somewhere
     */
    public record Proof(long files, List<String> remains, List<String> mentions) {
        public Proof {
            remains = List.copyOf(new TreeSet<>(remains));
            mentions = List.copyOf(new TreeSet<>(mentions));
        }
    }
}
