package balie.store;

import balie.model.Audience;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which keys the pseudonyms of published runs were made with, by the keys' fingerprints: properties of the table of interactions, so
 * that they are known where the folder of the keys was lost as a whole. No key can be worked out from them.
 */
public final class KeysOfRuns {

    private static final String PREFIX = "balie.run-key.";
    private static final String PARTED = ",";

    private final InteractionStore store;

    private KeysOfRuns(InteractionStore store) {
        this.store = store;
    }

    /** Those of a store. Nothing is read yet. */
    public static KeysOfRuns of(InteractionStore store) {
        return new KeysOfRuns(store);
    }

    /**
     * The fingerprints of each run for an audience, by its name: {@code weekly 2026-W46}. A run that was made again with another key
     * has several, the last one last.
     */
    public SortedMap<String, List<String>> of(Audience audience) {
        SortedMap<String, List<String>> prints = new TreeMap<>();
        String prefix = prefix(audience);
        store.icebergTable().properties().forEach((property, value) -> {
            if (property.startsWith(prefix)) {
                prints.put(property.substring(prefix.length()), List.of(value.split(PARTED)));
            }
        });
        return prints;
    }

    private static String prefix(Audience audience) {
        return PREFIX + audience.code() + ".";
    }

    /** What a run is called here. */
    public static String name(String job, String period) {
        return job + " " + period;
    }

    /** Keeps which keys a run has; nothing is written if that is known. */
    public void keep(String run, Map<Audience, String> fingerprints) {
        Table table = store.icebergTable();
        UpdateProperties update = table.updateProperties();
        boolean news = false;
        for (Map.Entry<Audience, String> print : fingerprints.entrySet()) {
            List<String> known = of(print.getKey()).getOrDefault(run, List.of());
            if (known.isEmpty() || !known.get(known.size() - 1).equals(print.getValue())) {
                List<String> now = new ArrayList<>(known);
                now.remove(print.getValue());
                now.add(print.getValue());
                update.set(prefix(print.getKey()) + run, String.join(PARTED, now));
                news = true;
            }
        }
        if (news) {
            update.commit();
        }
    }
}
