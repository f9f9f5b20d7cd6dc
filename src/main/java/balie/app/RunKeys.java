package balie.app;

import balie.issue.CallException;
import balie.model.Audience;
import balie.privacy.AudienceKeys;
import balie.privacy.KeyFile;
import balie.privacy.PrivateFile;
import balie.privacy.Pseudonyms;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys of the pseudonyms of a run.
 *
 * @param fingerprints of the keys, of each audience that has pseudonyms
 * @param earlier fingerprints that the folder of the keys knows of those audiences besides
 * @param told what there is to say of the keys, a line each
 */
record RunKeys(
        AudienceKeys pseudonyms,
        Map<Audience, String> fingerprints,
        Map<Audience, Set<String>> earlier,
        List<String> told) {

    /** Of a job without persons in its results: no key is needed, and none is made. */
    static final RunKeys NONE = new RunKeys(AudienceKeys.ephemeral(), Map.of(), Map.of(), List.of());

    /**
     * The keys of audiences; what is missing is made.
     *
     * @throws CallException if what is there is no key, or two audiences have the same
     */
    static RunKeys load(Set<Audience> audiences, KeyPlaces places) throws CallException {
        Loading loading = new Loading(places);
        for (Audience audience : audiences) {
            loading.add(audience);
        }
        return loading.keys();
    }

    private static final class Loading {

        private final KeyPlaces places;
        private final Surroundings surroundings;
        private final Map<Audience, Pseudonyms> keys = new EnumMap<>(Audience.class);
        private final Map<Audience, String> fingerprints = new EnumMap<>(Audience.class);
        private final Map<Audience, Set<String>> earlier = new EnumMap<>(Audience.class);
        private final List<String> told = new ArrayList<>();

        Loading(KeyPlaces places) {
            this.places = places;
            this.surroundings = places.surroundings();
        }

        void add(Audience audience) throws CallException {
            KeyFile.Loaded key = places.load(audience);
            String print = key.pseudonyms().fingerprint();
            keys.put(audience, key.pseudonyms());
            fingerprints.put(audience, print);
            try {
                KeyRecords records = KeyRecords.in(places.folder());
                List<KeyRecords.Entry> known = records.of(audience.code());
                Set<String> others = new HashSet<>();
                known.forEach(e -> others.add(e.fingerprint()));
                others.remove(print);
                earlier.put(audience, Set.copyOf(others));
                told(audience, key, known);
                records.note(audience.code(), print, surroundings.now());
            } catch (IOException e) {
                // A folder of keys that is not to be written to is a good one.
                told.add("Which keys are in use is not noted in " + surroundings.shown(places.folder()) + ": " + e);
            }
        }

        private void told(Audience audience, KeyFile.Loaded key, List<KeyRecords.Entry> known) throws IOException {
            if (places.isOfEnvironment(audience)) {
                return;
            }
            Path file = places.file(audience);
            String shown = surroundings.shown(file);
            if (key.created()) {
                if (!known.isEmpty()) {
                    told.add(
                            "The " + audience.code() + " key of earlier runs (fingerprint "
                                    + known.get(known.size() - 1).fingerprint()
                                    + ") is not there any more. If you have a backup, put it back as "
                                    + shown
                                    + " and run again; without it the pseudonyms of those runs can not be compared with new ones.");
                }
                told.add("A new pseudonym key was made: " + places.made(file)
                        + ". Keep it safe and private: with another key every customer gets another pseudonym.");
            }
            if (PrivateFile.isOpen(file)) {
                told.add(shown + " can be read by others than its owner (mode "
                        + PrivateFile.mode(file).orElse("") + "): chmod 600 " + shown);
            }
        }

        RunKeys keys() throws CallException {
            if (Set.copyOf(fingerprints.values()).size() < fingerprints.size()) {
                throw new CallException(
                        null,
                        "two audiences have the same pseudonym key, so that what one gets could be joined with what the other gets",
                        "Give each a key of its own: "
                                + String.join(
                                        ", ",
                                        fingerprints.keySet().stream()
                                                .map(a -> KeyPlaces.variable(a) + " or "
                                                        + surroundings.shown(places.file(a)))
                                                .toList())
                                + ".");
            }
            return new RunKeys(new AudienceKeys(keys), fingerprints, earlier, List.copyOf(told));
        }
    }
}
