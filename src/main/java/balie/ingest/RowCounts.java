package balie.ingest;

/**
 * What became of the records of a file or of a run.
 *
 * @param read records found
 * @param accepted taken in: into the canonical table, or as one of the updates of a case
 * @param quarantined could not be read or mapped
 * @param duplicates repeat an interaction that the same run read in a newer or equal form
 */
public record RowCounts(long read, long accepted, long quarantined, long duplicates) {

    public static final RowCounts NONE = new RowCounts(0, 0, 0, 0);

    public RowCounts plus(RowCounts other) {
        return new RowCounts(
                read + other.read,
                accepted + other.accepted,
                quarantined + other.quarantined,
                duplicates + other.duplicates);
    }

    /** Whether nothing was lost: read = accepted + quarantined + duplicates. */
    public boolean reconciles() {
        return read == accepted + quarantined + duplicates;
    }
}
