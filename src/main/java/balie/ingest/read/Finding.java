package balie.ingest.read;

import java.io.Serializable;

/**
 * One thing found out about how a file is written, and what it was concluded from.
 *
 * @param what encoding, delimiter, quote, ...
 * @param value what was found
 * @param why the evidence, or who pinned it
 */
public record Finding(String what, String value, String why) implements Serializable {}
