package balie.app;

import balie.issue.CallException;
import balie.privacy.KeyFile;
import balie.privacy.KeyRing;
import balie.store.ErasedPeople;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The key that the names of erased people are made with, and those it replaced. They lie with the other keys, apart from the store.
 */
final class ErasureKey {

    private static final String FILE = KeyPlaces.ERASED + ".key";

    private ErasureKey() {}

    /**
     * The keys for a store; a new one is made if nobody was erased from it yet.
     *
     * @param erased from that store
     * @throws CallException if people were erased and a key that some were noted with is not there: they would come back
     */
    static KeyRing load(Path keys, ErasedPeople erased) throws CallException {
        Path file = keys.resolve(FILE);
        if (erased.count() > 0 && !Files.exists(file)) {
            throw lost(file, "is not there", erased);
        }
        try {
            KeyFile.load(file);
            KeyRing ring = KeyFile.ring(file).orElseThrow();
            if (!erased.fit(ring)) {
                throw lost(file, "is another one, or one that it replaced is not beside it", erased);
            }
            return ring;
        } catch (IOException e) {
            throw lost(file, "can not be used: " + e.getMessage(), erased);
        }
    }

    private static CallException lost(Path file, String what, ErasedPeople erased) {
        return new CallException(
                file.toString(),
                "the key that erased people are known by " + what + "; " + erased.count()
                        + (erased.count() == 1 ? " was" : " were") + " erased from this store",
                "Restore it from your backup, and the former keys beside it (" + FILE
                        + ".former-1), or name the job's folder of"
                        + " keys (privacy: keys). Without them exports would bring these people back.");
    }
}
