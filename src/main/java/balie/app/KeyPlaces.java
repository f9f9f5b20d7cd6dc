package balie.app;

import balie.issue.CallException;
import balie.model.Audience;
import balie.privacy.KeyFile;
import balie.privacy.KeyRing;
import balie.privacy.KeyText;
import balie.privacy.PrivateFile;
import balie.privacy.Pseudonyms;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the key of each audience is: in a variable of the environment, or else in a file.
 *
 * @param folder of the keys
 */
record KeyPlaces(Path folder, Surroundings surroundings) {

    /** What the key of the names of erased people is called. */
    static final String ERASED = "erased";

    /** Where somebody may have put the key of an audience. */
    static String variable(Audience audience) {
        return "BALIE_" + audience.name().toUpperCase(Locale.ROOT) + "_KEY";
    }

    Path file(Audience audience) {
        return file(audience.code());
    }

    /** @param name of an audience, or {@link #ERASED} */
    Path file(String name) {
        return folder.resolve(name + ".key");
    }

    /**
     * The key of the environment; empty: none is set there.
     *
     * @throws CallException if what is set is no key; it does not say what that is
     */
    Optional<Pseudonyms> ofEnvironment(Audience audience) throws CallException {
        Optional<String> set = set(audience);
        Optional<Pseudonyms> key = set.flatMap(KeyText::read);
        if (set.isPresent() && key.isEmpty()) {
            throw new CallException(
                    null,
                    "the variable " + variable(audience) + " of the environment holds no key",
                    "A key is " + KeyText.FORM + " (openssl rand -hex 32 makes one). What was found is not shown.");
        }
        return key;
    }

    /** A file that was made, and who may read it: looked at, for not every file system does what it is told. */
    String made(Path file) throws IOException {
        return surroundings.shown(file)
                + PrivateFile.mode(file)
                        .map(mode -> ", mode " + mode)
                        .orElse(" (its file system has no file modes: see to it that nobody else can read it)");
    }

    private Optional<String> set(Audience audience) {
        return Optional.ofNullable(surroundings.environment().apply(variable(audience)))
                .filter(value -> !value.isBlank());
    }

    /** Whether the key of an audience comes from the environment. */
    boolean isOfEnvironment(Audience audience) {
        return set(audience).isPresent();
    }

    /**
     * The key of an audience; where there is none a file is made.
     *
     * @throws CallException if what is there is no key, or none can be made
     */
    KeyFile.Loaded load(Audience audience) throws CallException {
        Optional<Pseudonyms> set = ofEnvironment(audience);
        if (set.isPresent()) {
            return new KeyFile.Loaded(set.get(), false);
        }
        Path file = file(audience);
        try {
            return KeyFile.load(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private CallException unusable(Path file, IOException e) {
        return new CallException(
                surroundings.shown(file),
                "the pseudonym key can not be used: " + e.getMessage(),
                "Restore it from your backup. If it is lost, delete the file: a new key is made, and every customer gets"
                        + " a new pseudonym.");
    }

    /**
     * All keys that customers are or were known by, of every audience; none is made.
     *
     * @throws CallException if a key is there that can not be used
     */
    List<Pseudonyms> all() throws CallException {
        List<Pseudonyms> keys = new ArrayList<>();
        for (Audience audience : Audience.values()) {
            ofEnvironment(audience).ifPresent(keys::add);
            ring(audience.code()).map(KeyRing::keys).ifPresent(keys::addAll);
        }
        return keys;
    }

    /**
     * A key of the folder and those it replaced; empty: there is none.
     *
     * @param name of an audience, or {@link #ERASED}
     * @throws CallException if one of them can not be used
     */
    Optional<KeyRing> ring(String name) throws CallException {
        Path file = file(name);
        try {
            return KeyFile.ring(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }
}
