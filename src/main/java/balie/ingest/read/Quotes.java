package balie.ingest.read;

/**
 * Where a place in a delimited file is with regard to quotes, by the rules of the parser: a quote opens a field only as its first
 * byte, and of two quotes in a row inside a quoted field the first does not close it.
 */
enum Quotes {
    OUTSIDE,
    INSIDE,
    /** Right behind a quote that closes a field, unless another follows. */
    CLOSING;

    /**
     * Behind one more quote.
     *
     * @param fieldStart whether the byte before the quote ends a field or a line
     * @param adjacent whether the byte before the quote is one too
     */
    Quotes next(boolean fieldStart, boolean adjacent) {
        return switch (this) {
            case INSIDE -> CLOSING;
            case CLOSING -> adjacent ? INSIDE : fieldStart ? INSIDE : OUTSIDE;
            case OUTSIDE -> fieldStart ? INSIDE : OUTSIDE;
        };
    }
}
