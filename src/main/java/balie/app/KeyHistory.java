package balie.app;

import balie.model.Audience;
import balie.publish.RunFolder;
import balie.store.InteractionStore;
import balie.store.KeysOfRuns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells where the pseudonyms of earlier runs were made with other keys, and has the store keep those of this run. */
final class KeyHistory {

    private final KeysOfRuns known;
    private final RunKeys keys;
    private final String run;

    /** @param period label of the run's */
    KeyHistory(InteractionStore store, String job, String period, RunKeys keys) {
        this.known = KeysOfRuns.of(store);
        this.keys = keys;
        this.run = KeysOfRuns.name(job, period);
    }

    /** A sentence for each audience whose key is another one than before; the same if the run is made again. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        keys.fingerprints().forEach((audience, print) -> {
            Map<String, List<String>> runs = known.of(audience);
            Set<String> prints = new TreeSet<>();
            List<String> others = new ArrayList<>();
            runs.forEach((name, its) -> {
                // Of this run all that it ever had: it is published in place of those.
                Set<String> had = new TreeSet<>(name.equals(run) ? its : its.subList(its.size() - 1, its.size()));
                had.remove(print);
                if (!had.isEmpty()) {
                    others.add(name);
                    prints.addAll(had);
                }
            });
            boolean alone = runs.keySet().stream().allMatch(run::equals);
            if (others.isEmpty() && alone) {
                // The store may be a new one; what the folder of the keys knows is not.
                prints.addAll(keys.earlier().getOrDefault(audience, Set.of()));
            }
            if (!prints.isEmpty()) {
                warnings.add(sentence(audience, print, others, prints));
            }
        });
        return warnings;
    }

    private static String sentence(Audience audience, String print, List<String> runs, Set<String> others) {
        return "The " + audience.code() + " key is another one than that of earlier runs"
                + (runs.isEmpty() ? "" : " (" + RunFolder.some(runs) + ")") + ": fingerprint " + print + " now, "
                + String.join(", ", others)
                + " then. Pseudonyms of earlier runs can not be compared with those of this one.";
    }

    /** Has the store keep which keys the run has; to be called before it is published. */
    void keep() {
        if (!keys.fingerprints().isEmpty()) {
            known.keep(run, keys.fingerprints());
        }
    }
}
