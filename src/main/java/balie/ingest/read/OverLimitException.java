package balie.ingest.read;

import java.io.IOException;

/** More than a limit allows. */
final class OverLimitException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /** @param key that sets the limit */
    OverLimitException(String key, String found) {
        super(found + " (limit '" + key + "')");
        this.key = key;
    }

    UnusableFileException unusable() {
        return new UnusableFileException(0, String.valueOf(getMessage()), Limits.remedy(key));
    }
}
