package balie.store;

import balie.contract.Interactions;
import balie.testkit.SharedSpark;
import balie.testkit.StoredRow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A store with two contacts, as an earlier version leaves it: without tables of what was published. */
final class StoreOfTwo {

    private StoreOfTwo() {}

    /** @param folder of the store, which is made; one of the customers is called as a question may be: Q12 */
    static InteractionStore in(Path folder) throws IOException {
        Files.createDirectory(folder);
        Files.createFile(folder.resolve(StoreLock.FILE));
        InteractionStore store = SharedSpark.store(folder);
        store.compare(
                        StoredRow.dataset(List.of(
                                StoredRow.of(Interactions.INTERACTION_ID, "1", Interactions.CUSTOMER_ID, "Q12"),
                                StoredRow.of(Interactions.INTERACTION_ID, "2", Interactions.CUSTOMER_ID, "K2"))),
                        List.of(new InteractionStore.Shape(
                                "desk", "csv#1", List.of("source", "interaction_id", "customer_id"))),
                        List.of())
                .apply();
        return store;
    }
}
