package balie.ingest.read;

/**
 * Follows one delimited record character by character, by the same rules as the parser's, so that a record can be passed over that
 * is too long to be held.
 */
final class RecordWalk {

    private enum State {
        FIELD_START,
        QUOTED,
        ESCAPED_IN_QUOTES,
        /** Behind a quote that closes its field unless another follows. */
        CLOSING,
        PLAIN,
        ESCAPED,
        ENDED
    }

    private final CsvDialect dialect;
    private State state = State.FIELD_START;
    /** Whether the field at hand has a quote before it. */
    private boolean quoted;

    private boolean broken;

    RecordWalk(CsvDialect dialect) {
        this.dialect = dialect;
    }

    void pass(char c) {
        switch (state) {
            case FIELD_START -> {
                if (c == dialect.quote()) {
                    state = State.QUOTED;
                    quoted = true;
                } else if (!dialect.padded() || c != ' ') {
                    quoted = false;
                    plain(c);
                }
            }
            case QUOTED -> {
                if (c == dialect.quote()) {
                    state = State.CLOSING;
                } else if (c == dialect.escape()) {
                    state = State.ESCAPED_IN_QUOTES;
                }
            }
            case ESCAPED_IN_QUOTES -> state = State.QUOTED;
            case CLOSING -> {
                if (c == dialect.quote()) {
                    state = State.QUOTED;
                } else {
                    plain(c);
                }
            }
            case PLAIN -> plain(c);
            case ESCAPED -> state = State.PLAIN;
            case ENDED -> throw new IllegalStateException("the record has ended");
        }
    }

    private void plain(char c) {
        if (c == dialect.delimiter()) {
            state = State.FIELD_START;
        } else if (RawRecord.isLineEnd(c)) {
            state = State.ENDED;
        } else {
            broken |= quoted && !Character.isWhitespace(c);
            state = c == dialect.escape() ? State.ESCAPED : State.PLAIN;
        }
    }

    /** Whether the character passed last begins the record's line end. */
    boolean hasEnded() {
        return state == State.ENDED;
    }

    /** Whether what was passed so far ends within quotes. */
    boolean isInQuotes() {
        return state == State.QUOTED || state == State.ESCAPED_IN_QUOTES;
    }

    /** Whether a quoted field goes on behind its closing quote. */
    boolean isBroken() {
        return broken;
    }
}
