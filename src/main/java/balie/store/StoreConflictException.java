package balie.store;

/** Another process changed the store after it was read and before the change that rests on it; that change was given up. */
public final class StoreConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreConflictException(Throwable cause) {
        super("the store was changed by another process in the meantime", cause);
    }
}
