package balie.ingest.read;

import balie.config.SourceMapping;
import org.jspecify.annotations.Nullable;

/**
 * What is laid down of how a file is written; what is null is found out from the file.
 *
 * @param format null: found out
 * @param encoding name of a character set
 */
public record Pins(
        SourceMapping.@Nullable Format format,
        @Nullable String encoding,
        @Nullable Character delimiter,
        @Nullable Character quote) {

    /** Nothing is laid down. */
    public static final Pins NONE = new Pins(null, null, null, null);

    /** What a mapping lays down. */
    public static Pins of(SourceMapping mapping) {
        return new Pins(
                mapping.format(),
                mapping.dialect().encoding(),
                mapping.dialect().delimiter(),
                mapping.dialect().quote());
    }
}
