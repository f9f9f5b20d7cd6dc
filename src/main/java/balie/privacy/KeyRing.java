package balie.privacy;

import java.util.List;

/**
 * A key and those that it replaced: new names are made with the first, and a person is known by the names of all.
 *
 * @param keys at least one, the one in use first, then the others, the last one first
 */
public record KeyRing(List<Pseudonyms> keys) {

    /** @throws IllegalArgumentException if there is no key */
    public KeyRing {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a ring needs a key");
        }
    }

    /** A key that replaced none. */
    public static KeyRing of(Pseudonyms key) {
        return new KeyRing(List.of(key));
    }

    /** The key that new names are made with. */
    public Pseudonyms current() {
        return keys.get(0);
    }
}
