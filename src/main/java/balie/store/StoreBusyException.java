package balie.store;

import java.time.Duration;

/** Another process works with the store, and was not done in the time there was to wait. */
public final class StoreBusyException extends Exception {

    private static final long serialVersionUID = 1L;

    StoreBusyException(String holder, Duration waited) {
        super("the store is in use by " + holder
                + (waited.isZero()
                        ? ""
                        : ", and was so for the " + waited.toMinutes() + " minutes that this one waited"));
    }
}
