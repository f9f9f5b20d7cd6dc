package balie.app;

import balie.issue.CallException;
import balie.model.Audience;
import balie.privacy.KeyFile;
import balie.privacy.KeyRing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Replaces a key by a new one. */
final class KeyRotation {

    private final KeyPlaces places;
    private final Surroundings surroundings;

    KeyRotation(KeyPlaces places) {
        this.places = places;
        this.surroundings = places.surroundings();
    }

    /**
     * Replaces a key; gives what is to be told of it.
     *
     * @param name training, marketing or erased
     * @throws CallException if there is no such key, or it does not come from a file
     */
    List<String> rotate(String name) throws CallException, IOException {
        Optional<Audience> audience = Arrays.stream(Audience.values())
                .filter(a -> a.code().equals(name))
                .findFirst();
        if (audience.isEmpty() && !name.equals(KeyPlaces.ERASED)) {
            throw new CallException(null, "there is no key '" + name + "'", "Give training, marketing or erased.");
        }
        if (audience.isPresent() && places.isOfEnvironment(audience.get())) {
            throw new CallException(
                    null,
                    "the " + name + " key comes from the environment",
                    "Set another one in " + KeyPlaces.variable(audience.get()) + ": openssl rand -hex 32 makes one.");
        }
        Path file = places.file(name);
        if (!Files.exists(file)) {
            throw new CallException(
                    surroundings.shown(file), "there is no such key yet", "What needs it first makes it.");
        }
        Path former = replace(file);
        KeyRing ring = KeyFile.ring(file).orElseThrow();
        String now = ring.current().fingerprint();
        String then = ring.keys().get(1).fingerprint();
        KeyRecords records = KeyRecords.in(places.folder());
        records.note(name, then, Files.getLastModifiedTime(former).toInstant());
        records.note(name, now, surroundings.now());
        return List.of(
                "A new key is in " + places.made(file) + "; its fingerprint is " + now + ".",
                "The former one, " + then + ", is kept as " + surroundings.shown(former) + ".",
                audience.isPresent()
                        ? "From the next run on customers have other pseudonyms for " + name
                                + ", which can not be compared with those of earlier runs. By the former key 'erase' still finds the"
                                + " runs that show a person; delete it when these are gone. Objections go by the customer's id and"
                                + " hold as before."
                        : "Who was erased before is known by the former key, who is erased from now on by the new one: keep both as"
                                + " long as the store.");
    }

    private Path replace(Path file) throws CallException {
        try {
            return KeyFile.rotate(file);
        } catch (IOException e) {
            throw new CallException(
                    surroundings.shown(file),
                    "the key can not be replaced: " + e.getMessage(),
                    "See to it that the file holds a key, and that you may write to its folder.");
        }
    }
}
