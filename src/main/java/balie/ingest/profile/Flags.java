package balie.ingest.profile;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** Words for yes and no. */
final class Flags {

    private static final Set<String> WORDS = Set.of(
            "yes", "no", "true", "false", "y", "n", "ja", "nee", "j", "nein", "waar", "onwaar", "wahr", "falsch", "x");

    private Flags() {}

    /** Whether there is at most one word for yes and one for no, and nothing else. */
    static boolean areAll(Collection<String> values) {
        return !values.isEmpty()
                && values.size() <= 2
                && values.stream().allMatch(v -> WORDS.contains(v.toLowerCase(Locale.ROOT)));
    }
}
