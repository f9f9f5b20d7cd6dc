package balie.privacy;

import balie.model.Audience;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/**
 * The pseudonyms of each audience, each made with a key of its own, so that the outputs of two audiences can not be joined by
 * them. An audience without a key of its own gets names of a key that nobody keeps.
 */
public final class AudienceKeys implements Serializable {

    private static final long serialVersionUID = 1L;

    private final EnumMap<Audience, Pseudonyms> keys = new EnumMap<>(Audience.class);

    /** @throws IllegalArgumentException if two audiences have the same key */
    public AudienceKeys(Map<Audience, Pseudonyms> given) {
        for (Audience audience : Audience.values()) {
            Pseudonyms key = given.get(audience);
            keys.put(audience, key == null ? Pseudonyms.ephemeral() : key);
        }
        long different =
                keys.values().stream().map(Pseudonyms::fingerprint).distinct().count();
        if (different < keys.size()) {
            throw new IllegalArgumentException("two audiences have the same key");
        }
    }

    /** For results that name no person. */
    public static AudienceKeys ephemeral() {
        return new AudienceKeys(Map.of());
    }

    /** The pseudonyms for an audience. */
    public Pseudonyms of(Audience audience) {
        Pseudonyms key = keys.get(audience);
        if (key == null) {
            throw new IllegalStateException("every audience has a key");
        }
        return key;
    }
}
