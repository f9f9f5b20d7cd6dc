package balie.ingest.read;

import java.io.Serializable;

/**
 * How much of a file is taken for sound; beyond it a file or record is refused by name of the limit.
 *
 * @param recordChars most characters of one record
 */
public record Limits(int recordChars) implements Serializable {

    public static final Limits DEFAULT = new Limits(16 << 20);
}
