package balie.app;

import balie.issue.CallException;
import balie.privacy.KeyFile;
import balie.privacy.Pseudonyms;
import balie.store.ErasedPeople;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key that the names of erased people are made with. It lies with the other keys, apart from the store. */
final class ErasureKey {

    private static final String FILE = "erased.key";

    private ErasureKey() {}

    /**
     * The key for a store; a new one is made if nobody was erased from it yet.
     *
     * @param erased from that store
     * @throws CallException if people were erased and this is not the key they were noted with: they would come back
     */
    static Pseudonyms load(Path keys, ErasedPeople erased) throws CallException {
        Path file = keys.resolve(FILE);
        if (erased.count() > 0 && !Files.exists(file)) {
            throw lost(file, "is not there", erased);
        }
        try {
            Pseudonyms key = KeyFile.load(file).pseudonyms();
            if (!erased.fit(key)) {
                throw lost(file, "is another one", erased);
            }
            return key;
        } catch (IOException e) {
            throw lost(file, "can not be used: " + e.getMessage(), erased);
        }
    }

    private static CallException lost(Path file, String what, ErasedPeople erased) {
        return new CallException(
                file.toString(),
                "the key that erased people are known by " + what + "; " + erased.count()
                        + (erased.count() == 1 ? " was" : " were") + " erased from this store",
                "Restore it from your backup, or name the job's folder of keys (privacy: keys). Without it exports would bring"
                        + " these people back.");
    }
}
